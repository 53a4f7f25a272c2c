/** `KS-000001`: a complaint's number as it is printed and read out; `S01-KS-000001` where those of several stores stand together. */
export function complaintNumber(number: number, storeCode?: string): string {
  const own = `KS-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}
