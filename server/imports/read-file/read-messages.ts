import { readFile } from 'node:fs/promises';
import { isBlankRow } from '../clean-cell';
import type { RawRow } from '../columns';
import { FileRefused } from '../errors';
import { MAX_COLUMNS, type TextEncodingName } from '../rules';
import { cut } from './cell-text';
import { decodeText } from './decode-text';
import { findDelimiter } from './find-delimiter';
import { LIMITS } from './limits';
import type { ReadingMessage } from './reading-message';

/**
 * What the reading of one file says, piece by piece: how it is written, its rows, the end or why it is refused. In whatever
 * process it is called: a stranger's file is read apart from the server (reading-process.ts).
 */
export async function* readMessages(
  path: string,
  kind: string,
  encoding?: TextEncodingName,
): AsyncGenerator<ReadingMessage> {
  try {
    yield* messagesOf(path, kind, encoding);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    yield { is: 'refused', code: error.code, params: error.params };
  }
}

async function* messagesOf(
  path: string,
  kind: string,
  encoding: TextEncodingName | undefined,
): AsyncGenerator<ReadingMessage> {
  const { begin, rows } = await open(path, kind, encoding);
  yield { is: 'begin', ...begin };
  let batch: RawRow[] = [];
  let sent = 0;
  for await (const { row, cells, ...marks } of rows) {
    if (isBlankRow(cells)) continue;
    sent += 1;
    if (sent > LIMITS.rows) throw new FileRefused('FILE_TOO_MANY_ROWS', { limit: LIMITS.rows });
    batch.push({ row, cells: trimmed(cells), ...marks });
    if (batch.length < LIMITS.batchRows) continue;
    yield { is: 'rows', rows: batch };
    batch = [];
  }
  if (batch.length > 0) yield { is: 'rows', rows: batch };
  yield { is: 'end' };
}

interface OpenFile {
  begin: { encoding?: string; delimiter?: string; sheet?: number };
  rows: Iterable<RawRow> | AsyncIterable<RawRow>;
}

/** Each library is loaded for its own kind alone: half of a small file's time is the start of the process that reads it. */
async function open(path: string, kind: string, chosen: TextEncodingName | undefined): Promise<OpenFile> {
  const bytes = await readFile(path);
  if (kind === 'xlsx') {
    const { readXlsxRows } = await import('./read-xlsx-rows');
    const { sheet, rows } = await readXlsxRows(bytes);
    return { begin: { sheet }, rows };
  }
  if (kind === 'text') {
    const { readTextRows } = await import('./read-text-rows');
    const { text, encoding } = decodeText(bytes, chosen);
    const delimiter = findDelimiter(text);
    return { begin: { encoding, delimiter }, rows: readTextRows(text, delimiter) };
  }
  const { readHtmlRows, readXlsRows } = await import('./read-xls-rows');
  if (kind === 'html') {
    const { text, encoding } = decodeText(bytes, chosen);
    return { begin: { encoding }, rows: readHtmlRows(text).rows };
  }
  const { sheet, rows } = readXlsRows(bytes);
  return { begin: { sheet }, rows };
}

/** Cells that say something, up to the last; a sheet formatted to its edge has 16,384 a row. */
function trimmed(cells: readonly string[]): string[] {
  let length = Math.min(cells.length, MAX_COLUMNS);
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length).map(cut);
}
