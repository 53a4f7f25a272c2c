import { severityOf } from './problem-log';
import type { DraftOpening, ProductDraft } from './read-draft';
import type { ProblemCode, RowProblem } from './schema';

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
} satisfies Record<string, (draft: ProductDraft) => string | number | boolean | null>;

export type Merge = 'new' | 'merged' | 'bad';

/**
 * Collects drafts by code. The first row of a code stands; a later one with the same data is merged, one for another
 * store adds its stock, one that differs is an error. A barcode belongs to one code.
 */
export class DraftCollection {
  private readonly byCode = new Map<string, ProductDraft>();
  private readonly barcodeOwner = new Map<string, ProductDraft>();

  get drafts(): ProductDraft[] {
    return [...this.byCode.values()];
  }

  get size(): number {
    return this.byCode.size;
  }

  add(draft: ProductDraft): { merge: Merge; problems: RowProblem[] } {
    const first = this.byCode.get(draft.code);
    if (first) return mergeInto(first, draft);
    for (const barcode of draft.barcodes) {
      const owner = this.barcodeOwner.get(barcode);
      if (!owner) continue;
      const params = { barcode, firstRow: owner.row, firstCode: owner.code };
      return { merge: 'bad', problems: [problem(draft.row, barcode, 'BARCODE_REPEATED', params)] };
    }
    this.byCode.set(draft.code, draft);
    for (const barcode of draft.barcodes) this.barcodeOwner.set(barcode, draft);
    return { merge: 'new', problems: [] };
  }
}

function mergeInto(first: ProductDraft, draft: ProductDraft): { merge: Merge; problems: RowProblem[] } {
  const differs = Object.entries(COMPARED)
    .filter(([, read]) => read(first) !== read(draft))
    .map(([field]) => field);
  const addition = newOpening(first, draft);
  if (addition === 'different') differs.push('stock');
  // Warehouses keep their own average: each opening has its cost, the product keeps that of its first row.
  const agreed =
    addition !== null && addition !== 'different' ? differs.filter((field) => field !== 'cost') : differs;
  // The same article shown under a second heading of a catalogue is still one product: it keeps its first category.
  const onlyCategory = agreed.length === 1 && agreed[0] === 'category';
  if (agreed.length > 0 && !onlyCategory) {
    const params = { firstRow: first.row, fields: agreed.join(',') };
    return { merge: 'bad', problems: [problem(draft.row, draft.code, 'REPEAT_DIFFERENT', params)] };
  }
  if (addition !== null && addition !== 'different') {
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

/** The stock of a repeated row: null when it says nothing new, 'different' when it contradicts the row before it. */
function newOpening(first: ProductDraft, draft: ProductDraft): DraftOpening | 'different' | null {
  const [opening] = draft.openings;
  const unnamed = first.openings.find((other) => other.store === null);
  if (!opening) return unnamed ? 'different' : null;
  const known = first.openings.find((other) => other.store === opening.store);
  if (known) return known.milli === opening.milli ? null : 'different';
  // Of two rows of one code, one naming a store and one not, nobody knows which stock is whose.
  return opening.store === null || unnamed ? 'different' : opening;
}

function problem(row: number, value: string, code: ProblemCode, params: RowProblem['params']): RowProblem {
  return { row, column: null, value: value.slice(0, 200), code, severity: severityOf(code), params };
}
