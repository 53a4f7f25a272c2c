import { valueAtCost } from '@/lib/money';
import { MAX_MILLI, milliToText } from '@/lib/quantity';
import type { VariantToWrite } from '@/server/catalog/product-facts';
import { planVariants, specOfOptions } from './plan-variants';
import { severityOf } from './problem-log';
import type { ProductDraft } from './read-draft';
import { textOfMicro } from './read-number';
import type { DraftOpening } from './row-reader';
import { type ColumnMap, OPTION_FIELDS } from './rules';
import type { ProblemCode, RowProblem } from './schema';

/** Rows that one statement carries: arrays of this length stay small beside what PostgreSQL plans for. */
export const PIECE_ROWS = 2000;

/** Which facts of a product the file tells. Of a product that is already there, only these are changed. */
export interface TellsOf {
  spec: boolean;
  brand: boolean;
  unit: boolean;
  category: boolean;
  listPrice: boolean;
  floorPrice: boolean;
  memberPrice: boolean;
  cost: boolean;
  taxRate: boolean;
  active: boolean;
  kind: boolean;
  serial: boolean;
}

/** A product to be written, with the row it came from: what the database refuses is reported by that row. */
export type PlannedProduct = Omit<ProductDraft, 'openings' | 'model' | 'options'> & {
  /** Of which model it is a variant; null: the file makes it none. */
  variant: VariantToWrite | null;
};

/** Opening stock of one product in one store. */
export interface PlannedOpening {
  row: number;
  code: string;
  /** '12.5' */
  quantity: string;
  /** Fen per unit as decimal text; null stands at zero and is listed. */
  unitCostFen: string | null;
  /** round(quantity x unit cost), fen. */
  amountFen: number;
}

export interface ImportPlan {
  /** Names, each once, in the order of the file. */
  categories: string[];
  products: PlannedProduct[];
  /** Store code -> its opening lines, at most one per product. Stores in sorted order, so that two runs lock alike. */
  openings: Map<string, PlannedOpening[]>;
  tells: TellsOf;
  problems: RowProblem[];
}

export interface PlanOptions {
  columns: ColumnMap;
  /** Store that rows without a store of their own bring stock into. */
  defaultStore?: string;
  /** Keys of the models the book has. */
  knownModels?: ReadonlySet<string>;
}

/**
 * What an import would write, in lists that become set-based statements. Opening stock of a row that names no store goes
 * to the default store; without one it is left out and each row says so. What several places of one store hold is added up.
 */
export function rowsToPlan(
  drafts: readonly ProductDraft[],
  { columns, defaultStore, knownModels = new Set() }: PlanOptions,
): ImportPlan {
  const categories = new Set<string>();
  const openings = new Map<string, PlannedOpening[]>();
  const { variants, problems } = planVariants(drafts, knownModels);
  const linesOf = (store: string) => {
    const lines = openings.get(store) ?? [];
    openings.set(store, lines);
    return lines;
  };
  const products = drafts.map((draft): PlannedProduct => {
    const { openings: stock, model: _, options: __, ...product } = draft;
    if (product.categoryName !== null) categories.add(product.categoryName);
    const byStore = new Map<string, DraftOpening[]>();
    for (const opening of stock) {
      if (opening.milli === 0 || opening.leftOut) continue;
      if (product.kind === 'SERVICE') {
        problems.push(planProblem(opening.row, milliToText(opening.milli), 'SERVICE_HAS_STOCK'));
        continue;
      }
      const code = opening.store ?? defaultStore;
      if (code === undefined) {
        problems.push(planProblem(opening.row, milliToText(opening.milli), 'OPENING_WITHOUT_STORE'));
        continue;
      }
      const places = byStore.get(code);
      if (places) places.push(opening);
      else byStore.set(code, [opening]);
    }
    for (const [code, places] of byStore) {
      const line = openingLine(product.code, places);
      if (typeof line === 'number') problems.push(planProblem(line, product.code, 'NUMBER_TOO_LARGE'));
      else linesOf(code).push(line);
    }
    return {
      ...product,
      spec: product.spec || specOfOptions(draft),
      variant: variants.get(product.code) ?? null,
    };
  });
  return {
    categories: [...categories],
    products,
    openings: new Map([...openings].sort(([a], [b]) => (a < b ? -1 : 1))),
    tells: tellsOf(columns),
    problems,
  };
}

/**
 * What the places of one store hold together, at their average cost; a place without a cost takes that of the others.
 * @returns the row that makes it more than a book can hold
 */
function openingLine(code: string, places: readonly DraftOpening[]): PlannedOpening | number {
  const [first] = places;
  let milli = 0;
  for (const place of places) {
    milli += place.milli;
    if (milli > MAX_MILLI) return place.row;
  }
  const costs = new Set(places.map(({ unitCostFen }) => unitCostFen).filter((cost) => cost !== null));
  const [only = null] = costs;
  const unitCostFen = costs.size > 1 ? averageCost(places) : only;
  const amountFen = unitCostFen === null ? 0 : valueAtCost(unitCostFen, milli);
  return { row: first?.row ?? 0, code, quantity: milliToText(milli), unitCostFen, amountFen };
}

/** Fen per unit as decimal text, six places, half up: sum of cost x quantity over the quantity, of the places that have a cost. */
function averageCost(places: readonly DraftOpening[]): string {
  let value = 0n;
  let milli = 0n;
  for (const place of places) {
    if (place.unitCostFen === null) continue;
    value += microOf(place.unitCostFen) * BigInt(place.milli);
    milli += BigInt(place.milli);
  }
  return textOfMicro((value * 2n + milli) / (milli * 2n));
}

function microOf(text: string): bigint {
  const [whole = '0', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(6, '0').slice(0, 6));
}

/** Whether an import may write: all or nothing, unless the person chose to leave the bad rows out. */
export function mayWrite(errors: number, options: { skipBad: boolean; dryRun: boolean }): boolean {
  return !options.dryRun && (errors === 0 || options.skipBad);
}

/**
 * The same plan without some products: those the database knows a reason against (a barcode another product owns). Their
 * opening stock goes with them.
 */
export function withoutCodes(plan: ImportPlan, codes: ReadonlySet<string>): ImportPlan {
  const openings = new Map<string, PlannedOpening[]>();
  for (const [store, lines] of plan.openings) {
    const kept = lines.filter((line) => !codes.has(line.code));
    if (kept.length > 0) openings.set(store, kept);
  }
  return { ...plan, products: plan.products.filter((product) => !codes.has(product.code)), openings };
}

/** The same plan with other codes for some products. */
export function renamed(plan: ImportPlan, codes: ReadonlyMap<string, string>): ImportPlan {
  const rename = <T extends { code: string }>(one: T): T => ({
    ...one,
    code: codes.get(one.code) ?? one.code,
  });
  return {
    ...plan,
    products: plan.products.map(rename),
    openings: new Map([...plan.openings].map(([store, lines]) => [store, lines.map(rename)])),
  };
}

/** A list in pieces of one statement each. */
export function* piecesOf<T>(rows: readonly T[], size: number = PIECE_ROWS): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

function tellsOf(columns: ColumnMap): TellsOf {
  const has = (field: keyof ColumnMap) => columns[field] !== undefined;
  return {
    spec: has('spec') || OPTION_FIELDS.some(({ value }) => has(value)),
    brand: has('brand'),
    unit: has('unit'),
    category: has('category'),
    listPrice: has('price'),
    floorPrice: has('floorPrice'),
    memberPrice: has('memberPrice'),
    cost: has('cost'),
    taxRate: has('taxRate'),
    active: has('active'),
    kind: has('kind'),
    serial: has('serial'),
  };
}

function planProblem(row: number, value: string, code: ProblemCode): RowProblem {
  return { row, column: null, value, code, severity: severityOf(code), params: {} };
}
