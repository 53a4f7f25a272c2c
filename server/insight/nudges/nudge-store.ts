import { businessDayOf, type Day, deadlineOf } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { owedSince } from '@/server/reports/owed-since';
import { reportState } from '@/server/reports/rules';
import { personNames } from '@/server/staff/person-names';
import { BUSINESS_DAYS } from '@/server/stores/lent-stores';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { NobodyToNudge, NudgedAlready, ReportNotLate } from '../errors';
import { NUDGE_PAUSE_MS } from '../rules';
import { nudgeStoreInput } from '../schema';
import { peopleToNudge } from './people-to-nudge';

const MINUTE_MS = 60_000;

/**
 * Reminds a store of a report that is late: whoever prepares it and its managers are told. Once an hour at most, whoever asks.
 * @returns the names of those who are told @throws NotFound, ReportNotLate, NobodyToNudge, NudgedAlready
 */
export const nudgeStore = command({
  name: 'insight.nudge',
  permission: 'insight.nudge',
  scope: 'store',
  input: nudgeStoreInput,
  async run(tx, { storeId, day, requestId }, ctx) {
    const store = await storeSettings(tx, storeId);
    const preparerId = await preparerOfLateDay(tx, store, day, ctx.now);
    const personIds = await peopleToNudge(tx, store, preparerId);
    if (personIds.length === 0) throw new NobodyToNudge();
    await keepNudge(tx, { storeId, day, by: ctx.actor.personId, now: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'insight.nudge',
      subjectKind: 'dayReport',
      subjectId: day,
      after: { told: personIds },
      requestId,
    });
    const names = await personNames(tx, personIds);
    return { told: personIds.map((personId) => names.get(personId) ?? ''), nudgedAt: ctx.now };
  },
});

/** Who was named for the day. @throws ReportNotLate */
async function preparerOfLateDay(tx: Tx, store: StoreSettings, day: Day, now: Date): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ state: 'OPEN' | 'CLOSED' | 'SEALED'; preparerId: string | null }[]>`
    SELECT b.state::text AS state, b.preparer_id AS "preparerId" FROM ${BUSINESS_DAYS} b
    WHERE b.store_id = ${store.id}::uuid AND b.day = ${day}::date`;
  const state = reportState(
    {
      isToday: day >= businessDayOf(now, store.timeZone, store.dayStartMinute),
      state: row?.state ?? null,
      returned: false,
      deadlineAt: deadlineOf(day, store.timeZone, store.reportDeadlineMinute),
    },
    now,
  );
  const since = (await owedSince(tx, [store])).get(store.id);
  if (state !== 'LATE' || since === undefined || day < since) throw new ReportNotLate();
  return row?.preparerId ?? null;
}

/** One row a store: of two who ask in the same second one is told to wait. @throws NudgedAlready */
async function keepNudge(tx: Tx, of: { storeId: string; day: Day; by: string; now: Date }): Promise<void> {
  const { storeId, day, by, now } = of;
  const written = await tx.$queryRaw<unknown[]>`
    INSERT INTO store_nudge AS n (store_id, day, nudged_at, nudged_by_id)
    VALUES (${storeId}::uuid, ${day}::date, ${now}::timestamptz, ${by}::uuid)
    ON CONFLICT (store_id) DO UPDATE SET day = excluded.day, nudged_at = excluded.nudged_at, nudged_by_id = excluded.nudged_by_id
      WHERE n.nudged_at <= ${new Date(now.getTime() - NUDGE_PAUSE_MS)}::timestamptz
    RETURNING 1`;
  if (written.length > 0) return;
  const last = await tx.storeNudge.findUniqueOrThrow({ where: { storeId } });
  // Another server's clock may be ahead of this one's.
  const leftMs = Math.min(NUDGE_PAUSE_MS, last.nudgedAt.getTime() + NUDGE_PAUSE_MS - now.getTime());
  throw new NudgedAlready({ minutes: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) });
}
