'use client';

import { type GoodsLine, ReturnLine } from './return-line';
import type { PiecesBack } from './serials/use-pieces-back';

/** What of a receipt comes back, line by line. */
export function ReturnLines(props: {
  lines: readonly GoodsLine[];
  typed: ReadonlyMap<string, string>;
  setTyped: (typed: ReadonlyMap<string, string>) => void;
  damaged: ReadonlySet<string>;
  setDamaged: (damaged: ReadonlySet<string>) => void;
  pieces: PiecesBack;
}) {
  const { lines, typed, damaged, pieces } = props;
  return (
    <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
      {lines.map((line, index) => (
        <ReturnLine
          key={line.id}
          line={line}
          place={isAlone(lines, line) ? undefined : index + 1}
          text={typed.get(line.id) ?? ''}
          onText={(text) => props.setTyped(new Map(typed).set(line.id, text))}
          damaged={damaged.has(line.id)}
          onDamaged={() => props.setDamaged(toggled(damaged, line.id))}
          {...pieces.of(line.id)}
        />
      ))}
    </ul>
  );
}

/** Is no other line of the ticket of the same goods? */
export function isAlone(lines: readonly GoodsLine[], line: GoodsLine): boolean {
  return lines.filter(({ productCode }) => productCode === line.productCode).length === 1;
}

/** The same with this one in it, or without it when it was. */
export function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
