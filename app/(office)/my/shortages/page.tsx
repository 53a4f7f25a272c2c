import { getTranslations } from 'next-intl/server';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { CaseTable } from '@/components/shortages/case-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('shortages', 'mine');

/** The signed-in person's own shortages, in every store. */
export default async function MyShortagesPage() {
  const page = await pageSession();
  const t = await getTranslations('shortages');
  const rows = await (await serverApi()).shortages.mine();
  const { stores } = page.session;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('mine')} />
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('noneMine')} description={t('noneMineHint')} />
        ) : (
          <CaseTable
            columns={['store']}
            rows={rows}
            href={(row) => `/my/shortages/${row.storeId}/${row.id}`}
            timeZoneOf={page.timeZoneOf}
            codeOf={(storeId) =>
              stores.length > 1 ? stores.find(({ id }) => id === storeId)?.code : undefined
            }
          />
        )}
      </Card>
    </div>
  );
}
