import { getTranslations } from 'next-intl/server';
import { RemindForm } from '@/components/credit/remind-form';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { calendarDay } from '@/lib/business-day';
import type { LastCall } from '@/server/customers/credit/list-overdue';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('credit', 'overdueList');

/** Whom to ask for what is overdue: whoever broke a promise or is longest overdue first. */
export default async function OverduePage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('credit.remind', query.store);
  const [t, api] = await Promise.all([getTranslations('credit'), serverApi()]);
  const zone = page.timeZoneOf(page.storeIds[0] ?? '');
  const today = calendarDay(new Date(), zone);
  const found = await api.credit.overdue({
    storeIds: page.storeIds,
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  return (
    <StoreListFrame
      page={page}
      path="/accounts/overdue"
      header={{ title: t('overdueList'), hint: t('overdueHint') }}
      query={{}}
      total={{
        count: found.customers,
        counted: t('counted', { count: found.customers }),
        sums: [{ label: t('overdueSum'), fen: found.overdueFen }],
      }}
      nextCursor={found.nextCursor}
      moreLabel={t('more')}
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('nobodyOverdue')} description={t('nobodyOverdueHint')} />
        ) : (
          <ListTable
            aria-label={t('overdueList')}
            headings={[
              t('customer'),
              { numeric: t('overdueSum') },
              t('oldestDue'),
              t('lastCall'),
              t('remind'),
            ]}
          >
            <TableBody>
              {found.rows.map(({ customer, storeId, overdueFen, oldestDue, last }) => (
                <TableRow key={customer.id}>
                  <TableCell>
                    <TextLink href={`/accounts/${customer.id}?store=${storeId}`}>
                      {customer.name || t('erased')}
                    </TextLink>
                    <span className="figures block text-ink-soft text-xs">{customer.maskedNumber}</span>
                  </TableCell>
                  <AmountCell fen={overdueFen} />
                  <TableCell className="whitespace-nowrap">
                    <BusinessDay day={oldestDue} />
                  </TableCell>
                  <TableCell className="whitespace-normal">
                    <Last last={last} today={today} zone={zone} />
                  </TableCell>
                  <TableCell>
                    <RemindForm
                      storeId={storeId}
                      customerId={customer.id}
                      name={customer.name}
                      overdueFen={overdueFen}
                    />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}

async function Last({ last, today, zone }: { last: LastCall | null; today: string; zone: string }) {
  const t = await getTranslations('credit');
  if (!last) return <span className="text-ink-soft">{t('neverCalled')}</span>;
  return (
    <>
      {t(`outcomes.${last.outcome}`)}
      {last.promisedDay && last.promisedFen !== null ? (
        <>
          {' '}
          <BusinessDay day={last.promisedDay} /> <Amount fen={last.promisedFen} tone="plain" />{' '}
          {last.promisedDay < today ? <Badge tone="late">{t('broken')}</Badge> : null}
        </>
      ) : null}
      <span className="block text-ink-soft text-xs">
        {last.person} · <DateTime at={last.at} timeZone={zone} />
        {last.note ? ` · ${last.note}` : ''}
      </span>
    </>
  );
}
