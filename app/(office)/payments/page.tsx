import { getTranslations } from 'next-intl/server';
import { ExplainCharge } from '@/components/payments/explain-charge';
import { pageTitle } from '@/components/shell/page-title';
import { StoreListFrame } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect } from '@/components/ui/filter-bar';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import { CHARGE_STATES, listChargesInput } from '@/server/payments/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('payments');

type Query = { store?: string; state?: string; cursor?: string };
const TONES = { ASKED: 'warn', PAID: 'ok', REFUSED: 'neutral', CANCELLED: 'neutral' } as const;

/** Money asked of customers' phones, and what of it has no receipt. */
export default async function PaymentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('payments.read', query.store);
  const [t, api] = await Promise.all([getTranslations('payments'), serverApi()]);
  const { storeIds } = page;
  const asked = listChargesInput.pick({ state: true }).safeParse({ state: query.state });
  const narrowed = asked.success ? asked.data : {};
  const [found, total] = await Promise.all([
    api.payments.list({ storeIds, ...narrowed, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.payments.totals({ storeIds, ...narrowed }),
  ]);
  return (
    <StoreListFrame
      page={page}
      path="/payments"
      header={{ title: t('title'), hint: t('hint') }}
      query={{ state: query.state }}
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      filters={
        <FilterSelect
          param="state"
          label={t('state')}
          options={[...CHARGE_STATES, 'UNMATCHED' as const].map((one) => ({
            value: one,
            label: t(`states.${one}`),
          }))}
        />
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
            headings={[
              t('askedAt'),
              t('kind'),
              { numeric: t('amount') },
              t('state'),
              t('receipt'),
              t('person'),
            ]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={row.askedAt} timeZone={page.timeZoneOf(row.storeId)} seconds />
                  </TableCell>
                  <TableCell>
                    {t(`kinds.${row.kind}`)}
                    <span className="figures block break-all text-ink-soft text-xs">{row.reference}</span>
                  </TableCell>
                  <AmountCell fen={row.amountFen} />
                  <TableCell>
                    <Badge tone={TONES[row.state]}>{t(`states.${row.state}`)}</Badge>
                    <span className="block text-ink-soft text-xs">{row.refusal}</span>
                  </TableCell>
                  <TableCell>
                    {row.isMatched ? (
                      <TextLink href={`/tickets/${row.storeId}/${row.ticketId}`}>{t('seeReceipt')}</TextLink>
                    ) : row.explanation ? (
                      `${row.explanation} · ${row.explainedBy}`
                    ) : row.state === 'PAID' ? (
                      <span className="flex flex-wrap items-center gap-2">
                        <Badge tone="late">{t('noReceipt')}</Badge>
                        {page.may('payments.explain', row.storeId) ? (
                          <ExplainCharge
                            storeId={row.storeId}
                            chargeId={row.id}
                            amount={formatMoney(row.amountFen)}
                          />
                        ) : null}
                      </span>
                    ) : (
                      '–'
                    )}
                  </TableCell>
                  <TableCell>{row.person}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </StoreListFrame>
  );
}
