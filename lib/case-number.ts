/**
 * `SC-000001`: a case's number as the cash ledger and the screens print it; `S01-SC-000001` where cases of several stores stand
 * together.
 */
export function caseNumber(number: number, storeCode?: string): string {
  const own = `SC-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}
