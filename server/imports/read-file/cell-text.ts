import { LIMITS } from './limits';

/** What a cell says as text. A whole number a spreadsheet keeps as 6.901234567892E12 is a code: 6901234567892. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = String(value);
  if (/^-?\d(\.\d+)?e\+?\d{1,2}$/i.test(text)) {
    const number = Number(text);
    if (Number.isSafeInteger(number)) return String(number);
  }
  return text.length > LIMITS.cellChars ? text.slice(0, LIMITS.cellChars) : text;
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
