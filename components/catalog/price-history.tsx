import { getTranslations } from 'next-intl/server';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { formatMoney } from '@/lib/format';
import { serverApi } from '@/trpc/server';

/** What a product was asked for and cost, since when and by whom; floor and cost for who may see them. */
export async function PriceHistory({ productId, timeZone }: { productId: string; timeZone: string }) {
  const [t, api] = await Promise.all([getTranslations('catalog'), serverApi()]);
  const rows = await api.catalog.priceHistory({ productId });
  const floors = rows.some((row) => row.floorPriceFen !== null);
  const costs = rows.some((row) => row.cost !== null);
  return (
    <Section paper title={t('priceHistory')}>
      <ListTable
        aria-label={t('priceHistory')}
        headings={[
          t('since'),
          { numeric: t('listPrice') },
          ...(floors ? [{ numeric: t('floorPrice') }] : []),
          ...(costs ? [{ numeric: t('cost') }] : []),
          t('setBy'),
        ]}
      >
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell className="whitespace-nowrap">
                <DateTime at={row.at} timeZone={timeZone} />
              </TableCell>
              <TableCell numeric>
                <Amount fen={row.listPriceFen} tone="plain" />
              </TableCell>
              {floors ? (
                <TableCell numeric>
                  {row.floorPriceFen === null ? '–' : formatMoney(row.floorPriceFen)}
                </TableCell>
              ) : null}
              {costs ? (
                <TableCell numeric>
                  {row.cost === null ? '–' : formatMoney(Math.round(Number(row.cost)))}
                </TableCell>
              ) : null}
              <TableCell>{row.by ?? '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
    </Section>
  );
}
