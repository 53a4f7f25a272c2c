import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney, formatQuantity } from '@/lib/format';
import type { CostHistoryRow } from '@/server/stock/book/cost-history';

interface Props {
  storeId: string;
  timeZone: string;
  rows: readonly CostHistoryRow[];
}

const unit = (unitCost: string) => formatMoney(Math.round(Number(unitCost)));

/** Document by document: what came in at which cost, and the average before and after. */
export function CostHistory({ storeId, timeZone, rows }: Props) {
  const t = useTranslations('stock.costs');
  return (
    <Table aria-label={t('title')}>
      <TableHeadings of={[t('document'), { numeric: t('quantity') }, { numeric: t('average') }]} />
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell>
              <TextLink className="whitespace-nowrap" href={documentPage(storeId, row)}>
                {row.documentNumber}
              </TextLink>
              <span className="block text-ink-soft text-xs">
                <DateTime at={row.occurredAt} timeZone={timeZone} />{' '}
                <span className="whitespace-nowrap">{row.person}</span>
              </span>
            </TableCell>
            <TableCell numeric>
              {formatQuantity(row.quantity, { sign: 'always' })}
              {row.unitCost === null ? null : (
                <span className="block text-ink-soft text-xs">
                  {t('price', { amount: unit(row.unitCost) })}
                </span>
              )}
              {row.freightFen ? (
                <span className="block text-ink-soft text-xs">
                  {t('freight', { amount: formatMoney(row.freightFen) })}
                </span>
              ) : null}
            </TableCell>
            <TableCell numeric className="whitespace-normal">
              <span className="whitespace-nowrap text-ink-soft">{unit(row.beforeUnitCost)} →</span>{' '}
              <span className="whitespace-nowrap">{unit(row.afterUnitCost)}</span>
              <span className="block text-ink-soft text-xs">
                {t('stockAfter', { quantity: formatQuantity(row.afterQuantity) })}
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function documentPage(storeId: string, row: CostHistoryRow): string {
  const { documentKind, documentId, fromStoreId } = row;
  if (documentKind === 'RECEIVING') return `/stock/receiving/${documentId}?store=${storeId}`;
  if (documentKind === 'STOCKTAKE') return `/stocktakes/${documentId}?store=${storeId}`;
  if (documentKind === 'TRANSFER' && fromStoreId)
    return `/stock/transfers/${fromStoreId}/${documentId}?store=${storeId}`;
  return `/stock/entries?store=${storeId}&document=${documentId}`;
}
