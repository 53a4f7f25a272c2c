import { codesAlike } from '@/server/catalog/alike-codes';
import { MOST_VARIANTS } from '@/server/catalog/models/variant-rules';
import { modelKeys, type VariantProblem, variantProblems } from '@/server/catalog/models/write-models';
import { takenBarcodes } from '@/server/catalog/write-products';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { alikeKey } from './alike-codes';
import { type CheckedFile, PRODUCT_SHEET } from './check-file';
import { checkRows, knownStores, resultOf } from './check-sheet';
import type { RawRow } from './columns';
import type { ImportRequest, ImportResult } from './import-request';
import { problemOf } from './plan-variants';
import { productToWrite } from './product-to-write';
import {
  type ImportPlan,
  type PlannedProduct,
  piecesOf,
  renamed,
  rowsToPlan,
  withoutCodes,
} from './rows-to-plan';
import type { ColumnMap } from './rules';
import type { FileAnswers, RowProblem } from './schema';
import type { BadRowsFile } from './write-bad-rows';

/** A file as it was read, what it would write, and what stands in the way. */
export interface CheckedImport {
  checked: CheckedFile;
  plan: ImportPlan;
  /** Nothing written yet. */
  result: ImportResult;
  badRows: BadRowsFile | null;
  /** Ids of the open stores by their codes. */
  storeIds: ReadonlyMap<string, string>;
}

/** Reads a products file against the book; the same file and answers give the same. @throws FileRefused, NotFound (store) */
export async function checkImport(ctx: Context, request: ImportRequest): Promise<CheckedImport> {
  const stores = await knownStores(ctx, request.storeCode);
  const { checked, badRows } = await checkRows(ctx, request, PRODUCT_SHEET, stores.byName);
  const drafted = rowsToPlan(checked.drafts, {
    columns: checked.headings.columns,
    ...(request.storeCode ? { defaultStore: request.storeCode } : {}),
    knownModels: await modelKeys(
      ctx.db,
      checked.drafts.flatMap(({ model }) => (model === '' ? [] : model)),
    ),
  });
  const { plan: apart, conflicts } = await withoutConflicts(ctx, drafted, request.answers?.alike);
  const plan = await withoutTakenVariants(ctx.db, apart);
  for (const { problem, product } of conflicts)
    await badRows?.add(rawOf(product, problem, checked.headings.columns), [problem]);
  const result = resultOf(checked, {
    count: plan.products.length,
    conflicts: conflicts.map((conflict) => conflict.problem),
    warnings: plan.problems,
    withoutCost: [...plan.openings.values()].flat().filter(({ unitCostFen }) => unitCostFen === null).length,
  });
  return { checked, plan, result, badRows, storeIds: stores.ids };
}

const VARIANT_PROBLEMS = {
  TAKEN: 'VARIANT_TAKEN',
  OPTIONS_DIFFER: 'VARIANT_OPTIONS_DIFFER',
  NOT_GOODS: 'VARIANT_NOT_GOODS',
  TOO_MANY: 'VARIANT_TOO_MANY',
} as const;

/** What the book knows against a variant: the product comes in, in no other model than before, and its row says so. */
async function withoutTakenVariants(reader: Reader, plan: ImportPlan): Promise<ImportPlan> {
  const variants = plan.products
    .filter(({ variant }) => variant)
    .sort((a, b) => ((a.variant?.model ?? '') < (b.variant?.model ?? '') ? -1 : 1));
  const found = new Map<string, VariantProblem>();
  for (const piece of piecesOf(variants))
    for (const problem of await variantProblems(
      reader,
      piece.map((one) => productToWrite(one, plan)),
    ))
      found.set(problem.code, problem);
  if (found.size === 0) return plan;
  const problems = plan.products.flatMap((product) => {
    const problem = found.get(product.code);
    return problem
      ? [problemOf(product, VARIANT_PROBLEMS[problem.problem], { owner: problem.by, most: MOST_VARIANTS })]
      : [];
  });
  return {
    ...plan,
    products: plan.products.map((product) =>
      found.has(product.code) ? { ...product, variant: null } : product,
    ),
    problems: [...plan.problems, ...problems],
  };
}

type Conflict = { problem: RowProblem; product: PlannedProduct | undefined };

/** Takes out what the book knows a reason against: a barcode of another product, a code like another product's. */
async function withoutConflicts(ctx: Context, plan: ImportPlan, alike: FileAnswers['alike']) {
  const { plan: distinct, conflicts: alikes } = await withoutAlike(ctx, plan, alike);
  const taken = await takenOf(ctx, distinct);
  const products = byCode(distinct);
  const conflicts = [
    ...alikes,
    ...taken.map(({ code, barcode, owner }) =>
      conflictOf(products, code, barcode, 'BARCODE_REPEATED', { owner }),
    ),
  ];
  return { plan: withoutCodes(distinct, new Set(taken.map(({ code }) => code))), conflicts };
}

async function takenOf(ctx: Context, plan: ImportPlan) {
  const taken: Awaited<ReturnType<typeof takenBarcodes>> = [];
  for (const piece of piecesOf(plan.products)) taken.push(...(await takenBarcodes(ctx.db, piece)));
  return taken;
}

/**
 * New codes that the book has in another case, width or with other zeros: errors until somebody answers. SAME gives them the
 * book's code, SEPARATE makes them products of their own and says so.
 */
async function withoutAlike(ctx: Context, plan: ImportPlan, answer: FileAnswers['alike']) {
  const known = await codesAlike(ctx.db, [...new Set(plan.products.map(({ code }) => alikeKey(code)))]);
  const exact = new Set(known.map(({ code }) => code));
  const products = byCode(plan);
  const byKey = new Map(known.toReversed().map(({ code, key }) => [key, code]));
  const likes = plan.products.flatMap(({ code }) => {
    const like = exact.has(code) ? undefined : byKey.get(alikeKey(code));
    return like === undefined ? [] : [{ code, like }];
  });
  if (likes.length === 0) return { plan, conflicts: [] };
  if (answer === 'SAME')
    return { plan: renamed(plan, new Map(likes.map(({ code, like }) => [code, like]))), conflicts: [] };
  const conflicts = likes.map(({ code, like }) =>
    conflictOf(products, code, code, 'CODE_ALIKE', { firstRow: 0, firstCode: like }),
  );
  if (answer === undefined)
    return { plan: withoutCodes(plan, new Set(likes.map(({ code }) => code))), conflicts };
  const problems = conflicts.map(({ problem }) => ({
    ...problem,
    code: 'CODE_ALIKE_KEPT' as const,
    severity: 'warning' as const,
  }));
  return { plan: { ...plan, problems: [...plan.problems, ...problems] }, conflicts: [] };
}

function byCode({ products }: ImportPlan): Map<string, PlannedProduct> {
  return new Map(products.map((product) => [product.code, product]));
}

function conflictOf(
  products: ReadonlyMap<string, PlannedProduct>,
  code: string,
  value: string,
  problemCode: RowProblem['code'],
  params: RowProblem['params'],
): Conflict {
  const product = products.get(code);
  const row = product?.row ?? 0;
  return { problem: { row, column: null, value, code: problemCode, severity: 'error', params }, product };
}

/** What is left of a row by then, each cell under the heading it came from. */
function rawOf(product: PlannedProduct | undefined, problem: RowProblem, columns: ColumnMap): RawRow {
  const cells: string[] = [];
  const put = (column: number | undefined, text: string | undefined) => {
    if (column !== undefined && text !== undefined) cells[column] = text;
  };
  put(columns.barcode, problem.code === 'BARCODE_REPEATED' ? problem.value : undefined);
  put(columns.code, product?.code);
  put(columns.name, product?.name);
  return { row: problem.row, cells };
}
