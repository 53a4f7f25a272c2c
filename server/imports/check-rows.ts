import { cleanText, isBlankRow } from './clean-cell';
import type { MatchedHeadings, RawRow } from './columns';
import { DraftCollection } from './merge-repeats';
import { severityOf } from './problem-log';
import { type ProductDraft, readDraft } from './read-draft';
import type { NumberManner } from './row-reader';
import type { FileAnswers, ProblemCode, RowProblem } from './schema';

export type RowOutcome = 'product' | 'merged' | 'bad' | 'skipped' | 'blank';

export interface RowCounts {
  /** Rows below the headings that say something. */
  rows: number;
  products: number;
  merged: number;
  bad: number;
  skipped: number;
}

const KEPT_PLACES = 500;
const TOTALS = /^(合计|总计|小计|本页合计|共计|grand total|sub ?total|totals?)\s*[:：]?$/i;

/** What the checker needs to know beside the file. */
export interface CheckOptions {
  /**
   * Store code by what a file may call the store (code or name, lower case). Without it names stay as they are; with it
   * an unknown name is STORE_UNKNOWN.
   */
  stores?: ReadonlyMap<string, string>;
  /** What a person answered about the file. */
  answers?: FileAnswers;
}

/** A place of the file, as it calls it. */
export interface FilePlace {
  name: string;
  rows: number;
  /** Code of our store; null: left out; undefined: nobody has said. */
  store: string | null | undefined;
}

/**
 * Turns rows into product drafts, one row at a time, so that a file of any length needs memory only for its products.
 * Pure: the same rows give the same drafts and problems.
 */
export class RowChecker {
  readonly counts: RowCounts = { rows: 0, products: 0, merged: 0, bad: 0, skipped: 0 };
  private readonly collection: DraftCollection;
  private readonly seenPlaces = new Map<string, FilePlace>();

  constructor(
    private readonly headings: MatchedHeadings,
    private readonly options: CheckOptions = {},
    private readonly manner: NumberManner = {},
  ) {
    this.collection = new DraftCollection(options.answers);
  }

  /** The places the file names, in its order; only the first few hundred are kept. */
  get places(): FilePlace[] {
    return [...this.seenPlaces.values()];
  }

  get drafts(): ProductDraft[] {
    return this.collection.drafts;
  }

  check(raw: RawRow): { outcome: RowOutcome; problems: RowProblem[] } {
    if (raw.row <= this.headings.row || isBlankRow(raw.cells)) return { outcome: 'blank', problems: [] };
    this.counts.rows += 1;
    const skipped = printedLine(raw, this.headings);
    if (skipped) {
      this.counts.skipped += 1;
      return { outcome: 'skipped', problems: [skipped] };
    }
    if (raw.unclosedQuote) {
      this.counts.bad += 1;
      return { outcome: 'bad', problems: [rowProblem(raw, raw.cells.join(' '), 'QUOTE_NOT_CLOSED')] };
    }
    const { draft, problems } = readDraft(raw, this.headings.columns, this.headings.headings, this.manner);
    const unknownStore = draft ? this.resolveStore(draft) : null;
    if (unknownStore) problems.push(unknownStore);
    if (!draft || unknownStore) {
      this.counts.bad += 1;
      return { outcome: 'bad', problems };
    }
    const { merge, problems: repeats } = this.collection.add(draft);
    const outcome = merge === 'new' ? 'product' : merge;
    if (outcome === 'bad') this.counts.bad += 1;
    else if (outcome === 'merged') this.counts.merged += 1;
    else this.counts.products += 1;
    return { outcome, problems: [...problems, ...repeats] };
  }

  private resolveStore(draft: ProductDraft): RowProblem | null {
    for (const opening of draft.openings) {
      if (opening.place === null) continue;
      const code = this.storeOf(opening.place);
      this.see(opening.place, code);
      if (!this.options.stores) continue;
      if (code === null) {
        opening.leftOut = true;
        continue;
      }
      if (code === undefined) {
        const at = this.headings.columns.store;
        const column = at === undefined ? null : (this.headings.headings[at] ?? null);
        return {
          row: draft.row,
          column,
          value: opening.place,
          code: 'STORE_UNKNOWN',
          severity: 'error',
          params: {},
        };
      }
      opening.store = code;
    }
    return null;
  }

  private storeOf(place: string): string | null | undefined {
    const { stores, answers } = this.options;
    const said = answers?.places?.[place];
    if (said === null || (said !== undefined && isStore(stores, said))) return said;
    return stores?.get(place.toLowerCase());
  }

  private see(name: string, store: string | null | undefined): void {
    const place = this.seenPlaces.get(name);
    if (place) place.rows += 1;
    else if (this.seenPlaces.size < KEPT_PLACES) this.seenPlaces.set(name, { name, rows: 1, store });
  }
}

/** A store that was chosen for an earlier file may be closed since. */
function isStore(stores: CheckOptions['stores'], code: string): boolean {
  return stores === undefined || [...stores.values()].includes(code);
}

/** Lines a program prints into its export: totals at the end, the headings again on every page. Null: a row of goods. */
export function printedLine(raw: RawRow, { columns, headings }: MatchedHeadings): RowProblem | null {
  const mapped = Object.values(columns);
  if (mapped.every((column) => cleanText(raw.cells[column] ?? '') === cleanText(headings[column] ?? ''))) {
    return rowProblem(raw, '', 'ROW_HEADING_SKIPPED');
  }
  const first = raw.cells.map(cleanText).find((text) => text !== '') ?? '';
  if (!TOTALS.test(first)) return null;
  const named = [columns.code, columns.barcode, columns.name]
    .map((column) => (column === undefined ? '' : cleanText(raw.cells[column] ?? '')))
    .filter((text) => text !== '');
  return named.every((text) => TOTALS.test(text)) ? rowProblem(raw, first, 'ROW_TOTAL_SKIPPED') : null;
}

/** Something about a row as a whole. */
export function rowProblem(
  raw: RawRow,
  value: string,
  code: ProblemCode,
  params: RowProblem['params'] = {},
): RowProblem {
  return {
    row: raw.row,
    column: null,
    value: value.slice(0, 200),
    code,
    severity: severityOf(code),
    params,
  };
}
