import { Amount } from './amount';
import { TableCell } from './table';
import { TextLink } from './text-link';

/** An amount in a table; a dash where there is none or it may not be seen. */
export function AmountCell({
  fen,
  signed = false,
  href,
  colSpan,
}: {
  fen: number | null;
  /** Over or short: always with its sign, short in the alarm colour. */
  signed?: boolean;
  /** Where what it is made of is listed. */
  href?: string | undefined;
  colSpan?: number;
}) {
  const amount =
    fen === null ? '–' : signed ? <Amount fen={fen} sign="always" /> : <Amount fen={fen} tone="plain" />;
  return (
    <TableCell numeric colSpan={colSpan}>
      {href && fen !== null ? <TextLink href={href}>{amount}</TextLink> : amount}
    </TableCell>
  );
}
