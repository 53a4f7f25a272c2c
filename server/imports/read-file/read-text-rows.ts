import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { RawRow } from '../columns';
import { FileRefused } from '../errors';
import { LIMITS } from './limits';

const PIECE = 64 * 1024;
const MAX_LINE = 1024 * 1024;
const DELIMITERS = [',', '\t', ';', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/**
 * The delimiter a text uses: what Excel's own `sep=` line says, else the one that most of the first lines have, outside
 * quotes, in the largest number.
 */
export function findDelimiter(text: string): Delimiter {
  const hint = /^sep=([,;\t|])/i.exec(text)?.[1];
  const named = DELIMITERS.find((delimiter) => delimiter === hint);
  if (named) return named;
  const lines = text
    .slice(0, PIECE)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    // Of a line whose every cell is quoted only its tabs are left.
    .filter((line) => /[^ ]/.test(line))
    .slice(0, 10);
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const total = lines.reduce((sum, line) => sum + Math.min(line.split(delimiter).length - 1, 100), 0);
    if (total <= most) continue;
    most = total;
    best = delimiter;
  }
  return best;
}

/**
 * The rows of a delimited text. A row's number is the one a spreadsheet program shows for it: a line end inside quotes
 * does not count. Rows of any length are taken as they are.
 * @throws FileRefused FILE_QUOTE_NOT_CLOSED, FILE_DAMAGED
 */
export async function* readTextRows(
  text: string,
  delimiter: Delimiter,
  mostRows: number = LIMITS.sheetRows,
): AsyncGenerator<RawRow> {
  refuseEndlessLine(text);
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_LINE,
  });
  const source = Readable.from(pieces(text));
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      if (row > mostRows) throw new FileRefused('FILE_TOO_MANY_ROWS', { limit: LIMITS.rows });
      if (row === 1 && /^sep=/i.test(String(cells[0]))) continue;
      yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
      throw new FileRefused('FILE_QUOTE_NOT_CLOSED', { row: parser.info.records + 1 });
    }
    throw new FileRefused('FILE_DAMAGED', { detail: error.code });
  } finally {
    source.destroy();
  }
}

/** A megabyte without a line end is no table, and would be millions of cells. */
function refuseEndlessLine(text: string): void {
  for (let at = 0; at + MAX_LINE < text.length; ) {
    const end = Math.max(text.lastIndexOf('\n', at + MAX_LINE), text.lastIndexOf('\r', at + MAX_LINE));
    if (end < at) throw new FileRefused('FILE_DAMAGED', { detail: 'line' });
    at = end + 1;
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}
