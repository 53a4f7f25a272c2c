import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { requestFault, requireActor, retrying } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import { longDb } from '@/server/platform/db';
import { RequestConflict } from '@/server/platform/errors';
import { compareWithBook, reconcileStock } from '@/server/reconciliation/reconcile-stock';
import { storeSettings } from '@/server/stores/store-settings';
import type { SourceFile } from '../read-file/read-rows';
import type { ColumnMap } from '../rules';
import type { RowProblem } from '../schema';
import { readTheirGoods, rememberedName, type TheirFile } from './read-their-goods';
import { outcomeOf, type RunOutcome, type Written, writtenOf } from './run-outcome';
import { COUNT_FIELDS, type NEEDED, type reconcileInput } from './schema';

export interface ReconcileProgress {
  step: 'reading' | 'comparing' | 'writing';
  done: number;
  total: number | null;
}

export type ReconcileRequest = Omit<z.output<typeof reconcileInput>, 'uploadId' | 'fileName'> & {
  file: SourceFile;
  onProgress?: (progress: ReconcileProgress) => void;
};

export interface ReconcileResult {
  /** The run that was written; null: only looked at, or something is in the way. */
  reconciliationId: string | null;
  number: number | null;
  headingRow: number;
  headings: string[];
  /** The first rows below the headings. */
  samples: string[][];
  columns: ColumnMap;
  /** Columns a person has to name before anything can be compared. */
  missing: (typeof NEEDED)[number][];
  /** Stores of the file; empty when it has one only. */
  theirStores: { name: string; goods: number }[];
  /** Which of them is this store; null: a person has to say. */
  theirStore: string | null;
  rows: number;
  bad: number;
  skipped: number;
  errors: number;
  problems: RowProblem[];
  /** What the comparison says; null while it cannot be made. */
  outcome: RunOutcome | null;
}

/** A run of a hundred thousand rows that all differ stays in one transaction. */
const TRANSACTION_MS = 5 * 60_000;
const SAMPLES = 3;
const PROBLEMS_SHOWN = 1_000;

/**
 * Checks a store's book against another program's export. Looked at only (`dryRun`), or written whole: not while rows are
 * bad (but `skipBad`), a column is missing or it is unclear which of the file's stores is meant.
 * @throws FileRefused, CutOffInFuture, CutOffBeforeLastRun, RequestConflict, Forbidden, Unauthenticated, Busy
 */
export async function reconcileFile(ctx: Context, request: ReconcileRequest): Promise<ReconcileResult> {
  const allowed = requireActor(ctx, 'reconciliation.reconcile', request.storeId);
  const { storeId, source } = request;
  const fileHash = createHash('sha256')
    .update(await readFile(request.file.path))
    .digest('hex');
  const [store, known] = await Promise.all([
    storeSettings(ctx.db, storeId),
    ctx.db.reconciliationSource.findUnique({ where: { storeId_name: { storeId, name: source } } }),
  ]);
  const remembered = known?.columns;
  const theirs = await readTheirGoods(request.file, {
    choice: request.choice,
    headingRow: request.headingRow,
    encoding: request.encoding,
    remembered: isRecord(remembered) ? remembered : {},
    onProgress: (done) => request.onProgress?.({ step: 'reading', done, total: null }),
  });
  const chosen = chooseStore(theirs, [request.theirStore, known?.theirStore, store.name, store.code]);
  const result = resultOf(theirs, chosen);
  if (result.missing.length > 0 || chosen === null) return result;
  const comparison = {
    storeId,
    source,
    cutOff: request.cutOff,
    goods: theirs.byStore.get(chosen) ?? [],
    unread: theirs.unreadByStore.get(chosen) ?? [],
  };
  request.onProgress?.({ step: 'comparing', done: 0, total: comparison.goods.length });
  if (request.dryRun || (result.errors > 0 && !request.skipBad))
    return { ...result, outcome: outcomeOf(await compareWithBook(longDb(), comparison, ctx.now)) };
  const written = await writeRun(allowed, request, {
    ...comparison,
    requestId: request.requestId,
    fileName: request.file.name,
    fileHash,
    leftOut: theirs.bad + theirs.skipped,
    columns: headingsByField(theirs),
    theirStore: chosen,
  });
  return { ...result, ...written };
}

async function writeRun(
  ctx: ActorContext,
  request: ReconcileRequest,
  run: Parameters<typeof reconcileStock>[2],
): Promise<Written> {
  const attempt = () =>
    longDb().$transaction(
      async (tx) => {
        const first = await firstRun(ctx, tx, run);
        if (first) return first;
        const done = await reconcileStock(tx, ctx, run, (at, total) =>
          request.onProgress?.({ step: 'writing', done: at, total }),
        );
        return writtenOf(done.reconciliationId, done);
      },
      { timeout: TRANSACTION_MS },
    );
  return retrying(attempt).catch((error: unknown) => {
    throw requestFault(error) ?? error;
  });
}

/**
 * What this request wrote already; two at once with one id wait for each other here.
 * @throws RequestConflict when the id came with another file or from another person
 */
async function firstRun(
  ctx: ActorContext,
  tx: Parameters<typeof reconcileStock>[0],
  { storeId, requestId, fileHash, source, cutOff }: Parameters<typeof reconcileStock>[2],
): Promise<Written | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${storeId}${requestId}`}, 1))::text`;
  const found = await tx.reconciliation.findUnique({ where: { storeId_id: { storeId, id: requestId } } });
  if (!found) return null;
  const same =
    found.fileHash === fileHash &&
    found.source === source &&
    found.cutOff.getTime() === cutOff.getTime() &&
    found.personId === ctx.actor.personId;
  if (!same) throw new RequestConflict();
  return writtenOf(found.id, found);
}

/** What a request wrote whose file is gone since; null when it wrote nothing. */
export async function firstResultOf(
  ctx: ActorContext,
  storeId: string,
  requestId: string,
): Promise<ReconcileResult | null> {
  const run = await ctx.db.reconciliation.findUnique({ where: { storeId_id: { storeId, id: requestId } } });
  if (!run || run.personId !== ctx.actor.personId) return null;
  return {
    headingRow: 0,
    headings: [],
    samples: [],
    columns: {},
    missing: [],
    theirStores: [],
    theirStore: null,
    rows: 0,
    bad: 0,
    skipped: run.leftOut,
    errors: 0,
    problems: [],
    ...writtenOf(run.id, run),
  };
}

/** Which store of the file is meant: the only one, or the first name that the file knows. */
function chooseStore(theirs: TheirFile, names: readonly (string | undefined)[]): string | null {
  const stores = [...theirs.byStore.keys()];
  const [only] = stores;
  if (stores.length <= 1) return only ?? '';
  const [said] = names;
  if (said) return stores.find((store) => store === said) ?? null;
  for (const name of names) {
    const found = stores.find((store) => name && store.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
  }
  return null;
}

function resultOf(theirs: TheirFile, theirStore: string | null): ReconcileResult {
  const { columns, headings, row } = theirs.headings;
  const named = columns.code !== undefined || columns.barcode !== undefined;
  const stores = [...theirs.byStore].map(([name, goods]) => ({ name, goods: goods.length }));
  return {
    reconciliationId: null,
    number: null,
    headingRow: row,
    headings: [...headings],
    samples: theirs.preview.slice(0, SAMPLES).map(({ cells }) => cells),
    columns,
    missing: [
      ...(named ? [] : (['code'] as const)),
      ...(columns.stock === undefined ? (['stock'] as const) : []),
    ],
    theirStores: stores.length > 1 ? stores : [],
    theirStore,
    rows: theirs.rows,
    bad: theirs.bad,
    skipped: theirs.skipped,
    errors: theirs.problemCounts.errors,
    problems: theirs.problems.slice(0, PROBLEMS_SHOWN),
    outcome: null,
  };
}

function headingsByField({ headings }: TheirFile): Record<string, string> {
  return Object.fromEntries(
    COUNT_FIELDS.flatMap((field) => {
      const heading = rememberedName(headings.columns[field] ?? -1, headings.headings);
      return heading === undefined ? [] : [[field, heading]];
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
