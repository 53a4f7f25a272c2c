/**
 * The process that reads one file: `node --import tsx reading-process.ts PATH KIND`. It runs apart from the server, with
 * a heap and a time of its own, because what is read was made by strangers. It writes one JSON line per piece to its
 * output and waits whenever the server is slower than the file.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { isBlankRow } from '../clean-cell';
import type { RawRow } from '../columns';
import { FileRefused } from '../errors';
import { MAX_COLUMNS } from '../schema';
import { cellText } from './cell-text';
import { decodeText } from './decode-text';
import { LIMITS } from './limits';
import { findDelimiter, readTextRows } from './read-text-rows';
import { readXlsRows } from './read-xls-rows';
import { readXlsxRows } from './read-xlsx-rows';
import type { ReadingMessage } from './reading-message';

async function say(message: ReadingMessage): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}

async function open(path: string, kind: string): Promise<Iterable<RawRow> | AsyncIterable<RawRow>> {
  const bytes = await readFile(path);
  if (kind === 'text') {
    const { text, encoding } = decodeText(bytes);
    const delimiter = findDelimiter(text);
    await say({ is: 'begin', encoding, delimiter });
    return readTextRows(text, delimiter);
  }
  const { sheet, rows } = kind === 'xlsx' ? await readXlsxRows(bytes) : readXlsRows(bytes);
  await say({ is: 'begin', sheet });
  return rows;
}

async function main(path: string, kind: string): Promise<void> {
  let batch: RawRow[] = [];
  let sent = 0;
  for await (const { row, cells } of await open(path, kind)) {
    if (isBlankRow(cells)) continue;
    sent += 1;
    if (sent > LIMITS.rows) throw new FileRefused('FILE_TOO_MANY_ROWS', { limit: LIMITS.rows });
    batch.push({ row, cells: trimmed(cells) });
    if (batch.length < LIMITS.batchRows) continue;
    await say({ is: 'rows', rows: batch });
    batch = [];
  }
  if (batch.length > 0) await say({ is: 'rows', rows: batch });
  await say({ is: 'end' });
}

/** Cells that say something, up to the last; a sheet formatted to its edge has 16,384 a row. */
function trimmed(cells: readonly string[]): string[] {
  let length = Math.min(cells.length, MAX_COLUMNS);
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length).map(cellText);
}

const [path = '', kind = ''] = process.argv.slice(2);
try {
  await main(path, kind);
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  await say({ is: 'refused', code: error.code, params: error.params });
}
