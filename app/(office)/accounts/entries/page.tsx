import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { EntryTable } from '@/components/credit/entry-table';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { FilterPeriod } from '@/components/ui/filter-period';
import { CREDIT_ACCOUNTS, CREDIT_KINDS } from '@/server/customers/credit/credit-rules';
import { day as daySchema } from '@/server/platform/schema';
import { MONEY_KINDS, TENDER_KINDS } from '@/server/tills/payment-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('credit', 'entries');

interface Props {
  searchParams: Promise<Record<string, string | undefined>>;
}

const narrowed = z.object({
  account: z.enum(CREDIT_ACCOUNTS).optional().catch(undefined),
  kind: z.enum(CREDIT_KINDS).optional().catch(undefined),
  tender: z.enum(TENDER_KINDS).optional().catch(undefined),
});

/** What was booked on customers' accounts: payments, sales on account, stored value, one by one. */
export default async function AccountEntriesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storesOfPage('credit.see', query.store);
  const [t, tenders, api] = await Promise.all([
    getTranslations('credit'),
    getTranslations('reports.tenderKinds'),
    serverApi(),
  ]);
  const today = page.businessDayIn(page.storeId, new Date());
  const to = daySchema.safeParse(query.to).data ?? today;
  const from = daySchema.safeParse(query.from).data ?? to;
  const filter = narrowed.parse(query);
  const found = await api.credit.entries({
    storeIds: page.storeIds,
    from,
    to,
    ...filter,
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  return (
    <StoreListFrame
      page={page}
      path="/accounts/entries"
      header={{
        title: t('entries'),
        hint: t('entriesHint'),
        breadcrumbs: [{ label: t('title'), href: `/accounts?store=${page.scope}` }],
      }}
      query={{ from, to, ...filter }}
      file="accountEntries"
      total={{
        count: found.count,
        counted: t('entriesCounted', { count: found.count }),
        // Accounts of several kinds come to nothing together.
        sums: filter.account || filter.tender ? [{ label: t('sum'), fen: found.totalFen }] : [],
      }}
      nextCursor={found.nextCursor}
      moreLabel={t('more')}
      filters={
        <>
          <FilterPeriod from={from} to={to} today={today} />
          <FilterSelect
            param="kind"
            label={t('what')}
            options={CREDIT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <FilterSelect
            param="account"
            label={t('account')}
            options={CREDIT_ACCOUNTS.map((value) => ({ value, label: t(`accounts.${value}`) }))}
          />
          <FilterSelect
            param="tender"
            label={t('tender')}
            options={MONEY_KINDS.map((value) => ({ value, label: tenders(value) }))}
          />
        </>
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('noEntries')} description={t('noEntriesHint')} />
        ) : (
          <EntryTable page={page} rows={found.rows} />
        )}
      </Card>
    </StoreListFrame>
  );
}
