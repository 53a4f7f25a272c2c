import type { ImportRun } from '@/generated/prisma/client';
import { attachmentBytes } from '@/server/attachments/queries';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { CANCELLED } from './cancel-import';
import { SILENT_S } from './hold-run';
import { LEFT_OUT_ROWS } from './import-kinds';
import type { ImportResult } from './import-request';
import { runFailure, storedResult } from './run-progress';
import { importKind, keptRequest } from './run-request';

const LISTED = 20;

/** WAITING: no worker is at it yet. INTERRUPTED: the one that was is gone; another goes on, or it is made again by hand. */
export type RunStatus =
  | 'WAITING'
  | 'READING'
  | 'WRITING'
  | 'INTERRUPTED'
  | 'DONE'
  | 'STOPPED'
  | 'CANCELLED'
  | 'FAILED';

/** The latest imports: one's own, or everybody's for who may read them. */
export async function listRuns(ctx: ActorContext) {
  const rows = await ctx.db.importRun.findMany({
    where: mine(ctx),
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: LISTED,
    select: { id: true, kind: true, fileName: true, startedAt: true, finishedAt: true, personId: true },
  });
  const statuses = await statusesOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ personId, kind, ...row }) => ({
    ...row,
    kind: importKind.parse(kind),
    status: statuses.get(row.id) ?? ('FAILED' as const),
    isOwn: personId === ctx.actor.personId,
  }));
}

/** How a run stands at this moment, whichever server works it off. @throws NotFound, also of another's that may not be read */
export async function readRun(ctx: ActorContext, runId: string) {
  const run = await requireRun(ctx, runId);
  const status = (await statusesOf(ctx, [runId])).get(runId) ?? 'FAILED';
  const isOwn = run.personId === ctx.actor.personId;
  const ended = run.state === 'DONE' || run.state === 'PREVIEWED';
  const {
    locale: _,
    skipBad: __,
    ...said
  } = keptRequest.catch({ skipBad: false, locale: '' }).parse(run.request);
  return {
    id: run.id,
    kind: importKind.parse(run.kind),
    fileName: run.fileName,
    status,
    isOwn,
    progress: run.progress,
    total: run.total,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    failure: run.failure === null ? null : runFailure.parse(run.failure),
    result: ended ? shown(ctx, storedResult(run.result), isOwn) : null,
    hasLeftOut: run.leftOutId !== null && (isOwn || run.kind !== 'CUSTOMERS'),
    mayRunAgain: isOwn && run.fileId !== null && ['FAILED', 'CANCELLED', 'INTERRUPTED'].includes(status),
    mayCancel: isOwn && run.state === 'RUNNING',
    /** For going on with a file whose rows stood in the way. */
    upload: isOwn && run.fileId ? { uploadId: run.fileId, said } : null,
  };
}

/** Rows a run left out; without what goods cost for who may not see it. @throws NotFound */
export async function readLeftOut(ctx: ActorContext, runId: string): Promise<string> {
  const run = await requireRun(ctx, runId);
  // Customers' numbers are for who had them in a file.
  if (run.kind === 'CUSTOMERS' && run.personId !== ctx.actor.personId) throw new NotFound({ noun: 'file' });
  const id = ctx.may('costs.see', null) ? run.leftOutId : run.leftOutWithoutCostId;
  const of = { storeId: COMPANY_SCOPE, kind: LEFT_OUT_ROWS };
  const content = id ? await attachmentBytes(ctx.db, { ...of, id }) : null;
  if (!content) throw new NotFound({ noun: 'file' });
  return Buffer.from(content).toString('utf8');
}

function mine(ctx: ActorContext) {
  return ctx.may('imports.readAll', null) ? {} : { personId: ctx.actor.personId };
}

/** Another's is as if it were not there, but for who may read every import. */
async function requireRun(ctx: ActorContext, runId: string): Promise<ImportRun> {
  const run = await ctx.db.importRun.findFirst({ where: { id: runId, ...mine(ctx) } });
  if (!run) throw new NotFound({ noun: 'file' });
  return run;
}

/** By the database's clock: servers' own may differ. */
async function statusesOf(ctx: ActorContext, runIds: readonly string[]): Promise<Map<string, RunStatus>> {
  const rows = await ctx.db.$queryRaw<{ id: string; status: RunStatus }[]>`
    SELECT id, CASE WHEN state = 'DONE' THEN 'DONE' WHEN state = 'PREVIEWED' THEN 'STOPPED' WHEN state = 'FAILED' AND failure->>'code' = ${CANCELLED} THEN 'CANCELLED' WHEN state = 'FAILED' THEN 'FAILED'
      WHEN holder IS NULL THEN 'WAITING' WHEN alive_at < now() - make_interval(secs => ${SILENT_S}) THEN 'INTERRUPTED'
      WHEN total = 0 THEN 'READING' ELSE 'WRITING' END AS status
    FROM import_run WHERE id = ANY(${[...runIds]}::uuid[])`;
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** What rows of another's file say, costs among it, is for who may see costs. */
function shown(ctx: ActorContext, result: ImportResult, isOwn: boolean): ImportResult {
  if (isOwn || ctx.may('costs.see', null)) return result;
  return { ...result, problems: [], head: [], changes: null };
}
