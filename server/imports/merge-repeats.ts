import { alikeKey } from './alike-codes';
import { severityOf } from './problem-log';
import type { ProductDraft } from './read-draft';
import type { DraftOpening } from './row-reader';
import type { FileAnswers, ProblemCode, RowProblem } from './schema';

/** Fields of a product that two rows of one code must agree on, by the name the problem lists them under. */
const COMPARED = {
  name: (draft) => draft.name,
  barcode: (draft) => [...draft.barcodes].sort().join(' '),
  spec: (draft) => draft.spec,
  brand: (draft) => draft.brand,
  unit: (draft) => draft.unit,
  category: (draft) => draft.categoryName,
  price: (draft) => draft.listPriceFen,
  floorPrice: (draft) => draft.floorPriceFen,
  memberPrice: (draft) => draft.memberPriceFen,
  cost: (draft) => draft.costFen,
  taxRate: (draft) => draft.taxRateBp,
  active: (draft) => draft.active,
  kind: (draft) => draft.kind,
  serial: (draft) => draft.needsSerial,
  model: (draft) => draft.model,
  option1: (draft) => draft.options.map(({ value }) => value).join(' / '),
} satisfies Record<string, (draft: ProductDraft) => string | number | boolean | null>;

export type Merge = 'new' | 'merged' | 'bad';

/**
 * Collects drafts by code. The first row of a code stands; a later one with the same data is merged, one for another
 * place adds its stock, one that differs is an error. Whether rows of one place add up, and whether codes that look alike are one
 * product, a person answers; until then they are errors. A barcode belongs to one code.
 */
export class DraftCollection {
  private readonly byCode = new Map<string, ProductDraft>();
  private readonly byAlike = new Map<string, ProductDraft>();
  private readonly barcodeOwner = new Map<string, ProductDraft>();

  constructor(private readonly answers: Pick<FileAnswers, 'alike' | 'repeats'> = {}) {}

  get drafts(): ProductDraft[] {
    return [...this.byCode.values()];
  }

  get size(): number {
    return this.byCode.size;
  }

  add(draft: ProductDraft): { merge: Merge; problems: RowProblem[] } {
    const first = this.byCode.get(draft.code);
    if (first) return mergeInto(first, draft, this.answers);
    const alike = this.byAlike.get(alikeKey(draft.code));
    if (alike && this.answers.alike !== 'SEPARATE') return this.addAlike(alike, draft);
    for (const barcode of draft.barcodes) {
      const owner = this.barcodeOwner.get(barcode);
      if (!owner) continue;
      const params = { barcode, firstRow: owner.row, firstCode: owner.code };
      return { merge: 'bad', problems: [problem(draft.row, barcode, 'BARCODE_REPEATED', params)] };
    }
    this.byCode.set(draft.code, draft);
    if (!alike) this.byAlike.set(alikeKey(draft.code), draft);
    for (const barcode of draft.barcodes) this.barcodeOwner.set(barcode, draft);
    return { merge: 'new', problems: alike ? [alikeProblem(alike, draft, 'CODE_ALIKE_KEPT')] : [] };
  }

  private addAlike(first: ProductDraft, draft: ProductDraft): { merge: Merge; problems: RowProblem[] } {
    if (this.answers.alike === undefined)
      return { merge: 'bad', problems: [alikeProblem(first, draft, 'CODE_ALIKE')] };
    const { merge, problems } = mergeInto(first, draft, this.answers);
    if (merge === 'bad') return { merge, problems };
    return { merge, problems: [...problems, alikeProblem(first, draft, 'CODE_ALIKE_MERGED')] };
  }
}

function alikeProblem(first: ProductDraft, draft: ProductDraft, code: ProblemCode): RowProblem {
  return problem(draft.row, draft.code, code, { firstRow: first.row, firstCode: first.code });
}

function mergeInto(
  first: ProductDraft,
  draft: ProductDraft,
  { repeats }: Pick<FileAnswers, 'repeats'>,
): { merge: Merge; problems: RowProblem[] } {
  const differs = Object.entries(COMPARED)
    .filter(([, read]) => read(first) !== read(draft))
    .map(([field]) => field);
  const addition = newOpening(first, draft);
  const again = addition === 'again';
  if (addition === 'different') differs.push('stock');
  // Places keep their own average: each opening has its cost, the product keeps that of its first row.
  const agreed =
    addition !== null && addition !== 'different' ? differs.filter((field) => field !== 'cost') : differs;
  // The same article shown under a second heading of a catalogue is still one product: it keeps its first category.
  const onlyCategory = agreed.length === 1 && agreed[0] === 'category';
  if (agreed.length > 0 && !onlyCategory) {
    const params = { firstRow: first.row, fields: agreed.join(',') };
    return { merge: 'bad', problems: [problem(draft.row, draft.code, 'REPEAT_DIFFERENT', params)] };
  }
  if (again && repeats !== 'FIRST') {
    const params = { firstRow: first.row };
    if (repeats === undefined)
      return { merge: 'bad', problems: [problem(draft.row, draft.code, 'REPEAT_STOCK', params)] };
    first.openings.push(...draft.openings);
    first.decimals = Math.max(first.decimals, draft.decimals);
    return { merge: 'merged', problems: [problem(draft.row, draft.code, 'REPEAT_SUMMED', params)] };
  }
  if (addition !== null && addition !== 'different' && !again) {
    first.openings.push(addition);
    first.decimals = Math.max(first.decimals, draft.decimals);
    return { merge: 'merged', problems: [] };
  }
  if (!onlyCategory) {
    const params = { firstRow: first.row };
    return { merge: 'merged', problems: [problem(draft.row, draft.code, 'REPEAT_IDENTICAL', params)] };
  }
  const params = { firstRow: first.row, kept: first.categoryName ?? '', left: draft.categoryName ?? '' };
  return { merge: 'merged', problems: [problem(draft.row, draft.code, 'REPEAT_OTHER_CATEGORY', params)] };
}

/**
 * The stock of a repeated row: null when it says nothing new, 'again' when the place had some before (another batch, or the same
 * row twice), 'different' when it contradicts the row before it.
 */
function newOpening(first: ProductDraft, draft: ProductDraft): DraftOpening | 'again' | 'different' | null {
  const [opening] = draft.openings;
  const unnamed = first.openings.find((other) => other.place === null);
  if (!opening) return unnamed ? 'different' : null;
  const known = first.openings.find((other) => other.place === opening.place);
  if (known) return known.milli === 0 && opening.milli === 0 ? null : 'again';
  // Of two rows of one code, one naming a place and one not, nobody knows which stock is whose.
  return opening.place === null || (unnamed && unnamed.milli > 0) ? 'different' : opening;
}

function problem(row: number, value: string, code: ProblemCode, params: RowProblem['params']): RowProblem {
  return { row, column: null, value: value.slice(0, 200), code, severity: severityOf(code), params };
}
