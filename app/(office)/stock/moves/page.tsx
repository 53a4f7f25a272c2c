import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { DateTime } from '@/components/ui/date-time';
import { TableCell, TableRow } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { documentNumber } from '@/lib/document-number';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'moves');

/** Goods that went from zone to zone, latest first. */
export default async function ZoneMovesPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('stock.move', query.store);
  const t = await getTranslations('stock');
  const api = await serverApi();
  const asked = { storeIds: page.storeIds };
  const [found, total] = await Promise.all([
    api.stock.moves({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.stock.moveTotals(asked),
  ]);
  return (
    <StoreList
      page={page}
      path="/stock/moves"
      views="moves"
      header={{
        title: t('moves'),
        create: { label: t('newMove'), permission: 'stock.move' },
      }}
      file="moves"
      query={{}}
      total={{ count: total.count }}
      empty={{ title: t('noMoves'), description: t('noMovesHint') }}
      headings={[t('number'), t('lines'), t('time'), t('note')]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={`${row.storeId}${row.id}`}>
          <TableCell className="whitespace-nowrap">
            {documentNumber('ZONE_MOVE', row.number, page.codeOf(row.storeId))}
          </TableCell>
          <StoreCell page={page} storeId={row.storeId} />
          <TableCell>
            {row.lines.map((line) => (
              <span key={line.id} className="block">
                {goodsName(line)} {line.quantity} <Unit of={line.unit} quantity={line.quantity} />
                <span className="text-ink-soft text-xs">
                  {' '}
                  {line.from} → {line.to}
                </span>
              </span>
            ))}
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(row.storeId)} /> {row.person}
          </TableCell>
          <TableCell>{row.note}</TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}
