import { Readable } from 'node:stream';
import { readSheet, SheetNotFoundError } from 'read-excel-file/node';
import { findHeadings, HEADING_ROWS, type RawRow } from '../columns';
import { FileRefused } from '../errors';
import { cellText, type StoredNumber } from './cell-text';
import { readZipDirectory } from './read-zip-directory';
import { repackZip } from './repack-zip';

/** Sheets that are looked through for headings; the first with headings is read. */
const MAX_SHEETS = 8;

/**
 * The rows of a workbook's first sheet that has headings, else of its first sheet that has any rows. The library's own
 * count of rows is used, never the dimension the file claims.
 * @throws FileRefused FILE_DAMAGED and what reading the zip's directory throws
 */
export async function readXlsxRows(file: Buffer): Promise<{ sheet: number; rows: Iterable<RawRow> }> {
  const { bytes, entries } = await readZipDirectory(file);
  let fallback: { sheet: number; rows: Iterable<RawRow> } | null = null;
  for (let sheet = 1; sheet <= MAX_SHEETS; sheet += 1) {
    const data = await readOne(Readable.from(repackZip(bytes, entries)), sheet);
    if (data === null) break;
    const found = { sheet, rows: rowsOf(data) };
    if (findHeadings([...rowsOf(data.slice(0, HEADING_ROWS))])) return found;
    if (data.length > 0) fallback ??= found;
  }
  return fallback ?? { sheet: 1, rows: [] };
}

async function readOne(input: Readable, sheet: number): Promise<unknown[][] | null> {
  try {
    // Numbers are kept as the text in the file: 9.8000000000000007 is judged by the checks, not rounded on the way.
    return await readSheet<StoredNumber>(input, sheet, { parseNumber: (text) => ({ storedNumber: text }) });
  } catch (error) {
    if (error instanceof SheetNotFoundError) return null;
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('FILE_DAMAGED', { detail: String(error).slice(0, 120) });
  }
}

function* rowsOf(data: readonly (readonly unknown[])[]): Generator<RawRow> {
  let row = 0;
  for (const cells of data) {
    row += 1;
    yield { row, cells: cells.map(cellText) };
  }
}
