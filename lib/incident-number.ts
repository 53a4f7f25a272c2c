/** `YC-000001`: an incident's number as it is printed and read out; `S01-YC-000001` where those of several stores stand together. */
export function incidentNumber(number: number, storeCode?: string): string {
  const own = `YC-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}
