import { type Day, dayBounds, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { toldShiftsOn } from '@/server/roster/told-shifts';
import { roleInStore } from '@/server/staff/role-in-store';
import { storeSettings } from '@/server/stores/store-settings';

/**
 * What somebody is to a store on a day. STAFF: held a role in it. THERE: of another store, and has a published shift, a punch or a judgement
 * here that day, or a role here since; what they did elsewhere is not this store's to see. NAMED: neither, but the store's sheet says
 * something of that day about them, which is only taken back.
 */
export type Standing = 'STAFF' | 'THERE' | 'NAMED';

interface PersonDay {
  storeId: string;
  personId: string;
  day: Day;
}

/** The one rule of who is a store's to read and to put right. Null: a stranger, as if there were no such person. */
export async function standingIn(reader: Reader, of: PersonDay): Promise<Standing | null> {
  const { storeId, personId, day } = of;
  const store = await storeSettings(reader, storeId);
  const { from, to } = dayBounds(day, store.timeZone, store.dayStartMinute);
  const since = await roleInStore(reader, { storeId, personId, notOverBy: from });
  if (since && since < to) return 'STAFF';
  if (since) return 'THERE';
  const own = { personId, day: dayToDate(day) };
  const [told, punch, verdict] = await Promise.all([
    toldShiftsOn(reader, storeId, { from: day, to: day }),
    reader.punch.findFirst({
      where: { storeId, personId, occurredAt: { gte: from, lt: to } },
      select: { id: true },
    }),
    reader.attendanceVerdict.findFirst({
      where: { ...own, OR: [{ storeId }, { workedStoreId: storeId }], state: { not: 'VOID' } },
      select: { subjectId: true },
    }),
  ]);
  if (punch || verdict || told.some((shift) => shift.personId === personId)) return 'THERE';
  const where = { storeId, ...own };
  const [approval, correction] = await Promise.all([
    reader.overtimeApproval.findFirst({ where, select: { id: true } }),
    reader.attendanceCorrection.findFirst({ where, select: { id: true } }),
  ]);
  return approval || correction ? 'NAMED' : null;
}

/** @throws NotFound for somebody of another store, like for nobody at all */
export async function requireOfStore(reader: Reader, of: PersonDay): Promise<Standing> {
  const standing = await standingIn(reader, of);
  if (!standing) throw new NotFound({ noun: 'person' });
  return standing;
}

/**
 * The same before something is written of a day. @param takesBack all that was said of the day before is nothing any more: this much may be
 * done about a stranger too whom the sheet names by mistake
 * @throws NotFound
 */
export async function requireWritable(
  reader: Reader,
  of: PersonDay,
  takesBack: () => Promise<boolean>,
): Promise<void> {
  const standing = await requireOfStore(reader, of);
  if (standing === 'NAMED' && !(await takesBack())) throw new NotFound({ noun: 'person' });
}
