import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { DocumentList } from '@/components/stock/document-list';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { DateTime } from '@/components/ui/date-time';
import { TableCell, TableRow } from '@/components/ui/table';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stock', 'moves');

/** Goods that went from zone to zone, latest first. */
export default async function ZoneMovesPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.move', query.store);
  const t = await getTranslations('stock');
  const found = await (await serverApi()).inventory.moves({
    storeId: page.storeId,
    ...(query.cursor ? { cursor: Number(query.cursor) } : {}),
  });
  return (
    <DocumentList
      page={page}
      path="/stock/moves"
      title={t('moves')}
      newLabel={t('newMove')}
      empty={{ title: t('noMoves'), hint: t('noMovesHint') }}
      headings={[t('number'), t('lines'), t('time'), t('note')]}
      nextCursor={found.nextCursor}
    >
      {found.rows.map((row) => (
        <TableRow key={row.id}>
          <TableCell className="whitespace-nowrap">{documentNumber('ZONE_MOVE', row.number)}</TableCell>
          <TableCell>
            {row.lines.map((line) => (
              <span key={line.id} className="block">
                {line.product} {line.quantity} {line.unit}
                <span className="text-ink-soft text-xs">
                  {' '}
                  {line.from} → {line.to}
                </span>
              </span>
            ))}
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} /> {row.person}
          </TableCell>
          <TableCell>{row.note}</TableCell>
        </TableRow>
      ))}
    </DocumentList>
  );
}
