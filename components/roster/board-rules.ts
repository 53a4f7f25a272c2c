import { addDays, calendarDay, type Day, dayToDate, minuteOfDay } from '@/lib/business-day';
import { minutesAtWork } from '@/server/roster/on-leave-rules';
import type { Finding, PlanningFacts, ShiftFacts } from '@/server/roster/planning-facts-rules';
import type { Told } from '@/server/roster/publishing-rules';
import { overlap, shiftTimes } from '@/server/roster/roster-rules';
import type { BoardShift, ShiftTemplate } from './week';

/** What one act of the planner changes: shifts as they are after it, and ids of those that go. */
export interface PlanChange {
  put: BoardShift[];
  remove: string[];
}

/** A shift of the server by the clock of its store. */
export function onTheClock(
  shift: Omit<BoardShift, 'startMinute' | 'endMinute' | 'kind'> & {
    startsAt: Date;
    endsAt: Date;
    kind: string;
  },
  timeZone: string,
): BoardShift {
  const { id, personId, day, breakMinutes, templateId, zoneId, note } = shift;
  const beyond = calendarDay(shift.endsAt, timeZone) > day ? 1_440 : 0;
  return {
    id,
    personId,
    day,
    breakMinutes,
    templateId,
    zoneId,
    note,
    kind: shift.kind as BoardShift['kind'],
    startMinute: minuteOfDay(shift.startsAt, timeZone),
    endMinute: minuteOfDay(shift.endsAt, timeZone) + beyond,
  };
}

/** The plan after a change. */
export function changed(shifts: readonly BoardShift[], { put, remove }: PlanChange): BoardShift[] {
  const gone = new Set([...remove, ...put.map(({ id }) => id)]);
  return [...shifts.filter(({ id }) => !gone.has(id)), ...put];
}

/** What undoes a change of this plan. */
export function inverse(shifts: readonly BoardShift[], { put, remove }: PlanChange): PlanChange {
  const before = new Map(shifts.map((shift) => [shift.id, shift]));
  const touched = [...put.map(({ id }) => id), ...remove];
  return {
    put: touched.flatMap((id) => before.get(id) ?? []),
    remove: put.map(({ id }) => id).filter((id) => !before.has(id)),
  };
}

/** The same shifts a week later for whoever is there, as new ones: work and what is held every week, no turns of duty, no training. */
export function copiedWeek(
  shifts: readonly BoardShift[],
  people: ReadonlySet<string>,
  newId: () => string,
): BoardShift[] {
  return shifts
    .filter(({ personId, kind }) => people.has(personId) && (kind === 'WORK' || kind === 'MEETING'))
    .map((shift) => ({ ...shift, id: newId(), day: addDays(shift.day, 7) }));
}

/** A meeting for the whole store: the shift for its person, and for everybody else who is not away and has nothing else then. */
export function forEverybody(
  shift: BoardShift,
  {
    people,
    facts,
    newId,
  }: {
    people: readonly { id: string; isOfStore: boolean }[];
    facts: PlanningFacts;
    newId: () => string;
  },
): BoardShift[] {
  const times = shiftTimes(shift, facts.timeZone);
  const isBusy = (personId: string) =>
    [...facts.shifts, ...facts.leaves].some((one) => one.personId === personId && overlap(one, times));
  const others = people.filter(({ id, isOfStore }) => isOfStore && id !== shift.personId && !isBusy(id));
  return [shift, ...others.map(({ id }) => ({ ...shift, id: newId(), personId: id }))];
}

/** Proposed shifts as the board has them: by their template. */
export function proposedShifts(
  proposed: readonly { personId: string; day: Day; templateId: string }[],
  templates: readonly ShiftTemplate[],
  newId: () => string,
): BoardShift[] {
  return proposed.flatMap(({ personId, day, templateId }) => {
    const template = templates.find(({ id }) => id === templateId);
    if (!template) return [];
    const { startMinute, endMinute, breakMinutes } = template;
    const times = { startMinute, endMinute, breakMinutes };
    return [
      { id: newId(), personId, day, ...times, kind: 'WORK' as const, templateId, zoneId: null, note: '' },
    ];
  });
}

/** What a plan is judged by, with the board's shifts in place of those the server has of this week. */
export function factsWith(facts: PlanningFacts, shifts: readonly BoardShift[]): PlanningFacts {
  const days = new Set(facts.days);
  const elsewhere = facts.shifts.filter(({ storeId, day }) => storeId !== facts.storeId || !days.has(day));
  const here = shifts.map(
    (shift): ShiftFacts => ({
      id: shift.id,
      storeId: facts.storeId,
      personId: shift.personId,
      day: shift.day,
      breakMinutes: shift.breakMinutes,
      kind: shift.kind,
      ...shiftTimes(shift, facts.timeZone),
    }),
  );
  return { ...facts, shifts: [...elsewhere, ...here] };
}

/** A shift of the board as it would be told. */
export function toldOf(shift: BoardShift, timeZone: string): Told {
  const { id, personId, breakMinutes, kind, zoneId } = shift;
  return {
    id,
    personId,
    breakMinutes,
    kind,
    zoneId,
    day: dayToDate(shift.day),
    ...shiftTimes(shift, timeZone),
  };
}

/** Minutes somebody works in the planned days, here: without what leave takes. */
export function minutesOf(
  { storeId, days, shifts, leaves }: Pick<PlanningFacts, 'storeId' | 'days' | 'shifts' | 'leaves'>,
  personId: string,
): number {
  return shifts
    .filter((shift) => shift.personId === personId && shift.storeId === storeId && days.includes(shift.day))
    .reduce((sum, shift) => sum + minutesAtWork(shift, leaves), 0);
}

/** Those that say something about somebody's day. */
export function ofCell(findings: readonly Finding[], personId: string | null, day: Day): Finding[] {
  return findings.filter((finding) => finding.personId === personId && finding.day === day);
}

/** 'HH:MM' of a minute after midnight, of the next day's too. */
export function clockOf(minute: number): string {
  const within = minute % 1_440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

/** The minute after midnight of 'HH:MM'; null for anything else. */
export function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
