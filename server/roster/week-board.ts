import { type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { rolesIn } from '@/server/staff/people-at-work';
import { personNames } from '@/server/staff/person-names';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { planningFactsOf } from './planning-facts-of';
import { judgePlan } from './planning-rules';
import { type Turns, turnsOf } from './turns-of';

const NO_TURNS: Turns = { saturdays: 0, closings: 0, holidays: 0 };

/** A store's week as it is planned: who, what it is judged by and what that says, and what was published of it. */
export async function weekBoard(reader: Reader, storeId: string, monday: Day) {
  const of = { storeId, monday: dayToDate(monday) };
  const [{ names, ...facts }, week, templates, planned, published, overrules, told, seen, calendar] =
    await Promise.all([
      planningFactsOf(reader, storeId, monday),
      reader.rosterWeek.findUnique({ where: { storeId_monday: of } }),
      reader.shiftTemplate.findMany({
        where: { storeId, retiredAt: null },
        orderBy: [{ startMinute: 'asc' }, { sortOrder: 'asc' }],
        omit: { storeId: true, retiredAt: true },
      }),
      reader.shift.findMany({ where: of, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] }),
      reader.publishedShift.findMany({ where: of, orderBy: { id: 'asc' } }),
      reader.rosterOverrule.findMany({ where: of, orderBy: { at: 'asc' } }),
      reader.rosterChange.groupBy({ by: ['personId'], where: of, _max: { version: true } }),
      reader.rosterAcknowledgement.groupBy({ by: ['personId'], where: of, _max: { version: true } }),
      calendarOf(reader, storeId),
    ]);
  const [turns, by, roles] = await Promise.all([
    turnsOf(
      reader,
      facts.people.map(({ id }) => id),
      monday,
      facts.timeZone,
    ),
    personNames(
      reader,
      overrules.map(({ byId }) => byId),
    ),
    rolesIn(reader, storeId),
  ]);
  const seenBy = new Map(seen.map(({ personId, _max }) => [personId, _max.version ?? 0]));
  return {
    revision: week?.revision ?? 0,
    version: week?.version ?? 0,
    publishedAt: week?.publishedAt ?? null,
    facts,
    findings: judgePlan(facts),
    people: facts.people.map(({ id, isOfStore }) => ({
      id,
      name: names.get(id) ?? '',
      isOfStore,
      roles: roles.get(id) ?? [],
      turns: turns.get(id) ?? NO_TURNS,
    })),
    templates,
    shifts: planned.map(({ day, monday: _monday, changedAt: _at, changedById: _by, ...shift }) => ({
      ...shift,
      day: dateToDay(day),
    })),
    /** What people were told; against the plan it says what publishing would change. */
    published: published.map(({ id, personId, day, startsAt, endsAt, breakMinutes, kind, zoneId }) => ({
      id,
      personId,
      day,
      startsAt,
      endsAt,
      breakMinutes,
      kind,
      zoneId,
    })),
    overrules: overrules.map(({ rule, subject, reason, byId, at }) => ({
      rule,
      subject,
      reason,
      byId,
      by: by.get(byId) ?? '',
      at,
    })),
    /** Years of the week whose holidays and make-up days nobody went through for this store. */
    yearsUnchecked: [...new Set(facts.days.map((day) => Number(day.slice(0, 4))))].filter(
      (year) => !calendar.checkedYears.includes(year),
    ),
    unseenBy: told
      .filter(({ personId, _max }) => (seenBy.get(personId) ?? 0) < (_max.version ?? 0))
      .map(({ personId }) => personId),
  };
}
