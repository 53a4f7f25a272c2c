const PREFIXES = {
  PURCHASE_ORDER: 'PO',
  RECEIVING: 'RC',
  ADJUSTMENT: 'AD',
  TRANSFER: 'TR',
  ZONE_MOVE: 'ZM',
  SUPPLIER_RETURN: 'SR',
  RECONCILIATION: 'RE',
} as const;

/**
 * `RC-000001`: a stock document's number as it is printed. @param storeCode of the store that gave it, where documents of several
 * stores stand together: `S01-TR-000001`
 */
export function documentNumber(kind: keyof typeof PREFIXES, number: number, storeCode?: string): string {
  const own = `${PREFIXES[kind]}-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}
