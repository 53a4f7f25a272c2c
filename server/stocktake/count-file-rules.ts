// Chinese because: headings of scanners' files.

/** What a scanner's file says, before anybody asks whether the codes exist. */
export interface CountFile {
  rows: { row: number; code: string; quantity: string }[];
  /** Rows that cannot be read, by their number in the file. */
  problems: { row: number; value: string; problem: 'noCode' | 'badQuantity' }[];
}

const CODE_HEADINGS = [
  '条码',
  '条形码',
  '商品条码',
  '编码',
  '商品编码',
  '货号',
  'barcode',
  'code',
  'sku',
  'ean',
  'item',
];
const QUANTITY_HEADINGS = ['数量', '盘点数', '盘点数量', '实盘数', '实盘数量', 'quantity', 'qty', 'count'];

/**
 * Reads the text of a scanner's file: columns split by comma, semicolon or tab, a heading or none, the quantity 1 where
 * there is no such column. Repeats of a code stay: counts add up.
 */
export function readCountFile(text: string): CountFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const separator = ['\t', ';', ','].find((one) => first.includes(one)) ?? ',';
  const table = lines.map((line, at) => ({ row: at + 1, cells: cellsOf(line, separator) }));
  const filled = table.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const heading = filled[0] ? columnsOf(filled[0].cells) : null;
  const columns = heading ?? { code: 0, quantity: 1 };
  const file: CountFile = { rows: [], problems: [] };
  for (const { row, cells } of heading ? filled.slice(1) : filled) {
    const code = cells[columns.code] ?? '';
    const quantity = columns.quantity === null ? '1' : plainQuantity(cells[columns.quantity] ?? '1');
    if (code === '')
      file.problems.push({ row, value: cells.join(' ').trim().slice(0, 60), problem: 'noCode' });
    else if (quantity === null) {
      const value = columns.quantity === null ? '' : (cells[columns.quantity] ?? '');
      file.problems.push({ row, value: value.slice(0, 60), problem: 'badQuantity' });
    } else file.rows.push({ row, code, quantity });
  }
  return file;
}

/** UTF-8, or GB18030 as Chinese scanners' software writes. Browser and server have the same decoder. */
export function decodeCountFile(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function columnsOf(cells: readonly string[]): { code: number; quantity: number | null } | null {
  const names = cells.map((cell) => cell.toLowerCase().replace(/\s/g, ''));
  const code = names.findIndex((name) => CODE_HEADINGS.includes(name));
  if (code < 0) return null;
  const quantity = names.findIndex((name) => QUANTITY_HEADINGS.includes(name));
  return { code, quantity: quantity < 0 ? null : quantity };
}

/** '2.50' -> '2.5', '12.0' -> '12'; null when it is no quantity from zero up. */
function plainQuantity(text: string): string | null {
  const match = /^(\d{1,7})(?:\.(\d*))?$/.exec(text.normalize('NFKC').trim() || '1');
  if (!match) return null;
  const places = (match[2] ?? '').replace(/0+$/, '');
  if (places.length > 3) return null;
  return `${Number(match[1])}${places === '' ? '' : `.${places}`}`;
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell].map((one) => one.trim().replace(/^'/, ''));
}
