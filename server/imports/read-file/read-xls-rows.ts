import { type ParsingOptions, read, type WorkSheet } from '@e965/xlsx';
import { findHeadings, HEADING_ROWS, type RawRow } from '../columns';
import { FileRefused } from '../errors';
import { cellText } from './cell-text';
import { LIMITS } from './limits';
import { withinTime } from './within-time';

/**
 * The rows of an old workbook (.xls): of its first sheet that has headings, else of the first with any rows. Cells are
 * taken as they are stored, whatever dimension the file claims.
 * @throws FileRefused FILE_DAMAGED, FILE_ENCRYPTED
 */
export function readXlsRows(file: Buffer): { sheet: number; rows: Iterable<RawRow> } {
  return firstWithHeadings(open(file, { type: 'buffer' }));
}

/**
 * The rows of the tables of an HTML page, which many programs save under the name of a workbook. Every cell is its text.
 * @throws FileRefused FILE_DAMAGED
 */
export function readHtmlRows(page: string): { sheet: number; rows: Iterable<RawRow> } {
  return firstWithHeadings(open(page, { type: 'string', raw: true }));
}

function firstWithHeadings(sheets: readonly WorkSheet[]): { sheet: number; rows: Iterable<RawRow> } {
  let fallback: { sheet: number; rows: Iterable<RawRow> } | null = null;
  for (const [at, sheet] of sheets.entries()) {
    const found = { sheet: at + 1, rows: rowsOf(sheet) };
    const head: RawRow[] = [];
    for (const row of rowsOf(sheet)) {
      if (row.row > HEADING_ROWS) break;
      head.push(row);
    }
    if (findHeadings(head)) return found;
    if (head.length > 0) fallback ??= found;
  }
  return fallback ?? { sheet: 1, rows: [] };
}

function open(file: Buffer | string, how: ParsingOptions): WorkSheet[] {
  try {
    // Of a formula cut short the library may never see the end.
    const ms = LIMITS.xlsMs + (file.length / 2 ** 20) * LIMITS.xlsMsPerMb;
    const opened = withinTime(ms, () =>
      read(file, {
        ...how,
        dense: true,
        cellFormula: false,
        cellHTML: false,
        cellStyles: false,
        sheetRows: LIMITS.rows + 1000,
      }),
    );
    if (!opened) throw new FileRefused('FILE_DAMAGED', { detail: 'it has no end' });
    const workbook = opened.value;
    return workbook.SheetNames.flatMap((name) => workbook.Sheets[name] ?? []);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    if (/password|encrypt/i.test(String(error))) throw new FileRefused('FILE_ENCRYPTED');
    throw new FileRefused('FILE_DAMAGED', { detail: String(error).slice(0, 120) });
  }
}

function* rowsOf(sheet: WorkSheet): Generator<RawRow> {
  const data: unknown = sheet['!data'];
  if (!Array.isArray(data)) return;
  for (const [at, cells] of data.entries()) {
    if (!Array.isArray(cells)) continue;
    yield { row: at + 1, cells: Array.from(cells, storedText) };
  }
}

function storedText(cell: unknown): string {
  if (typeof cell !== 'object' || cell === null || !('v' in cell)) return '';
  // An error cell keeps a number in v and what the person sees (#N/A) in w.
  if ('t' in cell && cell.t === 'e') return 'w' in cell && typeof cell.w === 'string' ? cell.w : '#ERROR!';
  return cellText(cell.v);
}
