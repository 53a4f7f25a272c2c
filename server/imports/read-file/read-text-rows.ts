import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { RawRow } from '../columns';
import { FileRefused } from '../errors';
import type { Delimiter } from './find-delimiter';
import { LIMITS } from './limits';
import { quotedParts } from './quoted-parts';

const PIECE = 64 * 1024;
const MAX_LINE = 1024 * 1024;
/**
 * The rows of a delimited text. A row's number is the one a spreadsheet program shows for it: a line end inside quotes
 * does not count. Rows of any length are taken as they are; one with a quote that nothing closes is marked, and the rest is read.
 * @throws FileRefused FILE_QUOTE_NOT_CLOSED, FILE_DAMAGED
 */
export async function* readTextRows(
  text: string,
  delimiter: Delimiter,
  mostRows: number = LIMITS.sheetRows,
): AsyncGenerator<RawRow> {
  refuseEndlessLine(text);
  let row = 0;
  for (const part of quotedParts(text, delimiter)) {
    const rows = part.unclosed ? [part.text.split(delimiter)] : cellsOf(part.text, delimiter, row);
    for await (const cells of rows) {
      row += 1;
      if (row > mostRows) throw new FileRefused('FILE_TOO_MANY_ROWS', { limit: LIMITS.rows });
      if (row === 1 && /^sep=/i.test(String(cells[0]))) continue;
      yield part.unclosed ? { row, cells, unclosedQuote: true } : { row, cells };
    }
  }
}

async function* cellsOf(text: string, delimiter: Delimiter, rowsBefore: number): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_LINE,
  });
  const source = Readable.from(pieces(text));
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  try {
    yield* parser;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
      throw new FileRefused('FILE_QUOTE_NOT_CLOSED', { row: rowsBefore + parser.info.records + 1 });
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
