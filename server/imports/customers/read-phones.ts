import { type PhoneNumber, phoneNumber } from '@/lib/phone-number';
import { cleanCode } from '../clean-cell';

export type PhoneProblem = 'PHONE_WRONG' | 'PHONE_MASKED' | 'PHONE_LOST_DIGITS';

const BETWEEN = /[/,，、;；|\n]+/;

/**
 * The telephone numbers of a cell, several parted by `/ , 、 ;` or blanks. A blank may stand inside a number too: a cell is read whole
 * first, then by its parts.
 */
export function readPhones(cell: string): PhoneNumber[] | PhoneProblem {
  const text = cleanCode(cell.replace(/[\r\n]+/g, '/'))
    .normalize('NFKC')
    .replace(/^(\d{6,})\.0+$/, '$1');
  if (text === '' || text === '-' || text === '无') return [];
  // An export that hides digits: 138****1234, 138xxxx1234.
  if (/\d[*•●]+|[*•●]+\d|\d[xX]{2,}\d/.test(text)) return 'PHONE_MASKED';
  if (/^\d(\.\d+)?e\+?\d{1,2}$/i.test(text)) return 'PHONE_LOST_DIGITS';
  const numbers: PhoneNumber[] = [];
  for (const part of text.split(BETWEEN).map((piece) => piece.trim())) {
    if (part === '') continue;
    const whole = phoneNumber(part);
    const read = whole ? [whole] : part.split(/\s+/).map(phoneNumber);
    if (read.some((one) => one === null)) return 'PHONE_WRONG';
    numbers.push(...read.filter((one) => one !== null));
  }
  return numbers;
}
