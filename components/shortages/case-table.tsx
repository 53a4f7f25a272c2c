import { getTranslations } from 'next-intl/server';
import { AmountCell } from '@/components/ui/amount-cell';
import { DateTime } from '@/components/ui/date-time';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { caseNumber } from '@/lib/case-number';
import type { CaseRow } from '@/server/inventory/shortages/list-cases';
import { CaseStateBadge } from './state-badges';

/** Cases, latest first; of a person's own, `own` shows the store instead of the people. */
export async function CaseTable({
  rows,
  own = false,
  href,
  timeZoneOf,
}: {
  rows: readonly CaseRow[];
  own?: boolean;
  href: (row: CaseRow) => string;
  timeZoneOf: (storeId: string) => string;
}) {
  const t = await getTranslations('shortages');
  const showsAmount = rows.some((row) => row.amountFen !== null);
  const common = await getTranslations('audit');
  return (
    <ListTable
      aria-label={own ? t('mine') : t('title')}
      headings={[
        t('number'),
        t('product'),
        own ? common('store') : t('people'),
        { numeric: t('quantity') },
        ...(showsAmount ? [{ numeric: t('amount') }] : []),
        { numeric: t('left') },
        t('state'),
        t('opened'),
      ]}
    >
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="whitespace-nowrap">
              <TextLink href={href(row)}>{caseNumber(row.number)}</TextLink>
            </TableCell>
            <TableCell>
              {row.productName}
              <span className="block text-ink-soft text-xs">{row.productCode}</span>
            </TableCell>
            <TableCell>{own ? row.store : row.people.join(' · ')}</TableCell>
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
    </ListTable>
  );
}
