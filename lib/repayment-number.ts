/** `CR-000001`: a repayment's number as its slip, the cash ledger and the screens print it; `S01-CR-000001` where stores stand together. */
export function repaymentNumber(number: number, storeCode?: string): string {
  const own = `CR-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}
