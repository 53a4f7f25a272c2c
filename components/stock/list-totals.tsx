import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/amount';
import type { Heading } from '@/components/ui/table';
import { TableCell, TableFoot, TableRow } from '@/components/ui/table';

type Sum = { label: string; fen: number | null } | { label: string; number: number | string };

export interface ListTotal {
  count: number;
  /** What is counted, in its own words; left out: entries. */
  counted?: string;
  /**
   * Sums over every row that matches: money in fen (null: not to be seen), or a number of something. One called like a column stands
   * at its foot.
   */
  sums?: readonly Sum[];
}

const said = (sum: Sum): ReactNode =>
  'fen' in sum ? sum.fen === null ? '–' : <Amount fen={sum.fen} tone="plain" /> : sum.number;

const wordsOf = (heading: Heading) =>
  typeof heading === 'string' ? heading : 'numeric' in heading ? heading.numeric : null;

/** How much there is in all, above the list: the count, and the sums no column has. */
export async function TotalLine({ total, headings }: { total: ListTotal; headings: readonly Heading[] }) {
  const t = await getTranslations('common');
  const columns = new Set(headings.map(wordsOf));
  return (
    <p className="figures flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm" data-testid="list-total">
      <span>{total.counted ?? t('totalCount', { count: total.count })}</span>
      {total.sums
        ?.filter(({ label }) => !columns.has(label))
        .map((sum) => (
          <span key={sum.label}>
            {sum.label} {said(sum)}
          </span>
        ))}
    </p>
  );
}

/** The sums at the foot of their columns: of every row that matches, on this page or not. Nothing where no column has one. */
export async function TotalFoot({
  total,
  headings,
  hasMore,
}: {
  total: ListTotal;
  headings: readonly Heading[];
  /** There are more rows than are shown. */
  hasMore: boolean;
}) {
  const t = await getTranslations('common');
  const sums = new Map(total.sums?.map((sum) => [sum.label, sum]));
  const [, ...others] = headings.map((heading) => sums.get(wordsOf(heading) ?? ''));
  if (!others.some(Boolean)) return null;
  return (
    <TableFoot>
      <TableRow>
        <TableCell>{hasMore ? t('totalOfAll') : t('total')}</TableCell>
        {others.map((sum, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns stand still.
          <TableCell key={at} numeric>
            {sum ? said(sum) : null}
          </TableCell>
        ))}
      </TableRow>
    </TableFoot>
  );
}
