/** What exports glue to a cell and nobody means: taken off before anything is read. Pure. */

// Control and format characters (zero width, byte order marks); tabs and line ends count as blanks.
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}]|\uFEFF/gu;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

// Nine cells of ten are this plain; a hundred thousand rows are checked in half the time for asking first.
const PLAIN = /^[A-Za-z0-9\u4e00-\u9fff](?:[A-Za-z0-9\u4e00-\u9fff.,()/%+-]| (?! ))*$/;

/** Text for people: escapes and HTML undone, every run of blanks and line ends one blank. */
export function cleanText(cell: string): string {
  if (cell === '' || PLAIN.test(cell)) return cell.trimEnd();
  let text = unwrap(cell);
  if (text.includes('<')) text = text.replace(/<\/?[a-z][^<>]*>/gi, ' ');
  if (text.includes('&')) text = text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, entity);
  return text.replace(/\s+/g, ' ').trim();
}

/** A code as it stands: leading zeros, letter case and inner blanks kept; tab, apostrophe and `="…"` around it taken off. */
export function cleanCode(cell: string): string {
  if (cell === '' || PLAIN.test(cell)) return cell.trimEnd();
  return unwrap(cell).replace(/\s+/g, ' ').trim();
}

/** The barcodes of a cell: several may stand in it, with commas, semicolons, blanks or line ends between. */
export function splitBarcodes(cell: string): string[] {
  if (/^\d{6,18}$/.test(cell)) return [cell];
  const found = unwrap(cell)
    .normalize('NFKC')
    .split(/[,;、\s]+/)
    .map((piece) => piece.replace(/^'+/, '').replace(/^(\d{6,})\.0+$/, '$1'))
    .filter((piece) => piece !== '');
  return [...new Set(found)];
}

/** Whether no cell of a row says anything. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cleanCode(cell) === '');
}

/**
 * A number of twelve digits and more that a spreadsheet has shortened ('6.90123E+12'): its last digits are gone for good.
 */
export function hasLostDigits(code: string): boolean {
  // The plus is Excel's own: '1E5' without it may well be a shop's code.
  return /^\d(\.\d+)?e\+\d{1,2}$/i.test(code);
}

// Excel writes characters that XML forbids as _xHHHH_; some exports carry that into their text, _x002B_ for a plus.
function unwrap(cell: string): string {
  let text = cell;
  if (text.includes('_x')) {
    text = text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  text = text.replace(INVISIBLE, '').trim();
  const formula = /^="(.*)"$/s.exec(text);
  if (formula?.[1] !== undefined) text = formula[1].replaceAll('""', '"').trim();
  return text.replace(/^['\u2018\u2019\u0060](?=.)/, '').trim();
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
