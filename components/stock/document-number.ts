const PREFIXES = {
  PURCHASE_ORDER: 'PO',
  RECEIVING: 'RC',
  ADJUSTMENT: 'AD',
  TRANSFER: 'TR',
  ZONE_MOVE: 'ZM',
  SUPPLIER_RETURN: 'SR',
  RECONCILIATION: 'RE',
} as const;

/** `RC-000001`: a stock document's number as it is printed. */
export function documentNumber(kind: keyof typeof PREFIXES, number: number): string {
  return `${PREFIXES[kind]}-${String(number).padStart(6, '0')}`;
}
