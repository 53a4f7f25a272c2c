import {
  type AttendedShift,
  closesAt,
  opensAt,
  type PunchFact,
  type Stay,
  TWICE_MS,
  type Visit,
} from './attendance-rules';
import { changeMs, inTurnOf, isAtChange, joinedShifts, windowOf } from './joined-shifts';

const MINUTE_MS = 60_000;
/** Longest a stay outside of any shift is taken to last, ms: less than from an evening to the next morning. */
const LONGEST_STAY_MS = 12 * 60 * MINUTE_MS;

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/**
 * Which punches belong to which shift, by windows and never by days. An open stay takes the next punch as going, up to the late limit after
 * the last of the shifts that follow on each other; after that its going was forgotten and the punch begins anew. The same whatever order
 * shifts and punches come in.
 */
export function attachPunches(shifts: readonly AttendedShift[], punches: readonly PunchFact[]): Stay[] {
  const visits = attachVisits(shifts, punches);
  const visited = new Set(visits.flatMap((visit) => visit.shifts.map(({ id }) => id)));
  const missed = joinedShifts(inTurnOf(shifts)).flatMap((run) =>
    run
      .filter(({ id }) => !visited.has(id))
      .map(
        (shift): Stay => ({
          ...{ shift, in: null, out: null, cameFrom: null, wentOnTo: null, away: [] },
          visit: { in: null, out: null, beginsAt: shift.startsAt },
          endsBy: windowOf(run).closes,
        }),
      ),
  );
  return [...visits.flatMap(staysOf), ...missed].toSorted((a, b) => beginOf(a) - beginOf(b));
}

/** From coming to going, each once, in turn; without shifts nobody came to. */
export function attachVisits(shifts: readonly AttendedShift[], punches: readonly PunchFact[]): Visit[] {
  const runs = joinedShifts(inTurnOf(shifts));
  const clocked = punches
    .filter(({ kind }) => kind === 'CLOCK')
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || order(a.id, b.id));
  const visits: Visit[] = [];
  const taken = new Set<string>();
  let open: Visit | null = null;
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, punch] of clocked.entries()) {
    const at = punch.occurredAt;
    const isTwice = at.getTime() - last < TWICE_MS;
    if (open && at <= open.endsBy) {
      if (isTwice || isPassing(open, clocked, index)) continue;
      open.out = punch;
      // What is left of the shifts that follow is begun by the next punch, or by none.
      for (const { id } of open.shifts.splice(endedBy(open.shifts, at))) taken.delete(id);
      open = null;
      last = at.getTime();
      continue;
    }
    const begun = begunBy(runs, taken, at);
    if (!begun && isTwice) continue;
    last = at.getTime();
    const visit = visitOf(begun, punch, nextOf(clocked, index), runs);
    for (const { id } of visit.shifts) taken.add(id);
    visits.push(visit);
    open = visit.out ? null : visit;
  }
  stepOuts(visits, punches);
  return visits;
}

/** What a punch begins, or ends as the only one of it. */
function visitOf(
  begun: Begun | null,
  punch: PunchFact,
  next: PunchFact | undefined,
  runs: readonly AttendedShift[][],
): Visit {
  const at = punch.occurredAt;
  const visit: Visit = { shifts: [], in: punch, out: null, away: [], endsBy: endOfUnplanned(runs, at) };
  if (!begun) return visit;
  visit.endsBy = begun.closes;
  const rest = begun.untaken.slice(begun.untaken.indexOf(begun.shift));
  const ended = rest.slice(0, endedBy(rest, at));
  const isAlone = !next || next.occurredAt > begun.closes;
  const last = ended.at(-1);
  if (isAlone && last && isNearEnd(last, at)) {
    const upTo = begun.untaken.slice(0, begun.untaken.indexOf(last) + 1);
    return { ...visit, shifts: upTo, in: null, out: punch };
  }
  // Somebody who comes at the very end of a shift comes to the one that follows.
  const first = rest.findIndex(
    (shift, index) => index === rest.length - 1 || at.getTime() < shift.endsAt.getTime() - changeMs(shift),
  );
  return { ...visit, shifts: rest.slice(isAlone ? 0 : first) };
}

/** How many of the shifts somebody was in have begun when they go, but for one that only just has. */
function endedBy(shifts: readonly AttendedShift[], at: Date): number {
  const ahead = shifts.findIndex(
    (shift, index) => index > 0 && at.getTime() <= shift.startsAt.getTime() + changeMs(shift),
  );
  return ahead < 0 ? shifts.length : ahead;
}

/** A single tap at the change from one shift to the next, where the one after it is the going of the last: they were there, and went on. */
function isPassing(open: Visit, clocked: readonly PunchFact[], index: number): boolean {
  const [punch, going] = [clocked[index], clocked[index + 1]];
  if (!punch || !going || going.occurredAt > open.endsBy || !isAtChange(open.shifts, punch.occurredAt))
    return false;
  const last = open.shifts[endedBy(open.shifts, going.occurredAt) - 1];
  const after = nextOf(clocked, index + 1);
  return (
    last !== undefined &&
    last.startsAt.getTime() + changeMs(last) >= punch.occurredAt.getTime() &&
    isNearEnd(last, going.occurredAt) &&
    (!after || after.occurredAt > open.endsBy)
  );
}

/** The punch after one that is not the same tap. */
function nextOf(clocked: readonly PunchFact[], index: number): PunchFact | undefined {
  const at = clocked[index]?.occurredAt.getTime() ?? 0;
  return clocked.slice(index + 1).find(({ occurredAt }) => occurredAt.getTime() - at >= TWICE_MS);
}

interface Begun {
  shift: AttendedShift;
  /** Nobody was in these yet: the shift and those around it that follow on each other. */
  untaken: AttendedShift[];
  closes: Date;
}

/** The shift a first punch belongs to: one that is not over, else one whose late limit it is within. */
function begunBy(runs: readonly AttendedShift[][], taken: ReadonlySet<string>, at: Date): Begun | null {
  const near = runs.flat().filter((one) => !taken.has(one.id) && opensAt(one) <= at && at <= closesAt(one));
  const shift = near.find(({ endsAt }) => at < endsAt) ?? near[0];
  const run = runs.find((one) => shift && one.includes(shift));
  if (!shift || !run) return null;
  const index = run.indexOf(shift);
  const before = run.findLastIndex((one, place) => place < index && taken.has(one.id)) + 1;
  const after = run.findIndex((one, place) => place > index && taken.has(one.id));
  return {
    shift,
    untaken: run.slice(before, after < 0 ? run.length : after),
    closes: windowOf(run).closes,
  };
}

/** Nothing planned ends it: twelve hours, or the next shift's window, whichever comes first. */
function endOfUnplanned(runs: readonly AttendedShift[][], at: Date): Date {
  const next = runs
    .flat()
    .map(opensAt)
    .find((opens) => opens > at);
  const longest = at.getTime() + LONGEST_STAY_MS;
  return new Date(next ? Math.min(longest, next.getTime() - 1) : longest);
}

/** The only punch near a shift's end is somebody going who forgot to clock in. */
function isNearEnd({ startsAt, endsAt, limits }: AttendedShift, at: Date): boolean {
  const nearEnd = Math.max(
    startsAt.getTime() + (endsAt.getTime() - startsAt.getTime()) / 2,
    endsAt.getTime() - limits.earlyLimit * MINUTE_MS,
  );
  return at.getTime() >= nearEnd;
}

/** A visit shift by shift: at a joint nobody punches, and everybody is there. */
function staysOf(visit: Visit): Stay[] {
  const { shifts, in: came, out: went, endsBy } = visit;
  const first = shifts[0];
  const beginsAt = first?.startsAt ?? came?.occurredAt ?? went?.occurredAt ?? endsBy;
  const whole = { in: came, out: went, beginsAt };
  if (!first)
    return [
      {
        shift: null,
        in: came,
        out: went,
        cameFrom: null,
        wentOnTo: null,
        visit: whole,
        away: visit.away,
        endsBy,
      },
    ];
  return shifts.map((shift, index) => {
    const [cameFrom, wentOnTo] = [shifts[index - 1] ?? null, shifts[index + 1] ?? null];
    return {
      ...{ shift, cameFrom, wentOnTo, visit: whole, endsBy },
      in: cameFrom ? null : came,
      out: wentOnTo ? null : went,
      away: visit.away.filter(
        ({ from }) => (!cameFrom || from >= shift.startsAt) && (!wentOnTo || from < wentOnTo.startsAt),
      ),
    };
  });
}

const beginOf = (stay: Stay) => (stay.shift?.startsAt ?? stay.visit.beginsAt).getTime();

/** Puts stepping out and coming back into the visits they happened in. */
function stepOuts(visits: readonly Visit[], punches: readonly PunchFact[]): void {
  const steps = punches
    .filter(({ kind }) => kind !== 'CLOCK')
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || order(a.id, b.id));
  for (const { id, kind, occurredAt } of steps) {
    const visit = visits.find(
      (one) => one.in && one.in.occurredAt <= occurredAt && occurredAt <= (one.out?.occurredAt ?? one.endsBy),
    );
    const last = visit?.away.at(-1);
    if (kind === 'STEP_OUT' && visit && (!last || last.to))
      visit.away.push({ from: occurredAt, to: null, punchId: id });
    if (kind === 'STEP_BACK' && last && !last.to) last.to = occurredAt;
  }
}

/** Windows of shifts that were over before what was read reach no further into it than this, ms; nor does a stay outside of any. */
const REACHES_MS = 24 * 60 * MINUTE_MS;

/**
 * A moment from which on punches can be attached without what was before: no window of shifts and no stay reaches across it. That is where
 * such a window opens, or where somebody comes after half a day without a punch, and no other window is open.
 * @param read.from since when shifts and punches were read: what lies close after it may be read in part
 * @param read.wanted the last such moment up to it, else the first after it
 * @returns null where there is none: punches follow on each other all the time, outside of any shift
 */
export function cleanStart(
  shifts: readonly AttendedShift[],
  punches: readonly PunchFact[],
  read: { from: Date; wanted: Date },
): Date | null {
  const windows = joinedShifts(inTurnOf(shifts)).map(windowOf);
  const clocked = punches
    .filter(({ kind }) => kind === 'CLOCK')
    .map(({ occurredAt }) => occurredAt.getTime())
    .sort((a, b) => a - b);
  const comes = clocked.filter(
    (at, index) => at - (clocked[index - 1] ?? Number.NEGATIVE_INFINITY) > LONGEST_STAY_MS,
  );
  const clean = [...windows.map(({ opens }) => opens.getTime()), ...comes]
    .filter((at) => at >= read.from.getTime() + REACHES_MS)
    .filter((at) => windows.every(({ opens, closes }) => opens.getTime() >= at || closes.getTime() < at))
    .sort((a, b) => a - b);
  const moment = clean.findLast((at) => at <= read.wanted.getTime()) ?? clean[0];
  return moment === undefined ? null : new Date(moment);
}
