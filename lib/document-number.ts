/** What the numbers of a store's documents begin with; a shortage case has `lib/case-number.ts`, a receipt its device's prefix. */
export const DOCUMENT_PREFIXES = {
  PURCHASE_ORDER: 'PO',
  RECEIVING: 'RC',
  ADJUSTMENT: 'AD',
  OPENING_STOCK: 'OP',
  STOCKTAKE: 'ST',
  TRANSFER: 'TR',
  ZONE_MOVE: 'ZM',
  SUPPLIER_RETURN: 'SR',
  RECONCILIATION: 'RE',
} as const;

export type NumberedDocument = keyof typeof DOCUMENT_PREFIXES;

/**
 * `RC-000001`: a stock document's number as it is printed. @param storeCode of the store that gave it, where documents of several
 * stores stand together: `S01-TR-000001`
 */
export function documentNumber(kind: NumberedDocument, number: number, storeCode?: string): string {
  const own = `${DOCUMENT_PREFIXES[kind]}-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}
