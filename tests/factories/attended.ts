import { addDays, atMinute, type Day, dayToDate } from '@/lib/business-day';
import { judgeDue } from '@/server/attendance/judge-due';
import { punch } from '@/server/attendance/record-punch';
import { hearTablet } from '@/server/attendance/tablet-reports';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { mondayOf } from '@/server/roster/roster-rules';
import { contextOf, makeAuthSession, makePerson } from './staff';
import { makeStore } from './stores';
import { makeTill } from './tills';

type Who = { id: string; name: string };

/** A store with a clerk, a tablet and hands to clock in: what happens there on a day. */
export async function attendedShop(day: Day, over: Parameters<typeof makeStore>[0] = {}) {
  const store = await makeStore(over);
  const clerk = await makePerson(['CLERK'], store.id);
  const { device } = await makeTill(store);
  const at = (minute: number, of = day) => atMinute(of, store.timeZone, minute);
  const job = (now: Date) => contextFor({ kind: 'JOB' as const, job: 'attendance.judge' }, { now });
  const onTablet = async (person: Who, now: Date) =>
    contextOf(person, { device, now, sessionId: await makeAuthSession(person.id, device.id) });
  const report = (now: Date, waiting = 0) => hearTablet({ ...contextFor(null, { now }), device }, waiting);
  /** A shift people were told of, by its moments. */
  const toldOf = (personId: string, startsAt: Date, endsAt: Date, of = day) =>
    db().publishedShift.create({
      data: {
        ...{ id: newId(), storeId: store.id, personId, startsAt, endsAt, breakMinutes: 0 },
        ...{ day: dayToDate(of), monday: dayToDate(mondayOf(of)), kind: 'WORK', version: 1 },
      },
    });
  const tap = async (
    occurredAt: Date,
    said: object = {},
    { now = occurredAt, who = clerk }: { now?: Date; who?: Who } = {},
  ) => {
    const request = {
      ...{ requestId: newId(), storeId: store.id, personId: who.id, kind: 'CLOCK' as const },
      ...{ occurredAt, proof: 'SESSION' as const },
      ...said,
    };
    return punch.execute(await onTablet(who, now), request);
  };
  /** By the next noon the tablet has said everything. */
  const judged = async (of = day) => {
    const noon = at(720, addDays(of, 1));
    await report(noon);
    await judgeDue(job(noon));
  };
  const current = (subjectId: string) =>
    db().attendanceVerdict.findMany({ where: { subjectId, supersededBy: null } });
  return { store, clerk, device, at, job, onTablet, report, toldOf, tap, judged, current };
}
