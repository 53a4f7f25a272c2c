import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { AsOfRow, CompanyAsOfRow } from '@/server/stock/book/stock-as-of';

interface Props {
  rows: readonly (AsOfRow | CompanyAsOfRow)[];
  /** Where a product's figure of a store opens to. */
  entries: (storeId: string, productId: string) => string;
  /** The store the rows are of; null: of all, each row naming its own. */
  storeId: string | null;
}

/** What stood at a moment, a product a row. */
export async function AsOfTable({ rows, entries, storeId }: Props) {
  const t = await getTranslations('stock');
  return (
    <Card padding="none">
      {rows.length === 0 ? (
        <EmptyState title={t('nothingThen')} description={t('nothingThenHint')} />
      ) : (
        <Table aria-label={t('asOf')}>
          <TableHeadings of={[t('product'), { numeric: t('onHand') }]} />
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.productId}>
                <TableCell>
                  {storeId ? (
                    <TextLink href={entries(storeId, row.productId)}>{goodsName(row)}</TextLink>
                  ) : (
                    goodsName(row)
                  )}
                  <span className="block text-ink-soft text-xs">{row.code}</span>
                  {'stores' in row ? (
                    <span className="flex flex-wrap gap-x-4">
                      {row.stores.map((one) => (
                        <TextLink key={one.storeId} href={entries(one.storeId, row.productId)}>
                          {one.store} {formatQuantity(one.onHand)}
                        </TextLink>
                      ))}
                      {row.inTransit === '0' ? null : (
                        <span>
                          {t('inTransit')} {formatQuantity(row.inTransit)}
                        </span>
                      )}
                    </span>
                  ) : null}
                </TableCell>
                <TableCell numeric>
                  {formatQuantity(row.onHand)} <Unit of={row.unit} quantity={row.onHand} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
