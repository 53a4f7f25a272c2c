/** Days of selling that the pace is worked out from, today included. */
export const PACE_DAYS = 28;

/** Whom a line to be replenished comes from. */
export type LineOrigin = { kind: 'supplier'; supplierId: string } | { kind: 'store'; storeId: string };

export interface ChosenLine {
  productId: string;
  quantity: string;
  origin: LineOrigin;
}

/** One document for each supplier and for each store that gives something. */
export interface PlannedDocument {
  origin: LineOrigin;
  lines: { productId: string; quantity: string }[];
}

/** Chosen lines by where they come from, in the order they were first met. */
export function documentsFor(lines: readonly ChosenLine[]): PlannedDocument[] {
  const found = new Map<string, PlannedDocument>();
  for (const { origin, productId, quantity } of lines) {
    const key = originKey(origin);
    const document = found.get(key) ?? { origin, lines: [] };
    document.lines.push({ productId, quantity });
    found.set(key, document);
  }
  return [...found.values()];
}

/** `supplier/id` or `store/id`: as a select keeps it. */
export function originKey(origin: LineOrigin): string {
  return origin.kind === 'supplier' ? `supplier/${origin.supplierId}` : `store/${origin.storeId}`;
}

export function originOf(key: string): LineOrigin | null {
  const [kind, id] = key.split('/');
  if (!id) return null;
  if (kind === 'supplier') return { kind, supplierId: id };
  return kind === 'store' ? { kind, storeId: id } : null;
}
