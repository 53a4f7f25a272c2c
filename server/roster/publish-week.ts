import type { PublishedShift, Shift } from '@/generated/prisma/client';
import { type Day, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NothingToPublish, PublishedElsewhere, WarningsOpen } from './errors';
import { planningFactsOf } from './planning-facts-of';
import type { Finding } from './planning-facts-rules';
import { judgePlan, subjectOf } from './planning-rules';
import { changesBetween } from './publishing-rules';
import { lockPlanned, lockWeek, refuseErrors } from './roster-internal';
import { publishWeekInput } from './schema';
import { lapseSwaps } from './swaps/lapse-swaps';
import { weekSubject } from './week-to-tell';

/**
 * Tells people their shifts: what the plan says becomes what is published, as the next version. Whoever has a shift that came,
 * changed or went hears of it, nobody else. Each warning is published with somebody's reason, given now or for an earlier version.
 * @throws WeekChangedMeanwhile, PlanRefused, WarningsOpen, NothingToPublish, PublishedElsewhere
 */
export const publishWeek = command({
  name: 'roster.publish',
  permission: 'roster.plan',
  scope: 'store',
  input: publishWeekInput,
  async run(tx, input, ctx) {
    const { storeId, monday } = input;
    const week = await lockWeek(tx, input);
    const of = { storeId, monday: dayToDate(monday) };
    const [planned, published] = await Promise.all([
      tx.shift.findMany({ where: of, orderBy: { id: 'asc' } }),
      tx.publishedShift.findMany({ where: of, orderBy: { id: 'asc' } }),
    ]);
    await lockPlanned(
      tx,
      [...planned, ...published].map(({ personId }) => personId),
    );
    const changes = changesBetween(published, planned);
    if (changes.length === 0) throw new NothingToPublish();
    const findings = judgePlan(await planningFactsOf(tx, storeId, monday));
    refuseErrors(findings);
    const version = week.version + 1;
    const by = { byId: ctx.actor.personId, at: ctx.now };
    await keepOverrules(tx, { ...input, version }, findings, by);
    await replacePublished(tx, planned, published, version);
    await lapseSwaps(tx, ctx, {
      storeId,
      shiftIds: changes.map(({ shiftId }) => shiftId),
      requestId: input.requestId,
    });
    await tx.rosterChange.createMany({ data: changes.map((change) => ({ ...change, ...of, version })) });
    await tx.rosterWeek.update({
      where: { storeId_monday: of },
      data: { version, publishedAt: ctx.now, publishedById: ctx.actor.personId },
    });
    const people = new Set(changes.map(({ personId }) => personId));
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.publish',
      subjectKind: 'roster_week',
      subjectId: weekSubject(monday, version),
      after: { week: monday, version, changes: changes.length, told: people.size },
      requestId: input.requestId,
    });
    return { version, people: people.size, changes: changes.length };
  },
});

interface Publishing {
  storeId: string;
  monday: Day;
  version: number;
  overrules: readonly { rule: string; subject: string; reason: string }[];
}

/** @throws WarningsOpen when one has no reason yet */
async function keepOverrules(
  tx: Tx,
  { storeId, monday, version, overrules }: Publishing,
  findings: readonly Finding[],
  by: { byId: string; at: Date },
): Promise<void> {
  const of = { storeId, monday: dayToDate(monday) };
  const earlier = await tx.rosterOverrule.findMany({ where: of, select: { rule: true, subject: true } });
  const keyOf = ({ rule, subject }: { rule: string; subject: string }) => `${rule} ${subject}`;
  const warned = new Set(findings.map((one) => keyOf({ rule: one.rule, subject: subjectOf(one) })));
  const given = new Map(overrules.filter((one) => warned.has(keyOf(one))).map((one) => [keyOf(one), one]));
  const known = new Set([...earlier.map(keyOf), ...given.keys()]);
  const open = findings.filter((one) => !known.has(keyOf({ rule: one.rule, subject: subjectOf(one) })));
  if (open[0]) throw new WarningsOpen({ rule: open[0].rule, count: open.length });
  await tx.rosterOverrule.createMany({
    data: [...given.values()].map((one) => ({ ...one, ...of, ...by, version })),
  });
}

/** @throws PublishedElsewhere */
async function replacePublished(
  tx: Tx,
  planned: readonly Shift[],
  published: readonly PublishedShift[],
  version: number,
): Promise<void> {
  const same = new Map(published.map((shift) => [shift.id, shift]));
  const unchanged = new Set(planned.filter((shift) => isSame(shift, same.get(shift.id))).map(({ id }) => id));
  await tx.publishedShift.deleteMany({
    where: { id: { in: published.map(({ id }) => id).filter((id) => !unchanged.has(id)) } },
  });
  const fresh = planned
    .filter(({ id }) => !unchanged.has(id))
    .map(({ changedAt: _at, changedById: _by, ...shift }) => ({ ...shift, version }));
  if (await isTakenElsewhere(tx, fresh)) throw new PublishedElsewhere();
  await tx.publishedShift.createMany({ data: fresh });
}

function isSame(planned: Shift, published: PublishedShift | undefined): boolean {
  if (!published) return false;
  const { changedAt: _at, changedById: _by, ...plan } = planned;
  const { version: _version, ...told } = published;
  return JSON.stringify(plan, Object.keys(plan).sort()) === JSON.stringify(told, Object.keys(plan).sort());
}

/** Whether one of these people has a published shift at that time, of whatever store. */
export async function isTakenElsewhere(
  tx: Tx,
  shifts: readonly { personId: string; startsAt: Date; endsAt: Date }[],
) {
  const rows = await tx.publishedShift.findMany({
    where: {
      OR: shifts.map(({ personId, startsAt, endsAt }) => ({
        personId,
        startsAt: { lt: endsAt },
        endsAt: { gt: startsAt },
      })),
    },
    select: { id: true },
    take: 1,
  });
  return shifts.length > 0 && rows.length > 0;
}
