import { type CheckOptions, type FilePlace, RowChecker, type RowCounts, type RowOutcome } from './check-rows';
import {
  correctColumns,
  findHeadings,
  guessHeadings,
  HEADING_ROWS,
  headingTexts,
  type MatchedHeadings,
  matchHeadings,
  type RawRow,
} from './columns';
import { FileRefused } from './errors';
import { type Layout, layoutOf } from './layouts';
import { type ProblemCounts, ProblemLog } from './problem-log';
import type { ProductDraft } from './read-draft';
import { type FileFacts, readRows, type SourceFile } from './read-file/read-rows';
import { otherCurrency } from './read-number';
import type { NumberManner } from './row-reader';
import type { ImportField, ImportKind } from './rules';
import type { ColumnChoice, FileAnswers, RowProblem } from './schema';

/** Rows shown before anything is imported. */
const PREVIEW_ROWS = 20;

export interface CheckFileOptions extends CheckOptions {
  /** A person's corrections of the matched columns. */
  choice?: ColumnChoice;
  /** How files with the same headings were read before. */
  layouts?: readonly Layout[];
  /** Row the headings stand in, when a person says so. */
  headingRow?: number;
  /** Called for every row that cannot come in, in the order of the file. */
  onBadRow?: (raw: RawRow, problems: RowProblem[]) => void | Promise<void>;
  /** Called now and then with the rows read so far. */
  onProgress?: (rows: number) => void;
  signal?: AbortSignal;
  /** Where no row could be headings, say so and show the first rows, instead of refusing the file. */
  pointAtHeadings?: boolean;
}

/** Everything a file says, checked; nothing of it needs the database but the store names. */
export interface CheckedFile<Draft = ProductDraft> {
  facts: FileFacts;
  headings: MatchedHeadings;
  /** False: nothing was recognised, nothing was checked, and a person has to point at row and columns. */
  headingsKnown: boolean;
  /** The first rows of the file, as they stand, headings and all. */
  head: RawRow[];
  places: FilePlace[];
  /** What was answered, now and for files with these headings before. */
  answers: FileAnswers;
  /** Headings nothing was matched to. */
  unmatched: { column: number; heading: string }[];
  /** The first rows below the headings, as they stand. */
  preview: RawRow[];
  counts: RowCounts;
  problemCounts: ProblemCounts;
  /** The first problems of each kind. */
  problems: RowProblem[];
  drafts: Draft[];
}

/** Makes drafts of one kind of rows, one row at a time: the same rows give the same. */
export interface RowCheck<Draft> {
  readonly counts: RowCounts;
  readonly places: FilePlace[];
  readonly drafts: Draft[];
  check(raw: RawRow): { outcome: RowOutcome; problems: RowProblem[] };
}

/** What a kind of file is made of. */
export interface SheetKind<Draft> {
  kind: ImportKind;
  /** What is odd about the headings themselves. */
  columnProblems: (headings: MatchedHeadings) => RowProblem[];
  checker: (headings: MatchedHeadings, options: CheckOptions, manner: NumberManner) => RowCheck<Draft>;
}

export const PRODUCT_SHEET: SheetKind<ProductDraft> = {
  kind: 'PRODUCTS',
  columnProblems,
  checker: (headings, options, manner) => new RowChecker(headings, options, manner),
};

/**
 * Reads and checks a products file.
 * @param read how its rows are had
 * @throws FileRefused what reading throws, FILE_NO_HEADINGS (seen: the first rows' text), FILE_NO_ROWS
 */
export function checkFile(
  file: SourceFile,
  options: CheckFileOptions = {},
  read = readRows,
): Promise<CheckedFile> {
  return checkSheet(PRODUCT_SHEET, file, options, read);
}

/** The same of any kind of file. @throws as `checkFile` */
export async function checkSheet<Draft>(
  sheet: SheetKind<Draft>,
  file: SourceFile,
  options: CheckFileOptions = {},
  read = readRows,
): Promise<CheckedFile<Draft>> {
  const run = new FileCheck(sheet, options);
  const facts = await read(file, {
    onRows: (rows, found) => run.take(rows, found),
    encoding: options.answers?.encoding,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return run.finish(facts);
}

class FileCheck<Draft> {
  private readonly log = new ProblemLog();
  private readonly preview: RawRow[] = [];
  private head: RawRow[] = [];
  private shown: RawRow[] = [];
  private found: {
    headings: MatchedHeadings;
    checker: RowCheck<Draft>;
    known: boolean;
    answers: FileAnswers;
  } | null = null;
  private delimiter: string | undefined;
  private seen = 0;

  constructor(
    private readonly sheet: SheetKind<Draft>,
    private readonly options: CheckFileOptions,
  ) {}

  async take(rows: RawRow[], facts: FileFacts): Promise<void> {
    this.seen += rows.length;
    this.delimiter = facts.delimiter;
    const below = this.found ? rows : this.takeHead(rows);
    if (this.found?.known) await this.check(this.found.checker, below);
    this.options.onProgress?.(this.seen);
  }

  async finish(facts: FileFacts): Promise<CheckedFile<Draft>> {
    if (this.seen === 0) throw new FileRefused('FILE_NO_ROWS');
    const { headings, checker, known, answers } = this.found ?? this.settle();
    if (this.head.length > 0 && known) await this.check(checker, this.head);
    if (checker.counts.rows === 0 && known) throw new FileRefused('FILE_NO_ROWS');
    const used = new Set(Object.values(headings.columns));
    return {
      facts,
      headings,
      headingsKnown: known,
      head: this.shown,
      places: checker.places,
      answers,
      unmatched: headings.headings
        .map((heading, column) => ({ column, heading }))
        .filter(({ column }) => !used.has(column)),
      preview: this.preview,
      counts: checker.counts,
      problemCounts: this.log.counts,
      problems: this.log.kept.sort((a, b) => a.row - b.row),
      drafts: checker.drafts,
    };
  }

  /** Keeps rows until the headings can be told; returns what is to be checked then. */
  private takeHead(rows: RawRow[]): RawRow[] {
    this.head.push(...rows);
    const last = this.head.at(-1)?.row ?? 0;
    if (last <= Math.max(HEADING_ROWS, this.options.headingRow ?? 0)) return [];
    this.settle();
    const below = this.head;
    this.head = [];
    return below;
  }

  private settle(): NonNullable<typeof this.found> {
    this.shown = this.head.filter(({ row }) => row <= HEADING_ROWS);
    const answers = {
      ...layoutOf(this.head, this.options.layouts ?? [], this.sheet.kind)?.layout.answers,
      ...this.options.answers,
    };
    const headings = this.headings();
    const known = Object.keys(headings.columns).length > 0;
    if (known) this.log.add(this.sheet.columnProblems(headings));
    const manner = {
      decimal: answers.decimal,
      // A program that parts its columns with semicolons has usually given the comma to the decimals.
      commaPartsThousands: this.delimiter !== ';',
    };
    this.found = {
      headings,
      checker: this.sheet.checker(headings, { ...this.options, answers }, manner),
      known,
      answers,
    };
    return this.found;
  }

  private headings(): MatchedHeadings {
    const { headingRow, choice = {}, pointAtHeadings = false } = this.options;
    const { kind } = this.sheet;
    const known = layoutOf(this.head, this.options.layouts ?? [], kind);
    const chosen = this.head.find(({ row }) => row === (headingRow ?? known?.row));
    const found = chosen
      ? { row: chosen.row, headings: headingTexts(chosen.cells), columns: matchHeadings(chosen.cells, kind) }
      : headingRow === undefined
        ? findHeadings(this.head, kind)
        : null;
    if (!found && pointAtHeadings) return this.guess();
    if (!found) {
      const seen = (this.head[0]?.cells ?? []).filter((cell) => cell !== '').join(' | ');
      throw new FileRefused('FILE_NO_HEADINGS', { seen: seen.replace(/\s+/g, ' ').slice(0, 200) });
    }
    const remembered =
      known?.row === found.row ? correctColumns(found.columns, known.layout.choice, kind) : found.columns;
    return { ...found, columns: correctColumns(remembered, choice, kind) };
  }

  /** Some row to begin with, nothing matched. */
  private guess(): MatchedHeadings {
    const [first] = this.head;
    return (
      guessHeadings(this.head, this.sheet.kind) ?? {
        row: first?.row ?? 1,
        headings: headingTexts(first?.cells ?? []),
        columns: {},
      }
    );
  }

  private async check(checker: RowCheck<Draft>, rows: RawRow[]): Promise<void> {
    for (const raw of rows) {
      const { outcome, problems } = checker.check(raw);
      if (outcome === 'blank') continue;
      if (this.preview.length < PREVIEW_ROWS) this.preview.push(raw);
      if (problems.length > 0) this.log.add(problems);
      if (outcome === 'bad') await this.options.onBadRow?.(raw, problems);
    }
  }
}

/** What is odd about the headings themselves: no price column at all, or a price in another currency. */
function columnProblems({ row, headings, columns }: MatchedHeadings): RowProblem[] {
  const problems: RowProblem[] = [];
  const shared = { row, value: '', severity: 'warning' } as const;
  if (columns.price === undefined)
    problems.push({ ...shared, column: null, code: 'PRICE_MISSING', params: {} });
  for (const field of ['price', 'floorPrice', 'memberPrice', 'cost'] satisfies ImportField[]) {
    const heading = headings[columns[field] ?? -1];
    const inside = /[(（[]([^)）\]]+)[)）\]]/.exec(heading ?? '')?.[1];
    const currency = inside === undefined ? null : otherCurrency(inside);
    if (heading === undefined || currency === null) continue;
    problems.push({ ...shared, column: heading, code: 'CURRENCY_OTHER', params: { currency } });
  }
  return problems;
}
