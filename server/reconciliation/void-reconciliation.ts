import type { Reconciliation } from '@/generated/prisma/client';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { jsonRows } from '@/server/platform/sql';
import { casesOfSources } from '@/server/shortages/case-source';
import { lockPostingDay } from '@/server/stores/business-days';
import { lockDocumentSeries } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { ReconciliationHasCase, ReconciliationIsVoid, ReconciliationNotLast } from './errors';
import { voidReconciliationInput } from './schema';

/**
 * Takes back the last run of a source, with a reason: what it opened and nobody ended yet ends with it, what it carried over has
 * its figures of before again, and what it had ended is open again, as a discrepancy of its own since a closed one never changes.
 * What a person closed stays closed. A run a shortage case rests on stays: somebody is asked to pay by its figures.
 * The run and its findings stay readable.
 * @throws NotFound, ReconciliationIsVoid, ReconciliationNotLast, ReconciliationHasCase
 */
export const voidReconciliation = command({
  name: 'reconciliation.void',
  permission: 'reconciliation.void',
  scope: 'store',
  input: voidReconciliationInput,
  async run(tx, { storeId, reconciliationId, reason, requestId }, ctx) {
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    // No run and no shortage case of the store begins meanwhile: both wait for their series.
    await lockDocumentSeries(tx, storeId, 'RECONCILIATION', 'SHORTAGE_CASE');
    const run = await lastRun(tx, storeId, reconciliationId);
    await refuseWithCases(tx, run);
    await tx.reconciliationVoid.create({
      data: {
        storeId,
        reconciliationId,
        reason,
        personId: ctx.actor.personId,
        businessDay: dateOf(businessDay, storeId),
        voidedAt: ctx.now,
      },
    });
    const ended = await endOpened(tx, ctx, run, reason);
    const restored = await restoreCarried(tx, run);
    const reopened = await reopenEnded(tx, run);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reconciliation.void',
      subjectKind: 'reconciliation',
      subjectId: reconciliationId,
      after: { number: run.number, source: run.source, reason, ended, restored, reopened },
      businessDay,
      requestId,
    });
    return { reconciliationId, number: run.number, ended, restored, reopened };
  },
});

async function lastRun(tx: Tx, storeId: string, id: string): Promise<Reconciliation> {
  const run = await tx.reconciliation.findUnique({
    where: { storeId_id: { storeId, id } },
    include: { void: true },
  });
  if (!run) throw new NotFound({ noun: 'reconciliation' });
  if (run.void) throw new ReconciliationIsVoid({ number: run.number });
  const later = await tx.reconciliation.findFirst({
    where: { storeId, source: run.source, number: { gt: run.number }, void: { is: null } },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  if (later) throw new ReconciliationNotLast({ number: later.number });
  return run;
}

async function refuseWithCases(tx: Tx, { storeId, id, source }: Reconciliation): Promise<void> {
  const carried = await tx.discrepancy.findMany({
    where: { storeId, source, lastRunId: id },
    select: { id: true },
  });
  const ids = carried.map((one) => one.id);
  const numbers = (await casesOfSources(tx, storeId, 'RECONCILIATION', ids)).map(({ number }) => number);
  if (numbers.length > 0) throw new ReconciliationHasCase({ number: Math.min(...numbers) });
}

function endOpened(
  tx: Tx,
  ctx: ActorContext,
  { storeId, id }: Reconciliation,
  reason: string,
): Promise<number> {
  return tx.$executeRaw`UPDATE discrepancy
    SET closed_at = ${ctx.now}::timestamptz, closed_by_id = ${ctx.actor.personId}::uuid, close_reason = ${reason}
    WHERE store_id = ${storeId}::uuid AND opened_run_id = ${id}::uuid AND closed_at IS NULL`;
}

/** Figures of the last run before that is not taken back itself; an explanation holds for the figure it was given for. */
function restoreCarried(tx: Tx, { storeId, id, source }: Reconciliation): Promise<number> {
  return tx.$executeRaw`
    WITH before AS (
      SELECT DISTINCT ON (d.id) d.id AS carried_id, f.* FROM discrepancy d
      JOIN discrepancy_finding f ON f.store_id = d.store_id AND f.discrepancy_id IN (d.id, d.reopens_id)
        AND f.reconciliation_id <> ${id}::uuid
      JOIN reconciliation r ON r.store_id = f.store_id AND r.id = f.reconciliation_id
      WHERE d.store_id = ${storeId}::uuid AND d.source = ${source} AND d.last_run_id = ${id}::uuid AND d.closed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM reconciliation_void v WHERE v.store_id = r.store_id AND v.reconciliation_id = r.id)
      ORDER BY d.id, r.number DESC)
    UPDATE discrepancy d SET class = b.class, zone_id = b.zone_id, ours = b.ours, theirs = b.theirs, difference = b.difference,
      value_fen = b.value_fen, document_kind = b.document_kind, document_id = b.document_id, other_code = b.other_code,
      last_run_id = b.reconciliation_id,
      explained_at = CASE WHEN d.difference = b.difference THEN d.explained_at END,
      explained_by_id = CASE WHEN d.difference = b.difference THEN d.explained_by_id END
    FROM before b WHERE d.store_id = ${storeId}::uuid AND d.id = b.carried_id`;
}

async function reopenEnded(tx: Tx, { storeId, id }: Reconciliation): Promise<number> {
  const ended = await tx.discrepancy.findMany({
    where: { storeId, closedRunId: id },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  if (ended.length === 0) return 0;
  const rows = ended.map((one) => ({ id: newId(), reopens_id: one.id }));
  return tx.$executeRaw`INSERT INTO discrepancy (store_id, id, source, their_code, their_name, product_id, zone_id, owner_id, class, ours,
      theirs, difference, value_fen, document_kind, document_id, other_code, opened_run_id, opened_at, last_run_id, note,
      explained_by_id, explained_at, reopens_id)
    SELECT d.store_id, r.id, d.source, d.their_code, d.their_name, d.product_id, d.zone_id, d.owner_id, d.class, d.ours, d.theirs,
      d.difference, d.value_fen, d.document_kind, d.document_id, d.other_code, d.last_run_id, d.opened_at, d.last_run_id, d.note,
      d.explained_by_id, d.explained_at, d.id
    FROM ${jsonRows('r', rows, 'id uuid, reopens_id uuid')} JOIN discrepancy d ON d.store_id = ${storeId}::uuid AND d.id = r.reopens_id`;
}
