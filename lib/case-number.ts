/** `SC-000001`: a case's number as the cash ledger and the screens print it. */
export function caseNumber(number: number): string {
  return `SC-${String(number).padStart(6, '0')}`;
}
