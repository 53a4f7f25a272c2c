import { getTranslations } from 'next-intl/server';
import { DeclineInvoice, IssueInvoice } from '@/components/invoices/settle-invoice';
import { LiveRefresh } from '@/components/shell/live-refresh';
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
import { INVOICE_STATES, listInvoicesInput } from '@/server/invoices/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('invoices', 'heading');

type Query = { store?: string; state?: string; cursor?: string };
const TONES = { OPEN: 'warn', ISSUED: 'ok', DECLINED: 'neutral' } as const;

/** Invoices that customers asked for, and what became of them. */
export default async function InvoicesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('invoices.read', query.store);
  const [t, api] = await Promise.all([getTranslations('invoices'), serverApi()]);
  const { storeIds } = page;
  const asked = listInvoicesInput.pick({ state: true }).safeParse({ state: query.state });
  const narrowed = asked.success ? asked.data : {};
  const [found, total] = await Promise.all([
    api.invoices.list({ storeIds, ...narrowed, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.invoices.totals({ storeIds, ...narrowed }),
  ]);
  return (
    <StoreListFrame
      page={page}
      path="/invoices"
      header={{ title: t('heading'), hint: t('hint') }}
      query={{ state: query.state }}
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      above={<LiveRefresh of={['invoices']} stores={storeIds} pauseMs={5_000} />}
      filters={
        <FilterSelect
          param="state"
          label={t('state')}
          options={INVOICE_STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
        />
      }
    >
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('heading')}
            headings={[
              t('receipt'),
              t('buyer'),
              t('mail'),
              { numeric: t('amount') },
              t('state'),
              t('askedAt'),
              t('acts'),
            ]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <TextLink href={`/tickets/${row.storeId}/${row.ticketId}`}>{row.number}</TextLink>
                    <span className="block text-ink-soft text-xs">
                      <DateTime at={row.soldAt} timeZone={page.timeZoneOf(row.storeId)} />
                    </span>
                  </TableCell>
                  <TableCell>
                    {row.title}
                    <span className="figures block text-ink-soft text-xs">
                      {row.taxNumber || t('buyers.PERSON')}
                    </span>
                  </TableCell>
                  <TableCell className="break-all">{row.mail}</TableCell>
                  <AmountCell fen={row.invoicedFen ?? row.totalFen - row.cameBackFen} />
                  <TableCell>
                    <Badge tone={TONES[row.state]}>{t(`states.${row.state}`)}</Badge>
                    {row.state === 'OPEN' ? null : (
                      <span className="block text-ink-soft text-xs">
                        {row.invoiceNumber || row.reason} {row.settledBy}
                      </span>
                    )}
                    {row.invoicedFen !== null && row.invoicedFen > row.totalFen - row.cameBackFen ? (
                      <Badge tone="late">{t('cameBackSince')}</Badge>
                    ) : null}
                  </TableCell>
                  <TableCell>
                    <DateTime at={row.askedAt} timeZone={page.timeZoneOf(row.storeId)} />
                    <span className="block text-ink-soft text-xs">{row.askedBy || t('byCustomer')}</span>
                  </TableCell>
                  <TableCell>
                    {row.state === 'OPEN' && page.may('invoices.settle', row.storeId) ? (
                      <span className="flex flex-wrap gap-2">
                        <IssueInvoice
                          storeId={row.storeId}
                          invoiceId={row.id}
                          number={row.number}
                          leftFen={row.totalFen - row.cameBackFen}
                        />
                        <DeclineInvoice storeId={row.storeId} invoiceId={row.id} number={row.number} />
                      </span>
                    ) : null}
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
