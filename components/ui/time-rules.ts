// Chinese because: times are typed as people write them.

/** The time of day somebody typed: 9:41, 09:41, 0941, 9.41, 9点41. Null: none. @returns 'HH:MM' */
export function parseTime(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const [, hours = '', minutes = ''] =
    /^(\d{1,2})\s?[:.点时]\s?(\d{1,2})分?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}
