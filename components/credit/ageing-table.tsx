import { getTranslations } from 'next-intl/server';
import { AmountCell } from '@/components/ui/amount-cell';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Aged, AgedCustomer } from '@/server/customers/credit/ageing';
import { BUCKETS } from '@/server/customers/credit/credit-rules';

/** Who owes how long, with what belongs to nothing yet, and the sum over all of them. */
export async function AgeingTable({
  rows,
  sum,
  href,
}: {
  rows: readonly AgedCustomer[];
  sum: Aged;
  href: (row: AgedCustomer) => string;
}) {
  const t = await getTranslations('credit');
  const headings = [
    t('customer'),
    { numeric: t('owed') },
    ...BUCKETS.map((bucket) => ({ numeric: t(`buckets.${bucket}`) })),
    { numeric: t('unmatched') },
  ];
  return (
    <ListTable tall aria-label={t('title')} headings={headings}>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.customer.id}>
            <TableCell>
              <TextLink href={href(row)}>{row.customer.name || t('erased')}</TextLink>
              <span className="figures block text-ink-soft text-xs">
                {row.customer.maskedNumber ?? row.customer.code}
              </span>
            </TableCell>
            <AgedCells aged={row} />
          </TableRow>
        ))}
      </TableBody>
      <TableFoot>
        <TableRow>
          <TableCell>{t('sum')}</TableCell>
          <AgedCells aged={sum} />
        </TableRow>
      </TableFoot>
    </ListTable>
  );
}

function AgedCells({ aged }: { aged: Aged }) {
  return (
    <>
      <AmountCell fen={aged.totalFen} />
      {BUCKETS.map((bucket) => (
        <AmountCell key={bucket} fen={aged.buckets[bucket] || null} />
      ))}
      <AmountCell fen={aged.unmatchedFen || null} />
    </>
  );
}
