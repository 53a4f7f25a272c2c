import type { DomainEvent } from '@/generated/prisma/client';
import { calendarDay } from '@/lib/business-day';
import { incidentNumber } from '@/lib/incident-number';
import { causesRaised } from '@/server/notices/list-notices';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import { settleNotices } from '@/server/notices/settle-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { openStoreSettings } from '@/server/stores/queries';
import { storeSettings } from '@/server/stores/store-settings';
import { type IncidentKind, isRoundLate, QUARREL_DAYS, QUARRELS_TO_TELL } from './incident-rules';
import { settingsOfStores } from './settings-of-store';

const DAY_MS = 86_400_000;

/** Something severe was reported: manager and head office hear of it at once, whatever the hour. */
export async function tellSevere(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: id } = event;
  const row = await ctx.db.incident.findUnique({ where: { storeId_id: { storeId, id } } });
  if (!row?.severe) return;
  await tell(ctx, {
    kind: 'INCIDENT_SEVERE',
    cause: `incident:${id}`,
    storeId,
    facts: {
      number: incidentNumber(row.number),
      incidentId: id,
      incidentKind: row.kind as IncidentKind,
    },
    personIds: await staffAllowed(ctx.db, 'incidents.hearOfSevere', storeId),
  });
}

/**
 * Confirmed quarrels of somebody are counted when one is confirmed; from the third in a year on head office hears of it, and nothing
 * else happens.
 */
export async function tellQuarrels(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId: incidentId } = event;
  const row = await ctx.db.incident.findUnique({ where: { storeId_id: { storeId, id: incidentId } } });
  if (row?.kind !== 'QUARREL') return;
  const confirmed = await ctx.db.incidentDecision.findMany({
    where: { storeId, incidentId, kind: 'QUARREL' },
    select: { subjectId: true },
  });
  for (const { subjectId: personId } of confirmed) {
    const count = await quarrelsOf(ctx.db, personId, ctx.now);
    if (count < QUARRELS_TO_TELL) continue;
    const name = (await personNames(ctx.db, [personId])).get(personId) ?? '';
    await tell(ctx, {
      kind: 'INCIDENT_QUARRELS',
      cause: `quarrels:${personId}:${incidentId}`,
      storeId,
      facts: { number: incidentNumber(row.number), incidentId, person: name, count },
      personIds: await staffAllowed(ctx.db, 'incidents.hearOfQuarrels', storeId),
    });
  }
}

/** Confirmed quarrels of a person in a year. */
export function quarrelsOf(reader: ActingContext<'JOB'>['db'], personId: string, now: Date): Promise<number> {
  return reader.incidentDecision.count({
    where: {
      kind: 'QUARREL',
      subjectId: personId,
      occurredAt: { gt: new Date(now.getTime() - QUARREL_DAYS * DAY_MS) },
    },
  });
}

/** By the clock: whose month's safety round is late, said once a store and month. */
export async function tellLateRounds(ctx: ActingContext<'JOB'>): Promise<void> {
  const stores = await openStoreSettings(ctx.db);
  const of = await settingsOfStores(
    ctx.db,
    stores.map(({ id }) => id),
  );
  const months = new Map(stores.map((store) => [store.id, calendarDay(ctx.now, store.timeZone).slice(0, 7)]));
  const done = await ctx.db.safetyRound.findMany({
    where: { storeId: { in: [...months.keys()] }, month: { in: [...new Set(months.values())] } },
    select: { storeId: true, month: true },
  });
  const isDone = new Set(done.map(({ storeId, month }) => `${storeId} ${month}`));
  const late = stores.flatMap((store) => {
    const day = calendarDay(ctx.now, store.timeZone);
    const month = day.slice(0, 7);
    const isOurs = day >= store.firstDay.toISOString().slice(0, 10);
    return isOurs && isRoundLate(day, of(store.id).roundDueDay, isDone.has(`${store.id} ${month}`))
      ? [{ store, month, cause: `safetyRound:${store.id}:${month}` }]
      : [];
  });
  const raised = await causesRaised(
    ctx.db,
    late.map(({ cause }) => cause),
  );
  for (const { store, month, cause } of late.filter((one) => !raised.has(one.cause)))
    await tell(ctx, {
      kind: 'SAFETY_ROUND_LATE',
      cause,
      storeId: store.id,
      facts: { month },
      personIds: await staffAllowed(ctx.db, 'incidents.hearOfLateRounds', store.id),
    });
}

/** What is closed, and the round that was done, is waited for no more. */
export async function settleIncidentNotices(ctx: ActingContext<'JOB'>, event: DomainEvent): Promise<void> {
  const { scopeId: storeId, subjectId, name } = event;
  await settleNotices.execute(ctx, {
    requestId: partId(event.id, 'settle'),
    kinds: name === 'incidents.doRound' ? ['SAFETY_ROUND_LATE'] : ['INCIDENT_SEVERE', 'INCIDENT_QUARRELS'],
    aboutStoreId: storeId,
    ...(name === 'incidents.doRound' ? {} : { incidentId: subjectId }),
  });
}

type Raised = Parameters<typeof raiseNotices.execute>[1];

async function tell(
  ctx: ActingContext<'JOB'>,
  of: Pick<Raised, 'kind' | 'cause' | 'facts'> & { storeId: string; personIds: ReadonlySet<string> },
): Promise<void> {
  const personIds = [...of.personIds];
  if (personIds.length === 0) return;
  const store = await storeSettings(ctx.db, of.storeId);
  await raiseNotices.execute(ctx, {
    requestId: requestOfCause(of.cause, personIds),
    kind: of.kind,
    cause: of.cause,
    aboutStoreId: of.storeId,
    facts: { storeCode: store.code, storeName: store.name, ...of.facts },
    personIds,
  });
}
