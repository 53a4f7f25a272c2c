import { valueAtCost } from '@/lib/money';
import { milliToText } from '@/lib/quantity';
import { severityOf } from './problem-log';
import type { ProductDraft } from './read-draft';
import type { ColumnMap, ProblemCode, RowProblem } from './schema';

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
  cost: boolean;
  taxRate: boolean;
  active: boolean;
}

/** A product to be written, with the row it came from: what the database refuses is reported by that row. */
export type PlannedProduct = Omit<ProductDraft, 'openings'>;

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
}

/**
 * What an import would write, in lists that become set-based statements. Opening stock of a row that names no store goes
 * to the default store; without one it is left out and each row says so.
 */
export function rowsToPlan(
  drafts: readonly ProductDraft[],
  { columns, defaultStore }: PlanOptions,
): ImportPlan {
  const categories = new Set<string>();
  const openings = new Map<string, PlannedOpening[]>();
  const problems: RowProblem[] = [];
  const products = drafts.map(({ openings: stock, ...product }) => {
    if (product.categoryName !== null) categories.add(product.categoryName);
    for (const { row, store, milli, unitCostFen } of stock) {
      if (milli === 0) continue;
      const code = store ?? defaultStore;
      if (code === undefined) {
        problems.push(planProblem(row, milliToText(milli), 'OPENING_WITHOUT_STORE'));
        continue;
      }
      const lines = openings.get(code) ?? [];
      openings.set(code, lines);
      const amountFen = unitCostFen === null ? 0 : valueAtCost(unitCostFen, milli);
      lines.push({ row, code: product.code, quantity: milliToText(milli), unitCostFen, amountFen });
    }
    return product;
  });
  return {
    categories: [...categories],
    products,
    openings: new Map([...openings].sort(([a], [b]) => (a < b ? -1 : 1))),
    tells: tellsOf(columns),
    problems,
  };
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

/** A list in pieces of one statement each. */
export function* piecesOf<T>(rows: readonly T[], size: number = PIECE_ROWS): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

function tellsOf(columns: ColumnMap): TellsOf {
  const has = (field: keyof ColumnMap) => columns[field] !== undefined;
  return {
    spec: has('spec'),
    brand: has('brand'),
    unit: has('unit'),
    category: has('category'),
    listPrice: has('price'),
    floorPrice: has('floorPrice'),
    cost: has('cost'),
    taxRate: has('taxRate'),
    active: has('active'),
  };
}

function planProblem(row: number, value: string, code: ProblemCode): RowProblem {
  return { row, column: null, value, code, severity: severityOf(code), params: {} };
}
