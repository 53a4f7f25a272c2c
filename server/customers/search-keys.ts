import { nationalDigits } from '@/lib/masked-number';
import { pinyinOf } from '@/lib/pinyin';

/** Longest beginning of a key that is kept. */
export const LONGEST_KEY = 100;
/** Beginnings inside a name that it is found by: 晓明 for 王晓明; beyond them a name is somebody's essay. */
const MOST_SUFFIXES = 12;

interface Searchable {
  code: string;
  name: string;
  /** E.164 */
  numbers: readonly string[];
  /** Of a card of the program before. */
  cardNumber?: string | null;
}

/**
 * What a customer is found by, each from its beginning, so that one ordered index answers every question: a number from either
 * end (backwards it is marked by `<`), the name from each of its characters, its pinyin, its initials, the member code, the number of an older card.
 */
export function searchKeys({ code, name, numbers, cardNumber }: Searchable): string[] {
  const { full, initials } = pinyinOf(name);
  const keys = [
    plain(code),
    ...(cardNumber ? [cardKey(cardNumber)] : []),
    ...suffixes(plain(name)),
    full,
    initials,
    ...numbers.flatMap((e164) => [nationalDigits(e164), backwards(nationalDigits(e164))]),
  ];
  return [...new Set(keys.map((key) => key.slice(0, LONGEST_KEY)).filter(Boolean))];
}

/** As a scanned card is looked for: digits lose their zeros in front, as those of a telephone do. */
function cardKey(cardNumber: string): string {
  const key = plain(cardNumber);
  return /^\d+$/.test(key) ? key.replace(/^0+(?=\d)/, '') : key;
}

/** A number's last digits as they begin its backward key. */
export function backwards(digits: string): string {
  return `<${[...digits].reverse().join('')}`;
}

/** Lower case, full-width letters and digits plain, no blanks. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

function suffixes(name: string): string[] {
  const characters = [...name];
  return characters.slice(0, MOST_SUFFIXES).map((_, from) => characters.slice(from).join(''));
}
