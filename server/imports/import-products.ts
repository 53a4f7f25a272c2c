import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { milliFromText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type ProductToWrite, takenBarcodes, writeProducts } from '@/server/catalog/write-products';
import { postOpeningStock } from '@/server/inventory/opening/post-opening-stock';
import { requireActor, retrying } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound, RequestConflict } from '@/server/platform/errors';
import { type CheckedFile, checkFile } from './check-file';
import { keepRun, restoredResult } from './keep-run';
import type { SourceFile } from './read-file/read-rows';
import {
  type ImportPlan,
  mayWrite,
  type PlannedProduct,
  piecesOf,
  rowsToPlan,
  withoutCodes,
} from './rows-to-plan';
import type { ColumnChoice, ColumnMap, RowProblem } from './schema';
import { BadRowsFile, type BadRowWords } from './write-bad-rows';

export interface ImportRequest {
  /** Id of the run: the same id again answers with the first result. */
  requestId: string;
  file: SourceFile;
  /** Store that opening stock goes to when a row names none. */
  storeCode?: string | undefined;
  choice?: ColumnChoice | undefined;
  headingRow?: number | undefined;
  dryRun: boolean;
  skipBad: boolean;
  /** Where rows that were left out are written, and in whose words. */
  badRows?: { path: string; words: BadRowWords } | undefined;
  onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  step: 'reading' | 'writing';
  done: number;
  total: number | null;
}

export interface ImportResult {
  written: boolean;
  headingRow: number;
  columns: ColumnMap;
  headings: string[];
  rows: number;
  products: number;
  created: number;
  updated: number;
  merged: number;
  bad: number;
  skipped: number;
  openings: { store: string; posted: number; skipped: number }[];
  errors: number;
  warnings: number;
  byCode: Partial<Record<string, number>>;
  /** The first problems of each code, by row. */
  problems: RowProblem[];
  badRowsPath: string | null;
}

/** The whole import stays in one transaction; 20,000 products take some ten seconds. */
const TRANSACTION_MS = 10 * 60_000;

/**
 * Brings a products file in: all or nothing, or with `skipBad` the good rows. The same file twice changes nothing but the
 * catalogue revision: products are the same, and opening stock posts only where a product never moved.
 * @throws FileRefused, NotFound (store), Forbidden, Unauthenticated, RequestConflict
 */
export async function importProducts(ctx: Context, request: ImportRequest): Promise<ImportResult> {
  const startedMs = performance.now();
  const allowed = requireActor(ctx, 'imports.run', null);
  const fileHash = createHash('sha256')
    .update(await readFile(request.file.path))
    .digest('hex');
  const first = await ctx.db.importRun.findUnique({ where: { id: request.requestId } });
  if (first && (first.fileHash !== fileHash || first.personId !== allowed.actor.personId))
    throw new RequestConflict();
  if (first?.state === 'DONE') return restoredResult(first.result);
  const stores = await knownStores(ctx, request.storeCode);
  const { checked, badRows } = await checkRows(request, stores.byName);
  const drafted = rowsToPlan(checked.drafts, {
    columns: checked.headings.columns,
    ...(request.storeCode ? { defaultStore: request.storeCode } : {}),
  });
  const { plan, conflicts } = await withoutTaken(ctx, drafted);
  for (const conflict of conflicts) await badRows?.add(conflict.raw, [conflict.problem]);
  const result = resultOf(
    checked,
    plan,
    conflicts.map((conflict) => conflict.problem),
  );
  if (mayWrite(result.errors, request)) {
    await keepRun(allowed, request, fileHash, checked, 'RUNNING', result, startedMs);
    try {
      Object.assign(result, await writePlan(allowed, request, plan, stores.ids), { written: true });
    } catch (error) {
      await keepRun(allowed, request, fileHash, checked, 'FAILED', result, startedMs);
      throw error;
    }
  }
  result.badRowsPath = (await badRows?.close()) ?? null;
  if (result.written) await keepRun(allowed, request, fileHash, checked, 'DONE', result, startedMs);
  return result;
}

async function knownStores(ctx: Context, wanted: string | undefined) {
  const rows = await ctx.db.store.findMany({
    where: { closedAt: null },
    select: { id: true, code: true, name: true },
  });
  if (wanted !== undefined && !rows.some((store) => store.code === wanted))
    throw new NotFound({ noun: 'store' });
  return {
    byName: new Map(
      rows.flatMap((store) => [
        [store.code.toLowerCase(), store.code] as const,
        [store.name.toLowerCase(), store.code] as const,
      ]),
    ),
    ids: new Map(rows.map((store) => [store.code, store.id])),
  };
}

async function checkRows(request: ImportRequest, stores: ReadonlyMap<string, string>) {
  let headings: readonly string[] = [];
  const badRows = request.badRows
    ? new BadRowsFile(request.badRows.path, () => headings, request.badRows.words)
    : null;
  const pending: Parameters<BadRowsFile['add']>[] = [];
  const checked = await checkFile(request.file, {
    stores,
    ...(request.choice ? { choice: request.choice } : {}),
    ...(request.headingRow ? { headingRow: request.headingRow } : {}),
    onBadRow: (raw, problems) => {
      pending.push([raw, problems]);
    },
    onProgress: (done) => request.onProgress?.({ step: 'reading', done, total: null }),
  });
  headings = checked.headings.headings;
  for (const [raw, problems] of pending) await badRows?.add(raw, problems);
  return { checked, badRows };
}

/** Takes out products whose barcode another product of the database has. */
async function withoutTaken(ctx: Context, plan: ImportPlan) {
  const taken = await ctx.db.$transaction(async (tx) => {
    const found: Awaited<ReturnType<typeof takenBarcodes>> = [];
    for (const piece of piecesOf(plan.products)) found.push(...(await takenBarcodes(tx, piece)));
    return found;
  });
  const codes = new Set(taken.map((one) => one.code));
  const conflicts = taken.map(({ code, barcode, owner }) => {
    const product = plan.products.find((candidate) => candidate.code === code);
    const row = product?.row ?? 0;
    const problem: RowProblem = {
      row,
      column: null,
      value: barcode,
      code: 'BARCODE_REPEATED',
      severity: 'error',
      params: { owner },
    };
    return { problem, raw: { row, cells: [code, barcode, product?.name ?? ''] } };
  });
  return { plan: withoutCodes(plan, codes), conflicts };
}

function resultOf(checked: CheckedFile, plan: ImportPlan, conflicts: readonly RowProblem[]): ImportResult {
  const { counts, problemCounts } = checked;
  const byCode: Partial<Record<string, number>> = { ...problemCounts.byCode };
  for (const problem of [...conflicts, ...plan.problems])
    byCode[problem.code] = (byCode[problem.code] ?? 0) + 1;
  return {
    written: false,
    headingRow: checked.headings.row,
    columns: checked.headings.columns,
    headings: [...checked.headings.headings],
    rows: counts.rows,
    products: plan.products.length,
    created: 0,
    updated: 0,
    merged: counts.merged,
    bad: counts.bad + conflicts.length,
    skipped: counts.skipped,
    openings: [],
    errors: problemCounts.errors + conflicts.length,
    warnings: problemCounts.warnings + plan.problems.length,
    byCode,
    problems: [...checked.problems, ...conflicts, ...plan.problems]
      .toSorted((a, b) => a.row - b.row)
      .slice(0, 5_000),
    badRowsPath: null,
  };
}

async function writePlan(
  ctx: ActorContext,
  request: ImportRequest,
  plan: ImportPlan,
  storeIds: ReadonlyMap<string, string>,
) {
  return retrying(() =>
    ctx.db.$transaction(
      async (tx) => {
        const ids = new Map<string, string>();
        let created = 0;
        for (const piece of piecesOf(plan.products)) {
          const written = await writeProducts(
            tx,
            piece.map((product) => told(product, plan)),
            ctx.now,
          );
          for (const [code, id] of written.ids) ids.set(code, id);
          created += written.created;
          request.onProgress?.({ step: 'writing', done: ids.size, total: plan.products.length });
        }
        const openings = await postOpenings(tx, ctx, plan, ids, storeIds, request.file.name);
        await writeAuditEntry(tx, ctx, {
          storeId: null,
          action: 'imports.products',
          subjectKind: 'importRun',
          subjectId: request.requestId,
          after: { file: request.file.name, products: plan.products.length, created, openings },
          requestId: request.requestId,
        });
        return { created, updated: ids.size - created, openings };
      },
      { timeout: TRANSACTION_MS },
    ),
  );
}

async function postOpenings(
  tx: Tx,
  ctx: ActorContext,
  plan: ImportPlan,
  ids: ReadonlyMap<string, string>,
  storeIds: ReadonlyMap<string, string>,
  note: string,
) {
  const posted: ImportResult['openings'] = [];
  for (const [store, lines] of plan.openings) {
    const storeId = storeIds.get(store);
    if (!storeId) throw new NotFound({ noun: 'store' });
    let count = { posted: 0, skipped: 0 };
    for (const piece of piecesOf(lines)) {
      const openings = piece.flatMap((line) => {
        const productId = ids.get(line.code);
        const quantityMilli = milliFromText(line.quantity);
        return productId && quantityMilli ? [{ productId, quantityMilli, unitCost: line.unitCostFen }] : [];
      });
      const done = await postOpeningStock(tx, ctx, storeId, openings, note.slice(0, 200));
      count = { posted: count.posted + done.posted, skipped: count.skipped + done.skipped };
    }
    posted.push({ store, ...count });
  }
  return posted;
}

/** What the file tells of a product; the rest of a known product stays as it is. */
function told(product: PlannedProduct, plan: ImportPlan): ProductToWrite {
  const { tells } = plan;
  return {
    code: product.code,
    name: product.name,
    barcodes: product.barcodes,
    // Whether a unit has parts comes from the unit or from a stock that has.
    decimals: product.decimals,
    ...(tells.spec ? { spec: product.spec } : {}),
    ...(tells.brand ? { brand: product.brand } : {}),
    ...(tells.unit ? { unit: product.unit } : {}),
    ...(tells.category ? { categoryName: product.categoryName } : {}),
    ...(tells.listPrice && product.listPriceFen !== null ? { listPriceFen: product.listPriceFen } : {}),
    ...(tells.floorPrice ? { floorPriceFen: product.floorPriceFen } : {}),
    ...(tells.cost ? { cost: product.costFen } : {}),
    ...(tells.taxRate && product.taxRateBp !== null ? { taxRateBp: product.taxRateBp } : {}),
    ...(tells.active && product.active !== null ? { active: product.active } : {}),
  };
}
