import type { Delimiter } from './find-delimiter';

/** A stretch of whole lines; or the one line on which a quote is opened that nothing closes. */
export interface QuotedPart {
  text: string;
  unclosed: boolean;
}

/** A quoted cell longer than this has lost its end. */
const LONGEST_CELL = 1024 * 1024;

/**
 * Cuts a delimited text where a quote at the start of a cell is never closed (`"60寸,299`), so that only its line is lost. A quote
 * counts as closed before a delimiter, a line end or the end of the text. One that seems to close on a later line, with another
 * quote between that closes nothing, belongs to a later cell: the line before it swallowed that one.
 */
export function* quotedParts(text: string, delimiter: Delimiter): Generator<QuotedPart> {
  let from = 0;
  let search = 0;
  for (;;) {
    const open = text.indexOf('"', search);
    if (open < 0) break;
    if (!startsCell(text, open, delimiter)) {
      search = open + 1;
      continue;
    }
    const close = closingQuote(text, open, delimiter);
    if (close !== null) {
      search = close + 1;
      continue;
    }
    const line = lineAround(text, open);
    if (line.from > from) yield { text: text.slice(from, line.from), unclosed: false };
    yield { text: text.slice(line.from, line.to), unclosed: true };
    from = line.next;
    search = line.next;
  }
  if (from < text.length) yield { text: text.slice(from), unclosed: false };
}

function startsCell(text: string, at: number, delimiter: Delimiter): boolean {
  const before = text[at - 1];
  return before === undefined || before === delimiter || before === '\n' || before === '\r';
}

function closingQuote(text: string, open: number, delimiter: Delimiter): number | null {
  const lineEnd = lineAround(text, open).to;
  let strays = 0;
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && at - open <= LONGEST_CELL) {
    const next = text[at + 1];
    const closes = next === undefined || next === delimiter || next === '\n' || next === '\r';
    if (next !== '"' && !closes) strays += 1;
    if (strays > 0 && at > lineEnd) return null;
    if (closes) return at;
    at = text.indexOf('"', at + (next === '"' ? 2 : 1));
  }
  return null;
}

/** The line a character stands on, without its end, and where the next one begins. */
function lineAround(text: string, at: number): { from: number; to: number; next: number } {
  // Step by step: looking back for a kind of line end the file does not have would read all of it, for every quote.
  let from = at;
  while (from > 0 && text[from - 1] !== '\n' && text[from - 1] !== '\r') from -= 1;
  const found = /\r\n|\r|\n/g;
  found.lastIndex = at;
  const end = found.exec(text);
  return end ? { from, to: end.index, next: found.lastIndex } : { from, to: text.length, next: text.length };
}
