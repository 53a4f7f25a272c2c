/** `SP-000001`: a claim to a supplier, as it is printed; `S01-SP-000001` where those of several stores stand together. */
export function claimNumber(number: number, storeCode?: string): string {
  const own = `SP-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}
