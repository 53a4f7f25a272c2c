import { plain } from '@/server/customers/search-keys';
import type { RowCheck, SheetKind } from '../check-file';
import { type FilePlace, printedLine, type RowCounts, type RowOutcome, rowProblem } from '../check-rows';
import { isBlankRow } from '../clean-cell';
import type { MatchedHeadings, RawRow } from '../columns';
import type { NumberManner } from '../row-reader';
import type { RowProblem } from '../schema';
import { type CustomerDraft, readCustomer } from './read-customer';

/** A customers file. @param lastYear nobody is born after it */
export function customerSheet(lastYear: number): SheetKind<CustomerDraft> {
  return {
    kind: 'CUSTOMERS',
    columnProblems: () => [],
    checker: (headings, _, manner) => new CustomerRowChecker(headings, manner, lastYear),
  };
}

/**
 * Turns rows into drafts of customers. Two rows mean one customer where a mobile or a card is the same, or, without either, the name: the
 * same said again is merged, anything else is an error. Pure.
 */
class CustomerRowChecker implements RowCheck<CustomerDraft> {
  readonly counts: RowCounts = { rows: 0, products: 0, merged: 0, bad: 0, skipped: 0 };
  readonly drafts: CustomerDraft[] = [];
  /** Whole files belong to one store. */
  readonly places: FilePlace[] = [];
  private readonly byKey = new Map<string, CustomerDraft>();

  constructor(
    private readonly headings: MatchedHeadings,
    private readonly manner: NumberManner,
    private readonly lastYear: number,
  ) {}

  check(raw: RawRow): { outcome: RowOutcome; problems: RowProblem[] } {
    if (raw.row <= this.headings.row || isBlankRow(raw.cells)) return { outcome: 'blank', problems: [] };
    this.counts.rows += 1;
    const printed = printedLine(raw, this.headings);
    if (printed) return this.counted('skipped', [printed]);
    if (raw.unclosedQuote)
      return this.counted('bad', [rowProblem(raw, raw.cells.join(' '), 'QUOTE_NOT_CLOSED')]);
    const { draft, problems } = readCustomer(raw, this.headings, {
      manner: this.manner,
      lastYear: this.lastYear,
    });
    if (!draft) {
      const isBad = problems.some(({ severity }) => severity === 'error');
      return this.counted(isBad ? 'bad' : 'skipped', problems);
    }
    const keys = keysOf(draft);
    const first = keys.map((key) => this.byKey.get(key)).find((one) => one !== undefined);
    if (first) {
      const isSame = saysTheSame(first, draft);
      const problem = rowProblem(raw, draft.name, isSame ? 'REPEAT_IDENTICAL' : 'PHONE_REPEATED', {
        firstRow: first.row,
      });
      return this.counted(isSame ? 'merged' : 'bad', [...problems, problem]);
    }
    for (const key of keys) this.byKey.set(key, draft);
    this.drafts.push(draft);
    return this.counted('product', problems);
  }

  private counted(outcome: Exclude<RowOutcome, 'blank'>, problems: RowProblem[]) {
    this.counts[outcome === 'product' ? 'products' : outcome] += 1;
    return { outcome, problems };
  }
}

/** What makes two rows one customer. */
function keysOf({ name, numbers, card }: CustomerDraft): string[] {
  const mobiles = numbers.filter(({ isMobile }) => isMobile).map(({ e164 }) => e164);
  const keys = [...mobiles, ...(card ? [`card ${card.toLowerCase()}`] : [])];
  if (keys.length > 0) return keys;
  return [`name ${plain(name)} ${numbers.map(({ e164 }) => e164).join(' ')}`];
}

function saysTheSame(
  { row: _, cells: __, ...one }: CustomerDraft,
  { row: ___, cells: ____, ...other }: CustomerDraft,
) {
  return JSON.stringify(one) === JSON.stringify(other);
}
