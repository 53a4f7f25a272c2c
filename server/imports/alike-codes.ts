/**
 * What a code is to somebody who reads it aloud: letter case, full width, blanks and leading zeros make no difference. Two codes of
 * one key are nearly always one product, mistyped or with its zeros lost in a spreadsheet. `codesAlike` of the catalogue says the same in SQL.
 */
export function alikeKey(code: string): string {
  const plain = code.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
}
