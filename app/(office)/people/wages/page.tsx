import { getTranslations } from 'next-intl/server';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Card } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('personnel', 'wageList');

interface Props {
  /** `of=company`: those who work in all stores. */
  searchParams: Promise<{ store?: string; of?: string }>;
}

/** What everybody of a store earns, or everybody who works in all, for who may see it. */
export default async function WageListPage({ searchParams }: Props) {
  const { store, of } = await searchParams;
  const page = await storeOfPage('personnel.readWages', store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('personnel'), serverApi()]);
  const seesAll = page.may('personnel.readWages', null);
  const isCompany = of === 'company' && seesAll;
  const day = page.businessDayIn(storeId, new Date());
  const people = isCompany
    ? await api.personnel.companyWages({ day })
    : await api.personnel.wageList({ storeId, day });
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <PageHeader
        title={t('wageList')}
        description={isCompany ? t('wageListCompany') : `${page.store.name} · ${t('wageListHint')}`}
        actions={
          <>
            {isCompany ? null : <OneStore allowed={page.allowed} storeId={storeId} />}
            {seesAll ? (
              <TextLink
                className="py-2"
                href={`/people/wages?store=${storeId}${isCompany ? '' : '&of=company'}`}
              >
                {isCompany ? page.store.name : t('wagesOfCompany')}
              </TextLink>
            ) : null}
          </>
        }
      />
      <Card padding="none">
        {people.length === 0 ? <EmptyState title={t('wageListNone')} description={t('wagesHint')} /> : null}
        <ul className="divide-y divide-rule">
          {people.map(({ id, name, wage }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2">
              <TextLink href={`/people/${id}/file`} className="min-w-24 flex-1 py-1 font-medium">
                {name}
              </TextLink>
              {wage ? (
                <>
                  <span className="figures">
                    {t(wage.kind === 'MONTHLY' ? 'perMonth' : 'perHour', { amount: formatMoney(wage.fen) })}
                  </span>
                  <span className="w-40 text-ink-soft text-sm">
                    {t('from')} <BusinessDay day={wage.fromDay} />
                  </span>
                </>
              ) : (
                <span className="text-ink-soft text-sm">{t('notSet')}</span>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
