import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

/** What the book says is less than nothing, with the zone's owner who must explain it. */
export default async function NegativeStockPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string }>;
}) {
  const page = await storeOfPage('stock.read', (await searchParams).store);
  const t = await getTranslations('stock');
  const rows = await (await serverApi()).reports.negativeStock({ storeId: page.storeId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('negative')} description={`${page.store.name} · ${t('negativeHint')}`} />
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('noNegative')} />
        ) : (
          <Table aria-label={t('negative')}>
            <TableHeadings
              of={[t('product'), t('zone'), t('owner'), t('causedBy'), { numeric: t('onHand') }]}
            />
            <TableBody>
              {rows.map((row) => (
                <TableRow key={`${row.productId}${row.zoneId}`}>
                  <TableCell>
                    <TextLink href={`/stock/entries?store=${page.storeId}&product=${row.productId}`}>
                      {row.name}
                    </TextLink>
                    <span className="block text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <TableCell>{row.zone}</TableCell>
                  <TableCell>{row.owner ?? <Badge tone="late">{t('noOwner')}</Badge>}</TableCell>
                  <TableCell>
                    {row.ticketId ? (
                      <TextLink href={`/tickets/${page.storeId}/${row.ticketId}`}>{row.number}</TextLink>
                    ) : (
                      '–'
                    )}
                    {row.since ? (
                      <span className="block text-ink-soft text-xs">
                        <DateTime at={row.since} timeZone={page.timeZoneOf(page.storeId)} />
                      </span>
                    ) : null}
                  </TableCell>
                  <TableCell numeric className="text-alarm">
                    {row.onHand} {row.unit}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </div>
  );
}
