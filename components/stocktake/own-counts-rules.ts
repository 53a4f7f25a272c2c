import type { PhoneCount } from '@/client/tablet-store';
import { type Milli, milliFromText } from '@/lib/quantity';

/** What one person counted of a product on a sheet. */
export interface OwnLine {
  productId: string;
  milli: Milli;
  /** Counts that still stand, latest first: what an undo takes back. */
  notUndone: PhoneCount[];
}

/** A person's own list: counts that were not taken back, summed by product, the last touched first. */
export function ownLines(counts: readonly PhoneCount[]): OwnLine[] {
  const undone = new Set(counts.flatMap(({ undoesId }) => undoesId ?? []));
  const lines = new Map<string, OwnLine>();
  for (const count of counts.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    if (count.kind === 'UNDO') continue;
    if (undone.has(count.id)) continue;
    const line = lines.get(count.productId) ?? { productId: count.productId, milli: 0, notUndone: [] };
    line.milli += milliFromText(count.quantity) ?? 0;
    line.notUndone.push(count);
    lines.set(count.productId, line);
  }
  return [...lines.values()];
}

/** The server's and the phone's own counts as one list; a count both know is one. */
export function mergeCounts(known: readonly PhoneCount[], here: readonly PhoneCount[]): PhoneCount[] {
  return [...new Map([...known, ...here].map((count) => [count.id, count])).values()];
}
