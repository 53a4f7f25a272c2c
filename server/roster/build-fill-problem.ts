import { addDays, atMinute, type Day } from '@/lib/business-day';
import type { Barred, FillProblem, Planned, ShiftKind, Turn } from './fill/problem';
import { minutesAtWork, partsAtWork } from './on-leave-rules';
import type { PersonFacts, PlanningError, PlanningFacts, ShiftFacts } from './planning-facts-rules';
import { judgePlan } from './planning-rules';
import { givesCover, overlap, shiftTimes } from './roster-rules';
import { TURN_KINDS, type TurnKind } from './turn-rules';

/** A time of day that shifts are given at. */
export interface FillTemplate {
  id: string;
  startMinute: number;
  endMinute: number;
  breakMinutes: number;
}

/** What weighs how much: an hour without somebody, one too many, an hour off the agreed time. Turns: fill/turn-costs.ts. */
const COSTS = { missing: 100, tooMany: 4, hourOffTarget: 3 } as const;
/** Agreed time is a week's: of several weeks, of each. */
const WEEK_DAYS = 7;
/** From Monday on. */
const SATURDAY = 5;
/** Hours after midnight that cover is counted in. */
const HOURS = 30;
const DAY_MINUTES = 1_440;

export interface FillAsked {
  facts: PlanningFacts;
  templates: readonly FillTemplate[];
  /** Agreed working time of a week, minutes; left out: the store's week. */
  weekMinutes: ReadonlyMap<string, number>;
  /** How far ahead each is with each kind of turn, standingsOf; left out: nobody is. */
  standings: Readonly<Record<TurnKind, ReadonlyMap<string, number>>>;
  /** Closings that come to somebody for each day at work, worthOf; left out: they go by weeks alone. */
  closingsPerDay?: number;
  /** Public holidays among the days. */
  holidays: ReadonlySet<Day>;
}

/** Whole weeks of a store as a problem, and which of its kinds are the templates: those come first, what is planned already behind them. */
export function buildFillProblem(asked: FillAsked): FillProblem {
  const { facts, templates, weekMinutes } = asked;
  const people = facts.people.filter(({ isOfStore }) => isOfStore);
  const fixed = people.flatMap((person, index) => fixedDays(person, index, facts));
  const times = [...templates.map((template) => timesOf(template)), ...fixed.map(({ times }) => times)];
  const free = people.flatMap((person, index) => barredOf(person, index, facts, templates));
  return {
    days: facts.days.length,
    periodDays: WEEK_DAYS,
    slotsPerDay: HOURS,
    kinds: times.map((one, at) => kindOf(String(at), one, times, facts)),
    people: people.map((person, index) => ({
      ...rulesOf(person, facts, templates),
      ...hoursOf(
        weekMinutes.get(person.id),
        facts,
        fixed.filter((one) => one.person === index),
      ),
      mostOfKind: times.map((_, kind) =>
        kind < templates.length || fixed[kind - templates.length]?.person === index ? facts.days.length : 0,
      ),
    })),
    needs: needsOf(facts),
    wishes: [],
    turns: TURN_KINDS.map(
      (kind): Turn => ({
        marks: marksOf(kind, times, asked),
        standing: people.map(({ id }) => asked.standings[kind].get(id) ?? 0),
        fairPerDay: kind === 'CLOSING' ? (asked.closingsPerDay ?? 0) : 0,
      }),
    ),
    barred: [
      ...free,
      ...fixed.flatMap((one, at) => onlyThere(one, at + templates.length, times.length, facts.days.length)),
    ],
  };
}

/** Which kinds of shift on which days are such a turn: those that serve this store then. */
function marksOf(
  kind: TurnKind,
  times: readonly Times[],
  { facts, holidays, templates }: FillAsked,
): Turn['marks'] {
  const here = times.flatMap(({ served }, at) => (served.length > 0 ? [{ at, served }] : []));
  return facts.days.flatMap((day, index) => {
    const isOne =
      kind === 'SATURDAY'
        ? () => index % WEEK_DAYS === SATURDAY
        : kind === 'HOLIDAY'
          ? () => holidays.has(day)
          : closesOn(day, templates, facts);
    return here.filter(isOne).map(({ at }) => ({ day: index, kind: at }));
  });
}

/** Whether somebody shuts the shop: is there when it closes, or where no template lasts so long, until the last leave. */
function closesOn(day: Day, templates: readonly FillTemplate[], { opening, timeZone }: PlanningFacts) {
  const midnight = atMinute(day, timeZone, 0).getTime();
  const shuts = opening
    .filter((open) => open.day === day)
    .map(({ to }) => (to.getTime() - midnight) / 60_000);
  const latest = Math.max(0, ...templates.map(({ endMinute }) => endMinute));
  const closing = shuts.length > 0 ? Math.min(Math.max(...shuts), latest) : latest;
  return ({ served }: Pick<Times, 'served'>) => served.some(({ endMinute }) => endMinute >= closing);
}

/** A stretch of a day in which somebody works, minutes after its midnight. */
interface Times {
  startMinute: number;
  endMinute: number;
  minutes: number;
  /** The stretches of it in which this store's customers are served. */
  served: readonly { startMinute: number; endMinute: number }[];
}

interface FixedDay {
  person: number;
  day: number;
  times: Times;
}

const timesOf = ({ startMinute, endMinute, breakMinutes }: FillTemplate): Times => ({
  startMinute,
  endMinute,
  minutes: endMinute - startMinute - breakMinutes,
  served: [{ startMinute, endMinute }],
});

/** The days somebody has shifts on already, here or elsewhere: a day's shifts as one. */
function fixedDays(person: PersonFacts, index: number, facts: PlanningFacts): FixedDay[] {
  return facts.days.flatMap((day, at): FixedDay[] => {
    const shifts = facts.shifts.filter((shift) => shift.personId === person.id && shift.day === day);
    if (shifts.length === 0) return [];
    const midnight = atMinute(day, facts.timeZone, 0).getTime();
    const minuteOf = (moment: Date) => Math.round((moment.getTime() - midnight) / 60_000);
    return [
      {
        person: index,
        day: at,
        times: {
          startMinute: Math.min(...shifts.map(({ startsAt }) => minuteOf(startsAt))),
          endMinute: Math.max(...shifts.map(({ endsAt }) => minuteOf(endsAt))),
          minutes: Math.max(
            1,
            shifts.reduce((sum, shift) => sum + minutesAtWork(shift, facts.leaves), 0),
          ),
          served: shifts
            .filter((shift) => shift.storeId === facts.storeId && givesCover(shift))
            .flatMap((shift) => partsAtWork(shift, facts.leaves))
            .map(({ from, to }) => ({ startMinute: minuteOf(from), endMinute: minuteOf(to) })),
        },
      },
    ];
  });
}

/** What is planned already stays: that day has nothing else, and nothing else is of that kind. */
function onlyThere({ person, day }: FixedDay, kind: number, kinds: number, days: number): Barred[] {
  const others = Array.from({ length: kinds }, (_, other) => other).filter((other) => other !== kind);
  return [
    { person, day, kind: null },
    ...others.map((other) => ({ person, day, kind: other })),
    ...Array.from({ length: days }, (_, other) => other)
      .filter((other) => other !== day)
      .map((other) => ({ person, day: other, kind })),
  ];
}

function kindOf(id: string, times: Times, all: readonly Times[], { settings }: PlanningFacts): ShiftKind {
  const { endMinute, minutes, served } = times;
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  return {
    id,
    minutes,
    slots: hours.filter((hour) =>
      served.some((one) => one.startMinute <= hour * 60 && one.endMinute >= (hour + 1) * 60),
    ),
    notBefore: all.flatMap((next, index) =>
      next.startMinute + DAY_MINUTES - endMinute < settings.restMinutes ? [index] : [],
    ),
  };
}

function hoursOf(agreed: number | undefined, { settings }: PlanningFacts, fixed: readonly FixedDay[]) {
  const given = fixed.reduce<number[]>((weeks, { day, times }) => {
    const week = Math.floor(day / WEEK_DAYS);
    weeks[week] = (weeks[week] ?? 0) + times.minutes;
    return weeks;
  }, []);
  const minutes = agreed ?? settings.weekMinutes;
  return {
    mostMinutes: Math.max(
      0,
      ...given.map((minutes) => minutes ?? 0),
      Math.min(settings.weekMinutes, minutes),
    ),
    target: { minutes, costPerHour: COSTS.hourOffTarget },
  };
}

function rulesOf(
  person: PersonFacts,
  facts: PlanningFacts,
  templates: readonly FillTemplate[],
): Omit<Planned, 'mostMinutes' | 'target' | 'mostOfKind'> {
  return {
    id: person.id,
    leastMinutes: 0,
    mostInARow: facts.settings.daysInARow,
    leastInARow: 1,
    leastDaysOff: 1,
    mostWeekends: facts.days.length,
    before: beforeOf(person, facts, templates),
  };
}

/** How many days in a row somebody worked up to the plan, and the kind their last shift is most like. */
function beforeOf(
  person: PersonFacts,
  facts: PlanningFacts,
  templates: readonly FillTemplate[],
): Planned['before'] {
  const own = facts.shifts.filter(({ personId }) => personId === person.id);
  const worked = new Set(own.map(({ day }) => day));
  const yesterday = addDays(facts.days[0] ?? '', -1);
  let daysInARow = 0;
  for (let day = yesterday; worked.has(day); day = addDays(day, -1)) daysInARow += 1;
  if (daysInARow === 0) return null;
  const ends = Math.max(...own.filter(({ day }) => day === yesterday).map(({ endsAt }) => endsAt.getTime()));
  const distances = templates.map(({ endMinute }) =>
    Math.abs(atMinute(yesterday, facts.timeZone, endMinute).getTime() - ends),
  );
  return { kind: Math.max(0, distances.indexOf(Math.min(...distances))), daysInARow };
}

/** What each hour needs, whoever opens and shuts among it. */
function needsOf(facts: PlanningFacts): FillProblem['needs'] {
  return facts.days.flatMap((day, index) =>
    Array.from({ length: HOURS }, (_, hour) => {
      const from = atMinute(day, facts.timeZone, hour * 60);
      const to = atMinute(day, facts.timeZone, (hour + 1) * 60);
      const asked = facts.needs.find((need) => need.day === day && need.from.getTime() === from.getTime());
      const door = facts.opening.some(
        (open) => isWithin(open.from, from, to) || isWithin(new Date(open.to.getTime() - 1), from, to),
      );
      const people = Math.max(asked?.people ?? 0, door ? facts.settings.minAtOpening : 0);
      return { day: index, slot: hour, people, under: COSTS.missing, over: COSTS.tooMany };
    }),
  );
}

const isWithin = (moment: Date, from: Date, to: Date) => moment >= from && moment < to;

/** Whatever a rule would refuse if it stood in the plan. */
function barredOf(
  person: PersonFacts,
  index: number,
  facts: PlanningFacts,
  templates: readonly FillTemplate[],
): Barred[] {
  return facts.days.flatMap((day, at) =>
    templates.flatMap((template, kind): Barred[] =>
      refusalOf(person, day, template, facts) === null ? [] : [{ person: index, day: at, kind }],
    ),
  );
}

/** The first rule that keeps somebody from a shift on a day; null: nothing does. Rest and minors' hours count as one here. */
export function refusalOf(
  person: PersonFacts,
  day: Day,
  template: FillTemplate,
  facts: PlanningFacts,
): PlanningError | 'MINOR_HOURS' | 'SHORT_REST' | null {
  const shift: ShiftFacts = {
    id: 'asked',
    storeId: facts.storeId,
    personId: person.id,
    day,
    breakMinutes: template.breakMinutes,
    kind: 'WORK',
    ...shiftTimes({ day, ...template }, facts.timeZone),
  };
  const own = facts.shifts.filter(({ personId }) => personId === person.id);
  if (own.some((other) => overlap(other, shift))) return 'OVERLAP';
  const found = judgePlan({ ...facts, people: [person], shifts: [...own, shift], opening: [], needs: [] });
  for (const one of found) {
    if (one.day !== day) continue;
    if (one.severity === 'ERROR') return one.rule;
    if (one.rule === 'MINOR_HOURS' || one.rule === 'SHORT_REST') return one.rule;
  }
  return null;
}
