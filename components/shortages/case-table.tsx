import { getTranslations } from 'next-intl/server';
import { type ListTotal, TotalFoot } from '@/components/stock/list-totals';
import { AmountCell } from '@/components/ui/amount-cell';
import { DateTime } from '@/components/ui/date-time';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { caseNumber } from '@/lib/case-number';
import { goodsName } from '@/lib/goods-name';
import type { CaseRow } from '@/server/shortages/list-cases';
import { CaseStateBadge } from './state-badges';

/** Cases, latest first, with the store of each, the people it names, or both. */
export async function CaseTable({
  rows,
  columns,
  href,
  timeZoneOf,
  codeOf,
  total,
  hasMore = false,
}: {
  rows: readonly CaseRow[];
  columns: readonly ('store' | 'people')[];
  href: (row: CaseRow) => string;
  timeZoneOf: (storeId: string) => string;
  /** Of several stores: what a number begins with. */
  codeOf?: (storeId: string) => string | undefined;
  /** Of all cases that match, and whether there are more than these. */
  total?: ListTotal;
  hasMore?: boolean;
}) {
  const t = await getTranslations('shortages');
  const showsAmount = rows.some((row) => row.amountFen !== null);
  const common = await getTranslations('common');
  const headings = [
    t('number'),
    t('product'),
    ...columns.map((column) => (column === 'store' ? common('store') : t('people'))),
    { numeric: t('quantity') },
    ...(showsAmount ? [{ numeric: t('amount') }] : []),
    { numeric: t('left') },
    t('state'),
    t('opened'),
  ];
  return (
    <ListTable tall aria-label={t('title')} headings={headings}>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={`${row.storeId}${row.id}`}>
            <TableCell className="whitespace-nowrap">
              <TextLink href={href(row)}>{caseNumber(row.number, codeOf?.(row.storeId))}</TextLink>
            </TableCell>
            <TableCell>
              {goodsName({ name: row.productName, spec: row.spec })}
              <span className="block text-ink-soft text-xs">{row.productCode}</span>
            </TableCell>
            {columns.map((column) => (
              <TableCell key={column}>{column === 'store' ? row.store : row.people.join(' · ')}</TableCell>
            ))}
            <TableCell numeric>
              <Quantity value={row.quantity} unit={row.unit} />
            </TableCell>
            {showsAmount ? <AmountCell fen={row.amountFen} /> : null}
            <AmountCell fen={row.state === 'undecided' ? null : row.leftFen} />
            <TableCell>
              <CaseStateBadge state={row.state} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <DateTime at={row.openedAt} timeZone={timeZoneOf(row.storeId)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
      {total ? <TotalFoot total={total} headings={headings} hasMore={hasMore} /> : null}
    </ListTable>
  );
}
