import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { pageContext, serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('sales.heldSales');

const DAY_MS = 86_400_000;

/** Sales on hold in a store, the oldest first: what lies there for more than a day nobody comes back for. */
export default async function HeldSalesPage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const query = await searchParams;
  const page = await storeOfPage('sales.hold', query.store);
  const { storeId } = page;
  const [t, api, { now }] = await Promise.all([
    getTranslations('sales.heldSales'),
    serverApi(),
    pageContext(),
  ]);
  const held = await api.sales.held({ storeId });
  const isOld = (at: Date) => now.getTime() - at.getTime() > DAY_MS;
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <LiveRefresh of={['sales']} stores={[storeId]} pauseMs={5_000} />
      <PageHeader
        title={t('title')}
        description={t('hint', { count: held.filter(({ heldAt }) => isOld(heldAt)).length })}
        actions={<OneStore allowed={page.allowed} storeId={storeId} />}
      />
      <Card padding="none">
        {held.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
            headings={[t('why'), t('by'), t('since'), { numeric: t('pieces') }, { numeric: t('total') }]}
          >
            <TableBody>
              {held.map((sale) => (
                <TableRow key={sale.id}>
                  <TableCell>
                    {sale.label || '–'}{' '}
                    {isOld(sale.heldAt) ? <Badge tone="late">{t('overADay')}</Badge> : null}
                  </TableCell>
                  <TableCell>{sale.heldBy}</TableCell>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={sale.heldAt} timeZone={page.timeZoneOf(storeId)} />
                  </TableCell>
                  <TableCell numeric>{sale.pieces}</TableCell>
                  <AmountCell fen={sale.totalFen} />
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
    </div>
  );
}
