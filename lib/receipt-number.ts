/** Letters of a device enrolment in receipt numbers: 1 is A, 26 is Z, 27 is AA. */
export function enrolmentLetters(enrolment: number): string {
  let rest = enrolment;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** Does it read like a whole receipt number? */
export function isReceiptNumber(text: string): boolean {
  return /^[A-Z0-9]+-\d{2}[A-Z]+-\d{6,}$/i.test(text.trim());
}

/** `{store}-{till}{enrolment}`: what a device's receipt numbers begin with. */
export function receiptPrefix(storeCode: string, tillCode: string, enrolment: number): string {
  return `${storeCode}-${tillCode}${enrolmentLetters(enrolment)}`;
}

/** `{store}-{till}{enrolment}-{seq}`, the sequence with at least six digits. */
export function receiptNumber(prefix: string, seq: number): string {
  return `${prefix}-${String(seq).padStart(6, '0')}`;
}
