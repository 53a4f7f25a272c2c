import { LIMITS } from './limits';

/** A cell that a workbook keeps as a number, by the text of that number. */
export interface StoredNumber {
  storedNumber: string;
}

/**
 * What a cell of a workbook says as text. A whole number kept as 6.901234567892E12 is a code and has all its digits; the same
 * characters as text were shortened before they came here, and stay as they are.
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (isStoredNumber(value)) return numberText(value.storedNumber);
  if (typeof value === 'number') return numberText(String(value));
  return cut(String(value));
}

/** No cell says more than this. */
export function cut(text: string): string {
  return text.length > LIMITS.cellChars ? text.slice(0, LIMITS.cellChars) : text;
}

function numberText(text: string): string {
  if (/^-?\d(\.\d+)?e\+?\d{1,2}$/i.test(text)) {
    const number = Number(text);
    if (Number.isSafeInteger(number)) return String(number);
  }
  return cut(text);
}

function isStoredNumber(value: unknown): value is StoredNumber {
  return typeof value === 'object' && value !== null && 'storedNumber' in value;
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
