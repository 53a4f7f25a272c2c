import { cleanText, isBlankRow } from './clean-cell';
import type { MatchedHeadings, RawRow } from './columns';
import { DraftCollection } from './merge-repeats';
import { severityOf } from './problem-log';
import { type ProductDraft, readDraft } from './read-draft';
import type { ProblemCode, RowProblem } from './schema';

export type RowOutcome = 'product' | 'merged' | 'bad' | 'skipped' | 'blank';

export interface RowCounts {
  /** Rows below the headings that say something. */
  rows: number;
  products: number;
  merged: number;
  bad: number;
  skipped: number;
}

const TOTALS = /^(合计|总计|小计|本页合计|共计|grand total|sub ?total|totals?)\s*[:：]?$/i;

/** What the checker needs to know beside the file. */
export interface CheckOptions {
  /**
   * Store code by what a file may call the store (code or name, lower case). Without it names stay as they are; with it
   * an unknown name is STORE_UNKNOWN.
   */
  stores?: ReadonlyMap<string, string>;
}

/**
 * Turns rows into product drafts, one row at a time, so that a file of any length needs memory only for its products.
 * Pure: the same rows give the same drafts and problems.
 */
export class RowChecker {
  readonly counts: RowCounts = { rows: 0, products: 0, merged: 0, bad: 0, skipped: 0 };
  private readonly collection = new DraftCollection();

  constructor(
    private readonly headings: MatchedHeadings,
    private readonly options: CheckOptions = {},
  ) {}

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
    const { draft, problems } = readDraft(raw, this.headings.columns, this.headings.headings);
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
    const { stores } = this.options;
    if (!stores) return null;
    for (const opening of draft.openings) {
      if (opening.store === null) continue;
      const code = stores.get(opening.store.toLowerCase());
      if (code === undefined) {
        const at = this.headings.columns.store;
        const column = at === undefined ? null : (this.headings.headings[at] ?? null);
        return {
          row: draft.row,
          column,
          value: opening.store,
          code: 'STORE_UNKNOWN',
          severity: 'error',
          params: {},
        };
      }
      opening.store = code;
    }
    return null;
  }
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

function rowProblem(raw: RawRow, value: string, code: ProblemCode): RowProblem {
  return { row: raw.row, column: null, value, code, severity: severityOf(code), params: {} };
}
