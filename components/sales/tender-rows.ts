/** How many of the grid's six columns a tender's button takes. */
const SPANS = { 1: 'col-span-6', 2: 'col-span-3', 3: 'col-span-2' } as const;

/** A button of the payment screen: how wide, and whether it is of the row that comes first. */
export interface TenderButton {
  span: (typeof SPANS)[keyof typeof SPANS];
  isFirst: boolean;
}

/**
 * The buttons of so many tenders, in rows that are full: never more than three abreast, shorter rows first, because what a store names
 * first is what its customers pay by. Of one row only its first is marked.
 */
export function tenderButtons(count: number): TenderButton[] {
  const rows = rowsOf(count);
  return rows.flatMap((size, row) =>
    Array.from({ length: size }, (_, place) => ({
      span: SPANS[size],
      isFirst: row === 0 && (rows.length > 1 || place === 0),
    })),
  );
}

function rowsOf(count: number): (keyof typeof SPANS)[] {
  if (count <= 0) return [];
  if (count === 1 || count === 2 || count === 3) return [count];
  // Four are two pairs; every other rest is filled up by one or two pairs in front of the threes.
  const pairs = (3 - (count % 3)) % 3;
  const threes = (count - 2 * pairs) / 3;
  return [
    ...Array.from({ length: pairs }, () => 2 as const),
    ...Array.from({ length: threes }, () => 3 as const),
  ];
}
