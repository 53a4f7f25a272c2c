import { getTranslations } from 'next-intl/server';
import { ReportBoard } from '@/components/reports/board';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { NextStep } from '@/components/shell/next-step';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reports');

/** Stores x days: what is in, late, returned, accepted. */
export default async function DayReportsPage() {
  const page = await requireSomewhere('reports.read');
  const { storeId } = page;
  const [t, stores0] = await Promise.all([getTranslations('reports'), getTranslations('stores')]);
  const [board, context] = await Promise.all([
    (await serverApi()).reports.board({ days: 21 }),
    pageContext(),
  ]);
  const stores = storeId ? board.filter((store) => store.id === storeId) : board;
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh of={['reports', 'tills', 'stores']} />
      <PageHeader title={t('title')} description={t('description')} />
      <Card padding="none">
        {stores.length === 0 ? (
          <EmptyState
            title={t('noStores')}
            action={
              <NextStep
                permission="stores.manage"
                may={page.may('stores.manage', null)}
                ways={[{ label: stores0('title'), href: '/stores' }]}
              />
            }
          />
        ) : (
          <ReportBoard stores={stores} now={context.now} />
        )}
      </Card>
    </div>
  );
}
