import iconv from 'iconv-lite';

/** What printers of the trade have only four bytes for, or a letter twice as wide, and what says the same. */
const SAYS_THE_SAME: Record<string, string> = {
  // In two bytes there is the full-width sign alone; the four bytes of this one are blank on most printers.
  '¥': '￥',
  '’': "'",
  '‘': "'",
  '–': '-',
  '−': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
};

const HAN = /\p{Script=Han}/u;
const CONTROL = /\p{C}/u;

/** A letter as a printer takes it: its bytes in GB18030 and the columns it covers. */
export interface PrintedLetter {
  bytes: Uint8Array;
  columns: 1 | 2;
}

const known = new Map<string, PrintedLetter | null>();

function printed(letter: string): PrintedLetter | null {
  const same = SAYS_THE_SAME[letter] ?? letter;
  // A name must never be a command to the printer, nor to the drawer below it.
  if (CONTROL.test(same)) return null;
  const bytes = iconv.encode(same, 'gb18030');
  if (bytes.length === 1) return { bytes, columns: 1 };
  if (bytes.length === 2 || HAN.test(same)) return { bytes, columns: 2 };
  const plain = same.normalize('NFKD').replace(/\p{M}/gu, '');
  return { bytes: iconv.encode(/^[\x20-\x7e]$/.test(plain) ? plain : '?', 'gb18030'), columns: 1 };
}

/** The letters of a text as they are printed; what cannot be is a question mark, and what is no letter is left out. */
export function lettersOf(text: string): PrintedLetter[] {
  const letters: PrintedLetter[] = [];
  for (const letter of text.normalize('NFC')) {
    let one = known.get(letter);
    if (one === undefined) {
      one = printed(letter);
      known.set(letter, one);
    }
    if (one) letters.push(one);
  }
  return letters;
}

export function columnsOf(letters: readonly PrintedLetter[]): number {
  return letters.reduce((sum, { columns }) => sum + columns, 0);
}

const isBlank = ({ bytes }: PrintedLetter) => bytes.length === 1 && bytes[0] === 0x20;

/** Broken to lines of so many columns: at a blank, or, as Chinese is, between any two letters. Nothing is left out. */
export function broken(letters: readonly PrintedLetter[], columns: number): PrintedLetter[][] {
  const lines: PrintedLetter[][] = [];
  let rest = [...letters];
  while (columnsOf(rest) > columns) {
    let fits = 0;
    for (let width = 0; fits < rest.length; fits += 1) {
      width += rest[fits]?.columns ?? 0;
      if (width > columns) break;
    }
    const end = Math.max(1, goodEnd(rest, fits));
    lines.push(trimmed(rest.slice(0, end)));
    rest = withoutLead(rest.slice(end));
  }
  if (rest.length > 0) lines.push(trimmed(rest));
  return lines;
}

/** Where a line of at most `fits` letters ends: never within a word that fits on the next. */
function goodEnd(letters: readonly PrintedLetter[], fits: number): number {
  const isWide = (at: number) => letters[at]?.columns === 2;
  for (let end = fits; end > 0; end -= 1) {
    const [before, after] = [letters[end - 1], letters[end]];
    if (!before || !after) continue;
    if (isBlank(before) || isBlank(after) || isWide(end - 1) || isWide(end)) return end;
  }
  return fits;
}

function withoutLead(letters: PrintedLetter[]): PrintedLetter[] {
  const first = letters.findIndex((letter) => !isBlank(letter));
  return first < 0 ? [] : letters.slice(first);
}

function trimmed(letters: PrintedLetter[]): PrintedLetter[] {
  const last = letters.findLastIndex((letter) => !isBlank(letter));
  return letters.slice(0, last + 1);
}
