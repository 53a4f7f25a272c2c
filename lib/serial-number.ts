/** Letters, digits and what makers put between them; at least three, so that no keystroke is one. */
const SHAPE = /^[A-Z0-9][A-Z0-9\-./_:]{2,58}$/;

/** As it is kept, however it was typed or scanned; null: it cannot be one. */
export function serialNumber(text: string): string | null {
  const serial = text.normalize('NFKC').trim().toUpperCase().replace(/\s+/g, '');
  return SHAPE.test(serial) ? serial : null;
}
