import type { Reader } from '@/server/platform/db';
import { spelledAsKnown } from './models/write-models';
import { knownFacts, mergedFacts, type ProductFacts, type ProductToWrite } from './product-facts';

/** What of a product can change, in the order it is shown. */
export const COMPARED_FACTS = [
  'name',
  'variant',
  'spec',
  'brand',
  'unit',
  'decimals',
  'needsSerial',
  'categoryName',
  'barcodes',
  'listPriceFen',
  'floorPriceFen',
  'memberPriceFen',
  'cost',
  'taxRateBp',
  'active',
] as const satisfies readonly (keyof ProductFacts)[];
export type ComparedFact = (typeof COMPARED_FACTS)[number];

/** One fact of a product before and after; barcodes with blanks between. Null: none. */
export interface FactChange {
  fact: ComparedFact;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

export interface ProductChange {
  code: string;
  name: string;
  spec: string;
  /** Null: a new product. */
  id: string | null;
  isNew: boolean;
  /** Empty: the product stays as it is. */
  changes: FactChange[];
}

/** What writing these products would change. A new product has no changes: all of it is new. */
export async function compareProducts(
  reader: Reader,
  products: readonly ProductToWrite[],
): Promise<ProductChange[]> {
  const known = await knownFacts(reader, products);
  const named = await spelledAsKnown(reader, products);
  return named.map((product) => {
    const before = known.get(product.code);
    const { code, name } = product;
    const after = mergedFacts(product, before, false);
    const { spec } = after;
    if (!before) return { code, name, spec, id: null, isNew: true, changes: [] };
    return { code, name, spec, id: before.id, isNew: false, changes: changesOf(before, after) };
  });
}

function changesOf(before: ProductFacts, after: ProductFacts): FactChange[] {
  return COMPARED_FACTS.flatMap((fact) => {
    const change = { fact, before: plain(fact, before), after: plain(fact, after) };
    return change.before === change.after ? [] : [change];
  });
}

function plain(fact: ComparedFact, facts: ProductFacts): FactChange['before'] {
  if (fact === 'barcodes') return [...facts.barcodes].sort().join(' ') || null;
  if (fact === 'variant') return facts.variant?.model ?? null;
  // 980.40 and 980.4 are one cost.
  if (fact === 'cost') return facts.cost === null ? null : Number(facts.cost);
  return facts[fact];
}
