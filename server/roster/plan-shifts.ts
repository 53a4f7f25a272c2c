import type { z } from 'zod';
import { type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { storeSettings } from '@/server/stores/store-settings';
import { ShiftOfAnother, ZoneOfAnother } from './errors';
import { planningFactsOf } from './planning-facts-of';
import { judgePlan } from './planning-rules';
import { lockPlanned, lockWeek, refuseErrors } from './roster-internal';
import { mondayOf, shiftText, shiftTimes, timesText } from './roster-rules';
import { planShiftsInput } from './schema';
import { zonesOfStore } from './zones-of-store';

/**
 * Changes a week's plan: shifts that are put there and shifts that go, all or none. What was published stays as it is until it is
 * published again. Warnings are no hindrance here.
 * @throws WeekChangedMeanwhile, PlanRefused, ShiftOfAnother, ZoneOfAnother, InvalidInput for a day of another week
 */
export const planShifts = command({
  name: 'roster.plan',
  permission: 'roster.plan',
  scope: 'store',
  input: planShiftsInput,
  async run(tx, input, ctx) {
    const { storeId, monday, put, remove } = input;
    if (put.some(({ day }) => mondayOf(day) !== monday)) throw new InvalidInput({ field: 'day' });
    const week = await lockWeek(tx, input);
    const before = await shiftsBefore(tx, input);
    await lockPlanned(tx, [
      ...before.map(({ personId }) => personId),
      ...put.map(({ personId }) => personId),
    ]);
    await requireZones(tx, input);
    const { timeZone } = await storeSettings(tx, storeId);
    await writeShifts(tx, input, timeZone, { at: ctx.now, byId: ctx.actor.personId });
    const facts = await planningFactsOf(tx, storeId, monday);
    const changed = new Set(put.map(({ id }) => id));
    refuseErrors(
      judgePlan(facts).filter(({ severity, ...one }) => severity === 'ERROR' && isOf(one, changed)),
    );
    const { revision } = await tx.rosterWeek.update({
      where: { storeId_monday: { storeId, monday: week.monday } },
      data: { revision: { increment: 1 } },
      select: { revision: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.plan',
      subjectKind: 'roster_week',
      subjectId: storeId,
      before: {
        shifts: before.length > 0 ? before.map((shift) => describeOld(shift, timeZone)).join('; ') : '-',
      },
      after: { week: monday, put: put.map(describeNew).join('; ') || '-', removed: remove.length },
      requestId: input.requestId,
    });
    return { revision };
  },
});

type PlanShifts = z.output<typeof planShiftsInput>;

const isOf = (finding: object, changed: ReadonlySet<string>) =>
  'shiftId' in finding && typeof finding.shiftId === 'string' && changed.has(finding.shiftId);

/** Those of the named shifts that are there already. @throws ShiftOfAnother */
async function shiftsBefore(tx: Tx, { storeId, monday, put, remove }: PlanShifts) {
  const rows = await tx.shift.findMany({
    where: { id: { in: [...put.map(({ id }) => id), ...remove] } },
    orderBy: { id: 'asc' },
    select: { id: true, storeId: true, monday: true, personId: true, startsAt: true, endsAt: true },
  });
  const stranger = rows.find((row) => row.storeId !== storeId || dateToDay(row.monday) !== monday);
  if (stranger) throw new ShiftOfAnother({ shift: stranger.id });
  return rows;
}

/** Each zone is one of this store. @throws ZoneOfAnother */
async function requireZones(tx: Tx, { storeId, put }: PlanShifts): Promise<void> {
  const zoneIds = [...new Set(put.flatMap(({ zoneId }) => zoneId ?? []))];
  if (zoneIds.length === 0) return;
  const zones = await zonesOfStore.ask()(tx, storeId, zoneIds);
  const strange = put.find(({ zoneId }) => zoneId !== null && !zones.has(zoneId));
  if (strange) throw new ZoneOfAnother({ day: strange.day });
}

async function writeShifts(
  tx: Tx,
  { storeId, monday, put, remove }: PlanShifts,
  timeZone: string,
  by: { at: Date; byId: string },
): Promise<void> {
  // What is put again is written anew: shifts that change places are never both somewhere in between.
  await tx.shift.deleteMany({ where: { id: { in: [...remove, ...put.map(({ id }) => id)] } } });
  await tx.shift.createMany({
    data: put.map(({ day, startMinute, endMinute, ...shift }) => ({
      ...shift,
      ...shiftTimes({ day, startMinute, endMinute }, timeZone),
      storeId,
      day: dayToDate(day),
      monday: dayToDate(monday),
      changedAt: by.at,
      changedById: by.byId,
    })),
  });
}

const describeOld = (shift: { personId: string; startsAt: Date; endsAt: Date }, timeZone: string) =>
  `${shift.personId} ${shiftText(shift, timeZone)}`;
const describeNew = (shift: { personId: string; day: Day; startMinute: number; endMinute: number }) =>
  `${shift.personId} ${shift.day} ${timesText(shift)}`;
