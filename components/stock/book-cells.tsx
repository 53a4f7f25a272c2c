import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Amount } from '@/components/ui/amount';
import { TableCell } from '@/components/ui/table';
import type { StockBookRow, StockFigure } from '@/server/stock/book/stock-book';

/** Opening, in and out by kind, closing of one line of the stock book; each kind opens to its entries. */
export async function BookCells({
  row,
  entries,
}: {
  row: Pick<StockBookRow, 'opening' | 'moves' | 'closing'>;
  /** Address of the entries of a kind; null where there is none to open, as on paper. */
  entries: ((kind: string) => string) | null;
}) {
  const t = await getTranslations('stock');
  return (
    <>
      <TableCell numeric>
        <Figure figure={row.opening} />
      </TableCell>
      {(['in', 'out'] as const).map((side) => (
        <TableCell key={side} numeric>
          {row.moves
            .filter((move) => move[side].quantity !== '0' || move[side].valueFen)
            .map((move) => {
              const figure = (
                <>
                  <span className="mr-2 text-ink-soft text-xs">{t(`entryKinds.${move.kind}`)}</span>
                  <Figure figure={move[side]} />
                </>
              );
              return entries ? (
                <Link key={move.kind} className="block hover:underline" href={entries(move.kind)}>
                  {figure}
                </Link>
              ) : (
                <span key={move.kind} className="block">
                  {figure}
                </span>
              );
            })}
        </TableCell>
      ))}
      <TableCell numeric className="font-semibold">
        <Figure figure={row.closing} />
      </TableCell>
    </>
  );
}

/** A quantity and, for those who may see it, its value at cost. */
function Figure({ figure }: { figure: StockFigure }) {
  return (
    <span>
      <span className={figure.quantity.startsWith('-') ? 'text-alarm' : ''}>{figure.quantity}</span>
      {figure.valueFen === null ? null : (
        <span className="block text-ink-soft text-xs">
          <Amount fen={figure.valueFen} tone="plain" />
        </span>
      )}
    </span>
  );
}
