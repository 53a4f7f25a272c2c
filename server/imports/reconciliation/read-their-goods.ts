import { MAX_MILLI, type Milli } from '@/lib/quantity';
import type { TheirGoods, UnreadGoods } from '@/server/reconciliation/compare-stock';
import { printedLine } from '../check-rows';
import { cleanCode, cleanText, hasLostDigits, isBlankRow, splitBarcodes } from '../clean-cell';
import {
  correctColumns,
  findHeadings,
  guessHeadings,
  HEADING_ROWS,
  headingTexts,
  type MatchedHeadings,
  matchHeadings,
  type RawRow,
} from '../columns';
import { FileRefused } from '../errors';
import { type ProblemCounts, ProblemLog, severityOf } from '../problem-log';
import { readRows, type SourceFile } from '../read-file/read-rows';
import { readNumber } from '../read-number';
import type { ColumnMap, TextEncodingName } from '../rules';
import { columnLetter } from '../rules';
import type { ColumnChoice, ProblemCode, RowProblem } from '../schema';
import { COUNT_FIELDS, type CountField } from './schema';

export interface ReadOptions {
  /** A person's corrections of the matched columns. */
  choice?: ColumnChoice | undefined;
  headingRow?: number | undefined;
  /** Heading of each field at the last file of this program. */
  remembered?: Readonly<Record<string, unknown>> | undefined;
  /** How the bytes of a text are read, when a person says so. */
  encoding?: TextEncodingName | undefined;
  onProgress?: ((rows: number) => void) | undefined;
}

export interface TheirFile {
  headings: MatchedHeadings;
  preview: RawRow[];
  /** Rows below the headings that say something. */
  rows: number;
  bad: number;
  skipped: number;
  problems: RowProblem[];
  problemCounts: ProblemCounts;
  /** Goods by what the file calls their store; '' without such a column. */
  byStore: Map<string, TheirGoods[]>;
  /** Goods with a row that could not be read, by store: what the file has of them is not known, and they are in no `byStore`. */
  unreadByStore: Map<string, UnreadGoods[]>;
}

const PREVIEW_ROWS = 20;
const LONGEST_CODE = 64;
const LONGEST_NAME = 200;
const STORE_CHARS = 100;

/**
 * Reads another program's stock: per store the sum of each code. A negative figure is one; an empty one is zero.
 * @param read how its rows are had
 * @throws FileRefused what reading throws, FILE_NO_HEADINGS, FILE_NO_ROWS
 */
export async function readTheirGoods(
  file: SourceFile,
  options: ReadOptions = {},
  read = readRows,
): Promise<TheirFile> {
  const reader = new TheirReader(options);
  await read(file, { onRows: (rows) => reader.take(rows), encoding: options.encoding });
  return reader.finish();
}

class TheirReader {
  private readonly log = new ProblemLog();
  private readonly preview: RawRow[] = [];
  private readonly stores = new Map<string, Map<string, TheirGoods>>();
  private readonly unread = new Map<string, Map<string, UnreadGoods>>();
  private head: RawRow[] = [];
  private headings: MatchedHeadings | null = null;
  private counts = { rows: 0, bad: 0, skipped: 0 };
  private seen = 0;

  constructor(private readonly options: ReadOptions) {}

  take(rows: RawRow[]): void {
    this.seen += rows.length;
    if (this.headings) this.check(this.headings, rows);
    else {
      this.head.push(...rows);
      const last = this.head.at(-1)?.row ?? 0;
      if (last > Math.max(HEADING_ROWS, this.options.headingRow ?? 0)) this.settle();
    }
    this.options.onProgress?.(this.seen);
  }

  finish(): TheirFile {
    const headings = this.headings ?? this.settle();
    if (this.counts.rows === 0) throw new FileRefused('FILE_NO_ROWS');
    return {
      headings,
      preview: this.preview,
      ...this.counts,
      problems: this.log.kept.sort((a, b) => a.row - b.row),
      problemCounts: this.log.counts,
      byStore: new Map(
        [...this.stores].map(([store, goods]) => [
          store,
          [...goods.values()].filter(({ code }) => !this.unread.get(store)?.has(code)),
        ]),
      ),
      unreadByStore: new Map([...this.unread].map(([store, goods]) => [store, [...goods.values()]])),
    };
  }

  private settle(): MatchedHeadings {
    if (this.head.length === 0) throw new FileRefused('FILE_NO_ROWS');
    const { headingRow, choice = {}, remembered = {} } = this.options;
    const chosen = this.head.find(({ row }) => row === headingRow);
    const found = chosen
      ? { row: chosen.row, headings: headingTexts(chosen.cells), columns: matchHeadings(chosen.cells) }
      : (findHeadings(this.head) ?? guessHeadings(this.head));
    if (!found) {
      const seen = (this.head[0]?.cells ?? []).filter((cell) => cell !== '').join(' | ');
      throw new FileRefused('FILE_NO_HEADINGS', { seen: seen.replace(/\s+/g, ' ').slice(0, 200) });
    }
    const known = correctColumns(found.columns, choiceOf(remembered, found.headings));
    this.headings = { ...found, columns: onlyCounts(correctColumns(known, choice)) };
    this.check(this.headings, this.head);
    this.head = [];
    return this.headings;
  }

  private check(headings: MatchedHeadings, rows: RawRow[]): void {
    for (const raw of rows) {
      if (raw.row <= headings.row || isBlankRow(raw.cells)) continue;
      this.counts.rows += 1;
      if (this.preview.length < PREVIEW_ROWS) this.preview.push(raw);
      if (printedLine(raw, headings)) {
        this.counts.skipped += 1;
        continue;
      }
      const problems = this.add(raw, headings);
      if (problems.length > 0) this.counts.bad += 1;
      this.log.add(problems);
    }
  }

  /** Adds the row to its code, or says why it cannot. */
  private add(raw: RawRow, headings: MatchedHeadings): RowProblem[] {
    if (raw.unclosedQuote)
      return [rowProblem(raw, headings, 'code', raw.cells.join(' '), 'QUOTE_NOT_CLOSED')];
    const cell = (field: CountField) => raw.cells[headings.columns[field] ?? -1] ?? '';
    const problem = (field: CountField, code: ProblemCode) =>
      rowProblem(raw, headings, field, cell(field), code);
    const barcodes = [
      ...new Set([...splitBarcodes(cell('barcode')), ...splitBarcodes(cell('moreBarcodes'))]),
    ];
    const own = cleanCode(cell('code'));
    const code = own || (barcodes[0] ?? '');
    const codeField = own === '' ? 'barcode' : 'code';
    if (code === '') return [problem('code', 'CODE_MISSING')];
    if (hasLostDigits(code)) return [problem(codeField, 'CODE_LOST_DIGITS')];
    if (code.length > LONGEST_CODE) return [problem(codeField, 'TEXT_TOO_LONG')];
    const store = cleanText(cell('store')).slice(0, STORE_CHARS);
    const goods = this.goodsOf(store);
    const known = goods.get(code);
    const name = cleanText(cell('name')).slice(0, LONGEST_NAME);
    const their = { code, name, barcodes: [...new Set([...barcodes, code])] };
    const milli = milliOfCell(cell('stock'));
    const total = typeof milli === 'string' ? milli : withinLimit((known?.milli ?? 0) + milli);
    if (typeof total === 'string') {
      this.unreadOf(store).set(code, their);
      return [problem('stock', total)];
    }
    if (known) known.milli = total;
    else goods.set(code, { ...their, milli: total });
    return [];
  }

  private unreadOf(store: string): Map<string, UnreadGoods> {
    const known = this.unread.get(store) ?? new Map<string, UnreadGoods>();
    this.unread.set(store, known);
    return known;
  }

  private goodsOf(store: string): Map<string, TheirGoods> {
    const known = this.stores.get(store);
    if (known) return known;
    const goods = new Map<string, TheirGoods>();
    this.stores.set(store, goods);
    return goods;
  }
}

function milliOfCell(cell: string): Milli | ProblemCode {
  const read = readNumber(cell);
  if (read === null) return 0;
  if (read === 'unreadable' || read.percent || read.currency !== undefined) return 'NUMBER_UNREADABLE';
  if (read.micro % 1000n !== 0n) return 'QUANTITY_TOO_FINE';
  return withinLimit(Number(read.micro / 1000n));
}

function withinLimit(milli: number): Milli | 'NUMBER_TOO_LARGE' {
  return Math.abs(milli) > MAX_MILLI ? 'NUMBER_TOO_LARGE' : milli;
}

/** The columns whose headings were chosen at the last file. */
function choiceOf(remembered: Readonly<Record<string, unknown>>, headings: readonly string[]): ColumnChoice {
  const choice: ColumnChoice = {};
  for (const field of COUNT_FIELDS) {
    const said = remembered[field];
    const column = typeof said === 'string' ? columnNamed(said, headings) : -1;
    if (column >= 0) choice[field] = column;
  }
  return choice;
}

/** Parts a heading from which of the columns with that heading is meant; no sheet has it in a heading. */
const NTH = '\u0001';

/** What a column is remembered by: its heading, and the how-manieth of that heading it is. */
export function rememberedName(column: number, headings: readonly string[]): string | undefined {
  const heading = headings[column];
  if (heading === undefined) return undefined;
  const before = headings.slice(0, column).filter((other) => other === heading).length;
  return before === 0 ? heading : `${heading}${NTH}${before}`;
}

function columnNamed(name: string, headings: readonly string[]): number {
  return headings.findIndex((_, column) => rememberedName(column, headings) === name);
}

function onlyCounts(columns: ColumnMap): ColumnMap {
  const kept: ColumnMap = {};
  for (const field of COUNT_FIELDS) {
    const column = columns[field];
    if (column !== undefined) kept[field] = column;
  }
  return kept;
}

function rowProblem(
  raw: RawRow,
  headings: MatchedHeadings,
  field: CountField,
  value: string,
  code: ProblemCode,
): RowProblem {
  const column = headings.columns[field];
  return {
    row: raw.row,
    column: column === undefined ? null : (headings.headings[column] ?? columnLetter(column)),
    value: value.slice(0, 200),
    code,
    severity: severityOf(code),
    params: code === 'TEXT_TOO_LONG' ? { longest: LONGEST_CODE } : {},
  };
}
