import { type ComparedFact, compareProducts, type FactChange } from '@/server/catalog/compare-products';
import type { CustomerFact } from '@/server/customers/write-customers';
import type { ActorContext } from '@/server/platform/context';
import { productToWrite } from './product-to-write';
import { type ImportPlan, piecesOf } from './rows-to-plan';

/** A product as the import would leave it, with the row it comes from. */
export interface PreviewedProduct {
  row: number;
  code: string;
  name: string;
  spec: string;
  isNew: boolean;
  changes: PreviewedChange[];
}

/** Hidden: the person may not see what was there before. */
export type PreviewedChange = Omit<FactChange, 'fact'> & { fact: PreviewedFact; hidden?: true };
/** What a change is of; of customers: server/customers/write-customers.ts. */
export type PreviewedFact = ComparedFact | CustomerFact;

export interface ChangePreview {
  created: number;
  changed: number;
  unchanged: number;
  /** How many products change in each fact. */
  byFact: Partial<Record<PreviewedFact, number>>;
  /** The first of those that change, then the first new ones, each in the order of the file. */
  products: PreviewedProduct[];
}

const SHOWN_CHANGED = 500;
const SHOWN_NEW = 200;

/** What an import would change, product by product, before anything is written. */
export async function previewChanges(ctx: ActorContext, plan: ImportPlan): Promise<ChangePreview> {
  const preview: ChangePreview = { created: 0, changed: 0, unchanged: 0, byFact: {}, products: [] };
  const fresh: PreviewedProduct[] = [];
  const seesCost = ctx.may('costs.see', null);
  for (const piece of piecesOf(plan.products)) {
    const rows = new Map(piece.map(({ code, row }) => [code, row]));
    for (const { code, name, spec, isNew, changes } of await compareProducts(
      ctx.db,
      piece.map((product) => productToWrite(product, plan)),
    )) {
      const product = { row: rows.get(code) ?? 0, code, name, spec, isNew };
      if (isNew) {
        preview.created += 1;
        if (fresh.length < SHOWN_NEW) fresh.push({ ...product, changes: [] });
        continue;
      }
      if (changes.length === 0) {
        preview.unchanged += 1;
        continue;
      }
      preview.changed += 1;
      for (const { fact } of changes) preview.byFact[fact] = (preview.byFact[fact] ?? 0) + 1;
      if (preview.products.length < SHOWN_CHANGED)
        preview.products.push({ ...product, changes: changes.map((change) => shown(change, seesCost)) });
    }
  }
  preview.products.push(...fresh);
  return preview;
}

function shown(change: FactChange, seesCost: boolean): PreviewedChange {
  if (change.fact !== 'cost' || seesCost) return change;
  return { ...change, before: null, hidden: true };
}
