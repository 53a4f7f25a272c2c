import { addDays, businessDayOf, dayBounds } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';
import { answersOf, monthFacts, undecidedOf } from './month-facts';
import { monthDate, nextMonth } from './month-internal';
import { monthLines, type SheetLine } from './month-rules';
import { leftUnknownOf, unsettledDays } from './month-unsettled';

/** A month of a store: a line a person, a mark a shift, and what must be decided before it is locked. */
export async function monthSheet(reader: Reader, storeId: string, month: string) {
  const store = await storeSettings(reader, storeId);
  const last = addDays(`${nextMonth(month)}-01`, -1);
  const span = {
    from: dayBounds(`${month}-01`, store.timeZone, store.dayStartMinute).from,
    to: dayBounds(last, store.timeZone, store.dayStartMinute).to,
  };
  const [facts, undecided, left, answers, locked, kept] = await Promise.all([
    monthFacts(reader, storeId, month),
    undecidedOf(reader, storeId, month, span),
    leftUnknownOf(reader, [storeId], month),
    answersOf(reader, storeId, month),
    reader.attendanceMonth.findUnique({
      where: { storeId_month: { storeId, month: monthDate(month) } },
      select: { lockedAt: true, lockedById: true },
    }),
    reader.attendanceMonthLine.findMany({
      where: { storeId, month: monthDate(month) },
      omit: { storeId: true, month: true },
      orderBy: { personId: 'asc' },
    }),
  ]);
  const lines: SheetLine[] = locked ? kept : monthLines(facts);
  const names = await personNames(reader, [
    ...lines.map(({ personId }) => personId),
    ...[...undecided.proposals, ...undecided.punches, ...facts.open].map(({ personId }) => personId),
    locked?.lockedById,
  ]);
  const nameOf = (personId: string) => names.get(personId) ?? '';
  const dayOf = (at: Date) => businessDayOf(at, store.timeZone, store.dayStartMinute);
  return {
    timeZone: store.timeZone,
    locked: locked && { at: locked.lockedAt, by: nameOf(locked.lockedById) },
    lines: lines
      .map((line) => ({ ...line, name: nameOf(line.personId), answer: answers.get(line.personId) ?? null }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN-u-co-pinyin')),
    marks: marksOf(facts),
    open: facts.open,
    /** What must be settled before the month is confirmed and locked. */
    unsettled: locked
      ? []
      : unsettledDays(facts, undecided, left, dayOf).map((one) => ({ ...one, name: nameOf(one.personId) })),
    corrections: facts.corrections.map(({ id, personId, day, minutes, reason }) => ({
      id,
      personId,
      day,
      minutes,
      reason,
    })),
    ...waitingOf(undecided, nameOf),
  };
}

function marksOf({ storeId, verdicts }: Awaited<ReturnType<typeof monthFacts>>) {
  return verdicts.map(
    ({
      subjectId,
      storeId: ofStoreId,
      personId,
      day,
      state,
      lateMinutes,
      earlyMinutes,
      overMinutes,
      workedMinutes,
      workedStoreId,
      leaveMinutes,
      cameFromId,
      wentOnToId,
    }) => ({
      subjectId,
      personId,
      day,
      state,
      lateMinutes,
      earlyMinutes,
      overMinutes,
      workedMinutes,
      leaveMinutes,
      cameFromId,
      wentOnToId,
      /** Worked elsewhere, or here by another store's. */
      help: ofStoreId !== storeId || workedStoreId !== null,
    }),
  );
}

function waitingOf(
  { proposals, punches }: Awaited<ReturnType<typeof undecidedOf>>,
  nameOf: (personId: string) => string,
) {
  return {
    proposals: proposals.map(({ id, personId, occurredAt, wentAt, reason, proposedAt }) => ({
      id,
      personId,
      name: nameOf(personId),
      occurredAt,
      wentAt,
      reason,
      proposedAt,
    })),
    unproved: punches.map(({ id, personId, kind, occurredAt, receivedAt, flags, photoId }) => ({
      id,
      photoId,
      personId,
      name: nameOf(personId),
      kind,
      occurredAt,
      receivedAt,
      flags,
    })),
  };
}
