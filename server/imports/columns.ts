import { withVariants } from './match-variants';
import { readNumber } from './read-number';
import {
  type ColumnMap,
  columnLetter,
  FIELDS_OF,
  type ImportField,
  type ImportKind,
  MAX_COLUMNS,
} from './rules';
import type { ColumnChoice } from './schema';
import { CUSTOMER_SYNONYMS, SYNONYMS } from './synonyms';

/** Headings may stand in any of the first rows: a company's head, a title and instructions often come before them. */
export const HEADING_ROWS = 20;

/** One row of a sheet as it was read: its number as the person sees it, and the text of its cells. */
export interface RawRow {
  row: number;
  cells: string[];
  /** A quote is opened on this row and never closed: its cells are what stands between delimiters, and none can be trusted. */
  unclosedQuote?: true;
}

/** A row that was found to be headings, and what they were taken to mean. */
export interface MatchedHeadings {
  /** Row of the sheet, counted from 1. */
  row: number;
  headings: string[];
  columns: ColumnMap;
}

/** What headings may be called, by what the file brings. */
const WORDS: Record<ImportKind, Partial<Record<ImportField, readonly string[]>>> = {
  PRODUCTS: SYNONYMS,
  CUSTOMERS: CUSTOMER_SYNONYMS,
};

/** One of these stands among headings; a row without any is none. */
const NAMING: Record<ImportKind, readonly ImportField[]> = {
  PRODUCTS: ['name', 'code', 'barcode'],
  CUSTOMERS: ['name', 'mobile', 'phone'],
};

/** A heading as synonyms are written: '进货价（必填）' -> '进货价', 'Item_ID *' -> 'itemid'. */
export function headingKey(heading: string): string {
  return bare(heading.normalize('NFKC').replace(/[([【[{][^)\]】}]*[)\]】}]/g, ''));
}

/**
 * What each heading of one row means. Fields are taken in the order of IMPORT_FIELDS, each by its best synonym among the
 * columns still free, so `model` is a name where there is no name and a spec where there is one.
 */
export function matchHeadings(headings: readonly string[], kind: ImportKind = 'PRODUCTS'): ColumnMap {
  const keys = headings.slice(0, MAX_COLUMNS).map((heading) => ({
    whole: bare(heading.normalize('NFKC').replace(/[()[\]【】{}]/g, '')),
    short: headingKey(heading),
  }));
  const taken = new Set<number>();
  const columns: ColumnMap = {};
  for (const field of FIELDS_OF[kind]) {
    for (const synonym of WORDS[kind][field] ?? []) {
      const column = keys.findIndex(
        (key, at) => !taken.has(at) && (key.short === synonym || key.whole === synonym),
      );
      if (column < 0) continue;
      columns[field] = column;
      taken.add(column);
      break;
    }
  }
  return kind === 'PRODUCTS' ? withVariants(keys, columns) : columns;
}

/**
 * Finds the headings among the first rows of a sheet: the row with most fields, the earlier of equals. Null when no row
 * holds at least two, one of them what the rows are known by: then a person has to say what the columns are.
 */
export function findHeadings(rows: readonly RawRow[], kind: ImportKind = 'PRODUCTS'): MatchedHeadings | null {
  let best: MatchedHeadings | null = null;
  let most = 1;
  for (const { row, cells } of rows) {
    if (row > HEADING_ROWS) break;
    const columns = matchHeadings(cells, kind);
    const found = Object.keys(columns).length;
    const named = NAMING[kind].some((field) => columns[field] !== undefined);
    if (!named || found <= most) continue;
    best = { row, headings: headingTexts(cells), columns };
    most = found;
  }
  return best;
}

/**
 * Headings in words of their own: the row of most different texts and no figure, the earlier of equals. For files whose
 * columns a person chooses before anything is done; null where no row could be headings.
 */
export function guessHeadings(
  rows: readonly RawRow[],
  kind: ImportKind = 'PRODUCTS',
): MatchedHeadings | null {
  let best: RawRow | null = null;
  let most = 1;
  for (const raw of rows) {
    if (raw.row > HEADING_ROWS) break;
    const texts = raw.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const figures = texts.some((cell) => readNumber(cell) !== 'unreadable');
    if (figures || texts.length <= most || new Set(texts).size < texts.length) continue;
    best = raw;
    most = texts.length;
  }
  return (
    best && { row: best.row, headings: headingTexts(best.cells), columns: matchHeadings(best.cells, kind) }
  );
}

/**
 * The match after a person's corrections. A column serves one field only: giving it to another takes it away from the
 * first, except that the same column may be both code and barcode.
 */
export function correctColumns(
  columns: ColumnMap,
  choice: ColumnChoice,
  kind: ImportKind = 'PRODUCTS',
): ColumnMap {
  const result: ColumnMap = { ...columns };
  for (const field of FIELDS_OF[kind]) {
    const column = choice[field];
    if (column === undefined) continue;
    delete result[field];
    if (column === null) continue;
    for (const other of FIELDS_OF[kind]) {
      if (result[other] === column && !mayShare(field, other) && choice[other] !== column)
        delete result[other];
    }
    result[field] = column;
  }
  return result;
}

/** Columns that say what goods cost: the one matched, and any other that is headed so. */
export function costColumns({
  headings,
  columns,
}: Pick<MatchedHeadings, 'headings' | 'columns'>): Set<number> {
  const headed = headings.flatMap((heading, column) =>
    SYNONYMS.cost.includes(headingKey(heading)) ? [column] : [],
  );
  return new Set(columns.cost === undefined ? headed : [...headed, columns.cost]);
}

/** Headings for people: blanks inside collapsed, an empty one named by its column letter. */
export function headingTexts(cells: readonly string[]): string[] {
  return cells.slice(0, MAX_COLUMNS).map((cell, at) => {
    const text = cell.replace(/\s+/g, ' ').trim();
    return text === '' ? columnLetter(at) : text;
  });
}

/** Pairs that one column may say at once: what a shop calls a style is often its name. */
const SHARED: readonly (readonly [ImportField, ImportField])[] = [
  ['code', 'barcode'],
  ['name', 'model'],
];

function mayShare(one: ImportField, other: ImportField): boolean {
  return SHARED.some((pair) => pair.includes(one) && pair.includes(other));
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s*_\-.:：'"`/\\\u200B-\u200D\uFEFF]+/g, '')
    .replace(/(必填|选填|必选)$/, '');
}
