import type { NobodyAlarm } from '@/generated/prisma/client';
import { minuteOfDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import { settleNotices } from '@/server/notices/settle-notices';
import { command } from '@/server/platform/command';
import type { ActingContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId, partId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { openStores } from '@/server/stores/queries';
import { storeSettings } from '@/server/stores/store-settings';
import { type Missed, nobodyThere } from './nobody-there';
import { policiesOf } from './policies';
import { watchInput } from './schema';

const MINUTE_MS = 60_000;
/** Later nobody is told any more: the servers were down meanwhile, minutes. */
const TOLD_WITHIN_MINUTES = 30;
/** One goes, the next comes: so long nobody is told, ms. */
const LASTS_MS = 2 * MINUTE_MS;
/** Then head office hears of it as well, ms. */
const CLIMBS_MS = 10 * MINUTE_MS;

const NOTICE_OF = { NOBODY: 'NOBODY_THERE', TABLET_NOT_HEARD: 'TABLET_NOT_HEARD' } as const;

/** By the clock, every minute: stores that are open with nobody there, or whose tablets are not heard; and who stepped out for long. */
export async function watchStores(ctx: ActingContext<'JOB'>): Promise<void> {
  const stores = (await openStores(ctx.db)).map(({ id }) => id);
  const [missed, open] = await Promise.all([
    nobodyThere(ctx.db, stores, ctx.now),
    ctx.db.nobodyAlarm.findMany({ where: { endedAt: null } }),
  ]);
  const alarms = new Map(open.map((alarm) => [alarm.storeId, alarm]));
  for (const storeId of new Set([...missed.keys(), ...alarms.keys()])) {
    const kind = missed.get(storeId) ?? null;
    if (nextStep(alarms.get(storeId), kind, ctx.now) === 'NOTHING') continue;
    const minute = Math.floor(ctx.now.getTime() / MINUTE_MS);
    // One store that cannot be told of does not keep the others silent.
    try {
      await watchStore.execute(ctx, { storeId, requestId: partId(storeId, `watch ${minute}`), kind });
    } catch (error) {
      logger.error({ err: error, storeId }, 'that nobody is there was not told');
    }
  }
  await tellSteppedOut(ctx);
}

type Step = 'NOTHING' | 'BEGIN' | 'TELL' | 'CLIMB' | 'END' | 'CHANGE';

function nextStep(
  alarm: Pick<NobodyAlarm, 'kind' | 'beganAt' | 'toldAt' | 'climbedAt'> | undefined | null,
  kind: Missed | null,
  now: Date,
): Step {
  if (!alarm) return kind ? 'BEGIN' : 'NOTHING';
  if (!kind) return 'END';
  if (alarm.kind !== kind) return 'CHANGE';
  if (!alarm.toldAt) return now.getTime() - alarm.beganAt.getTime() >= LASTS_MS ? 'TELL' : 'NOTHING';
  return !alarm.climbedAt && now.getTime() - alarm.toldAt.getTime() >= CLIMBS_MS ? 'CLIMB' : 'NOTHING';
}

/** What is seen of a store becomes an alarm, is told to its manager, then to head office, and ends. Two workers at once have one effect. */
export const watchStore = command({
  name: 'attendance.watch',
  permission: 'attendance.judge',
  scope: 'store',
  by: ['JOB'],
  input: watchInput,
  async run(tx, { requestId, storeId, kind }, ctx) {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`watched${storeId}`}, 1))::text`;
    const alarm = await tx.nobodyAlarm.findFirst({ where: { storeId, endedAt: null } });
    const step = nextStep(alarm, kind, ctx.now);
    if (step === 'NOTHING') return { step };
    if (alarm && (step === 'END' || step === 'CHANGE')) await endAlarm(tx, ctx, alarm, requestId);
    if (kind && (step === 'BEGIN' || step === 'CHANGE'))
      await tx.nobodyAlarm.create({
        data: { storeId, id: newId(), kind, beganAt: ctx.now },
        select: { id: true },
      });
    if (alarm && (step === 'TELL' || step === 'CLIMB')) await tellOf(tx, ctx, alarm, { step, requestId });
    return { step };
  },
});

async function endAlarm(
  tx: Tx,
  ctx: ActingContext<'JOB'>,
  alarm: NobodyAlarm,
  requestId: string,
): Promise<void> {
  const { storeId, id } = alarm;
  const last = alarm.climbedAt ?? alarm.toldAt ?? alarm.beganAt;
  await tx.nobodyAlarm.update({
    where: { storeId_id: { storeId, id } },
    // A clock that was put back since ends it all the same.
    data: { endedAt: new Date(Math.max(last.getTime(), ctx.now.getTime())) },
    select: { id: true },
  });
  if (alarm.toldAt)
    await settleNotices.runIn(tx, ctx, {
      requestId: partId(requestId, 'settle'),
      kinds: [NOTICE_OF.NOBODY, NOTICE_OF.TABLET_NOT_HEARD],
      aboutStoreId: storeId,
    });
}

async function tellOf(
  tx: Tx,
  ctx: ActingContext<'JOB'>,
  { storeId, id, kind, beganAt }: NobodyAlarm,
  { step, requestId }: { step: 'TELL' | 'CLIMB'; requestId: string },
): Promise<void> {
  await tx.nobodyAlarm.update({
    where: { storeId_id: { storeId, id } },
    data: step === 'TELL' ? { toldAt: ctx.now } : { climbedAt: ctx.now },
    select: { id: true },
  });
  const right = step === 'TELL' ? 'attendance.hearOfNobody' : 'attendance.hearOfLongNobody';
  const personIds = [...(await staffAllowed(tx, right, storeId))];
  const store = await storeSettings(tx, storeId);
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'attendance.alarm',
    subjectKind: 'store',
    subjectId: storeId,
    after: { kind, since: beganAt.toISOString(), level: step === 'TELL' ? 1 : 2 },
    requestId,
  });
  if (personIds.length === 0) return;
  const cause = `nobody:${id}:${step}`;
  await raiseNotices.runIn(tx, ctx, {
    requestId: requestOfCause(cause, personIds),
    kind: NOTICE_OF[kind === 'NOBODY' ? 'NOBODY' : 'TABLET_NOT_HEARD'],
    cause,
    aboutStoreId: storeId,
    facts: { storeCode: store.code, storeName: store.name, time: clockOf(beganAt, store.timeZone) },
    personIds,
  });
}

function clockOf(at: Date, timeZone: string): string {
  const minute = minuteOfDay(at, timeZone);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Whoever stepped out longer than the store's limit: their manager hears of it, once each time. */
async function tellSteppedOut(ctx: ActingContext<'JOB'>): Promise<void> {
  const out = await ctx.db.atWork.findMany({
    where: { steppedOutAt: { not: null }, until: { gt: ctx.now } },
    orderBy: { steppedOutAt: 'desc' },
    take: 500,
  });
  if (out.length === 0) return;
  const [policyOf, names] = await Promise.all([
    policiesOf(
      ctx.db,
      out.map(({ storeId }) => storeId),
    ),
    personNames(
      ctx.db,
      out.map(({ personId }) => personId),
    ),
  ]);
  for (const { storeId, personId, steppedOutAt, stepPunchId } of out) {
    const minutes = (ctx.now.getTime() - (steppedOutAt?.getTime() ?? 0)) / MINUTE_MS;
    const limit = policyOf(storeId).stepOutLimit;
    if (!steppedOutAt || minutes < limit || minutes > limit + TOLD_WITHIN_MINUTES) continue;
    const personIds = [...(await staffAllowed(ctx.db, 'attendance.hearOfNobody', storeId))];
    const store = await storeSettings(ctx.db, storeId);
    const cause = `stepped:${stepPunchId}`;
    if (personIds.length > 0)
      await raiseNotices.execute(ctx, {
        requestId: requestOfCause(cause, personIds),
        kind: 'STEPPED_OUT_LONG',
        cause,
        aboutStoreId: storeId,
        facts: {
          storeCode: store.code,
          storeName: store.name,
          person: names.get(personId) ?? '',
          time: clockOf(steppedOutAt, store.timeZone),
          count: limit,
        },
        personIds,
      });
  }
}
