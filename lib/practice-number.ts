const PREFIX = 'PRACTICE';

/** The number of a practice receipt, of a series that no book knows: it reads like no receipt number. */
export function practiceNumber(seq: number): string {
  return `${PREFIX}-${String(seq).padStart(4, '0')}`;
}

/** Is it the number of a practice receipt? */
export function isPracticeNumber(text: string): boolean {
  return new RegExp(`^${PREFIX}-\\d{4,}$`, 'i').test(text.trim());
}

/** In place of a number on a receipt that is printed to try the printer. */
export const SAMPLE_NUMBER = 'SAMPLE';
