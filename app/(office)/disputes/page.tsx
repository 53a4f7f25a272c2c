import { getTranslations } from 'next-intl/server';
import { SharesWords } from '@/components/disputes/shares-words';
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
import { goodsName } from '@/lib/goods-name';
import { DISPUTE_STATES, listDisputesInput } from '@/server/disputes/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('disputes');

type Query = { store?: string; state?: string; cursor?: string };

/** Sales disputes: everybody's for who decides, else one's own. */
export default async function DisputesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const page = await storesOfPage('disputes.read', query.store);
  const [t, api] = await Promise.all([getTranslations('disputes'), serverApi()]);
  const { storeIds } = page;
  const asked = listDisputesInput.pick({ state: true }).safeParse({ state: query.state });
  const narrowed = asked.success ? asked.data : {};
  const [found, total] = await Promise.all([
    api.disputes.list({ storeIds, ...narrowed, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.disputes.totals({ storeIds, ...narrowed }),
  ]);
  return (
    <StoreListFrame
      page={page}
      path="/disputes"
      header={{ title: t('title'), hint: t('hint') }}
      query={{ state: query.state }}
      total={{ count: total.count }}
      nextCursor={found.nextCursor}
      moreLabel={t('older')}
      above={<LiveRefresh of={['disputes']} stores={storeIds} pauseMs={5_000} />}
      filters={
        <FilterSelect
          param="state"
          label={t('state')}
          options={DISPUTE_STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
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
              t('goods'),
              t('number'),
              t('raisedBy'),
              t('against'),
              t('state'),
              { numeric: t('amount') },
              t('raisedAt'),
            ]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <TextLink href={`/disputes/${row.id}?store=${row.storeId}`}>
                      {row.line ? goodsName({ name: row.line.productName, spec: row.line.spec }) : t('one')}
                    </TextLink>
                  </TableCell>
                  <TableCell className="whitespace-nowrap">{row.line?.number ?? ''}</TableCell>
                  <TableCell>{row.raisedBy}</TableCell>
                  <TableCell>
                    <SharesWords of={row.parties} />
                  </TableCell>
                  <TableCell>
                    {row.outcome ? (
                      <Badge>{t(`ended.${row.outcome}`)}</Badge>
                    ) : (
                      <Badge tone="warn">{t('states.open')}</Badge>
                    )}
                  </TableCell>
                  <AmountCell fen={row.line?.netFen ?? 0} />
                  <TableCell>
                    <DateTime at={row.raisedAt} timeZone={page.timeZoneOf(row.storeId)} />
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
