import { tzOffset } from '@date-fns/tz';
import { type Day, dateToDay, dayToDate } from './business-day';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;
/** No clock anywhere is further from Greenwich than this. */
const FARTHEST_OFFSET_MS = 15 * 60 * MINUTE_MS;
/** A shop that does not open for so long has no due time, nor has an amount that fills ten years. */
const MOST_SHUT_DAYS = 400;
const MOST_DAYS = 3660;

/** Open from one minute after local midnight to another; beyond 1440 it ends on the next day. */
export interface OpenWindow {
  fromMinute: number;
  toMinute: number;
}

/** When a place is open, by its own clock. */
export interface OpeningHours {
  timeZone: string;
  /** Monday first, seven of them; windows of a day do not overlap. */
  weekly: readonly (readonly OpenWindow[])[];
  /** Days that are not as their weekday: none is a closed day, others are a make-up day's (调休). */
  special: ReadonlyMap<Day, readonly OpenWindow[]>;
}

/** From one moment to another; a pause that still lasts has no end. */
export interface Pause {
  from: Date;
  to: Date | null;
}

/** Time that counted: a stretch in which the place was open and nothing paused. */
export interface CountedStretch {
  /** The day whose window it lies in. */
  day: Day;
  from: Date;
  to: Date;
}

export interface DueTime {
  /** Null while a pause lasts, and where the place does not open any more. */
  at: Date | null;
  /** What it was counted from, in order: together the amount. While a pause lasts: what was counted before it. */
  counted: CountedStretch[];
}

interface Stretch {
  fromMs: number;
  toMs: number;
}

interface OpenDay {
  day: Day;
  stretches: readonly Stretch[];
}

/**
 * Opening hours of a place as stretches of time, worked out a day at a time and kept: one for whoever asks much of one place.
 */
export class BusinessClock {
  readonly #days = new Map<number, OpenDay>();

  constructor(readonly hours: OpeningHours) {}

  /** Windows of a day as moments, in order: those that begin on it. A clock set back or forward is told in time that passes. */
  stretchesOf(day: Day): readonly Stretch[] {
    return this.at(numberOf(dayToDate(day).getTime())).stretches;
  }

  /** The same by the day's place since 1970: walking from day to day is what counting does most. */
  at(number: number): OpenDay {
    const known = this.#days.get(number);
    if (known) return known;
    const worked = this.#workOut(number * DAY_MS);
    this.#days.set(number, worked);
    return worked;
  }

  #workOut(midnight: number): OpenDay {
    const date = new Date(midnight);
    const day = dateToDay(date);
    const weekday = (date.getUTCDay() + 6) % 7;
    const windows = this.hours.special.get(day) ?? this.hours.weekly[weekday] ?? [];
    const found = windows.flatMap(({ fromMinute, toMinute }) =>
      onTheClock(this.hours.timeZone, midnight + fromMinute * MINUTE_MS, midnight + toMinute * MINUTE_MS),
    );
    return { day, stretches: found.sort((a, b) => a.fromMs - b.fromMs) };
  }
}

function numberOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/**
 * When an amount of open time is over, beginning at a moment and leaving pauses out, and what it was counted from. At the closing
 * minute itself nothing counts any more: what is due then is due at that minute.
 * @param amountMinutes whole or not, above zero
 */
export function due(
  clock: BusinessClock,
  start: Date,
  amountMinutes: number,
  pauses: readonly Pause[] = [],
): DueTime {
  const counted: CountedStretch[] = [];
  let leftMs = amountMinutes * MINUTE_MS;
  const shut = inOrder(pauses);
  // A window that is open at the start may have begun on the day before, in the farthest zone on the one before that.
  let number = numberOf(start.getTime()) - 2;
  let reachedMs = start.getTime();
  let shutDays = 0;
  for (let days = 0; days < MOST_DAYS && shutDays < MOST_SHUT_DAYS; days += 1, number += 1) {
    shutDays += 1;
    const { day, stretches } = clock.at(number);
    for (const open of stretches) {
      if (open.toMs <= reachedMs) continue;
      const from = Math.max(open.fromMs, reachedMs);
      for (const { fromMs, toMs } of without(from, open.toMs, shut)) {
        const end = Math.min(toMs, fromMs + leftMs);
        counted.push({ day, from: new Date(fromMs), to: new Date(end) });
        leftMs -= end - fromMs;
        if (leftMs <= 0) return { at: new Date(end), counted };
        shutDays = 0;
      }
      reachedMs = Math.max(reachedMs, open.toMs);
    }
    if (shut.some(({ toMs, fromMs }) => toMs === Number.POSITIVE_INFINITY && fromMs <= reachedMs)) break;
  }
  return { at: null, counted };
}

/** How much open time lies between two moments, pauses left out, minutes. */
export function openMinutesBetween(
  clock: BusinessClock,
  from: Date,
  to: Date,
  pauses: readonly Pause[] = [],
): number {
  const shut = inOrder(pauses);
  let sum = 0;
  const last = numberOf(to.getTime()) + 1;
  let reachedMs = from.getTime();
  for (let number = numberOf(from.getTime()) - 2; number <= last; number += 1) {
    for (const open of clock.at(number).stretches) {
      const end = Math.min(open.toMs, to.getTime());
      for (const { fromMs, toMs } of without(Math.max(open.fromMs, reachedMs), end, shut))
        sum += toMs - fromMs;
      reachedMs = Math.max(reachedMs, end);
    }
  }
  return sum / MINUTE_MS;
}

/** Pauses in order, those that touch as one. */
function inOrder(pauses: readonly Pause[]): Stretch[] {
  const sorted = pauses
    .map(({ from, to }) => ({ fromMs: from.getTime(), toMs: to?.getTime() ?? Number.POSITIVE_INFINITY }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .sort((a, b) => a.fromMs - b.fromMs);
  const merged: Stretch[] = [];
  for (const pause of sorted) {
    const last = merged.at(-1);
    if (last && pause.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, pause.toMs);
    else merged.push({ ...pause });
  }
  return merged;
}

/** What is left of a stretch outside the pauses. */
function without(fromMs: number, toMs: number, pauses: readonly Stretch[]): Stretch[] {
  if (fromMs >= toMs) return [];
  const left: Stretch[] = [];
  let at = fromMs;
  for (const pause of pauses) {
    if (pause.toMs <= at) continue;
    if (pause.fromMs >= toMs) break;
    if (pause.fromMs > at) left.push({ fromMs: at, toMs: pause.fromMs });
    at = Math.max(at, pause.toMs);
  }
  if (at < toMs) left.push({ fromMs: at, toMs });
  return left;
}

/**
 * The moments at which a local clock shows a time from one to another (both as if the clock stood at Greenwich, ms): an hour the
 * clock repeats is there twice, one it skips not at all.
 */
function onTheClock(timeZone: string, fromMs: number, toMs: number): Stretch[] {
  const found: Stretch[] = [];
  const end = toMs + FARTHEST_OFFSET_MS;
  let at = fromMs - FARTHEST_OFFSET_MS;
  while (at < end) {
    const offset = offsetMs(timeZone, at);
    const until = nextChange(timeZone, at, end, offset);
    const stretch = { fromMs: Math.max(at, fromMs - offset), toMs: Math.min(until, toMs - offset) };
    if (stretch.fromMs < stretch.toMs) {
      const last = found.at(-1);
      if (last && last.toMs === stretch.fromMs) last.toMs = stretch.toMs;
      else found.push(stretch);
    }
    at = until;
  }
  return found;
}

function offsetMs(timeZone: string, at: number): number {
  return tzOffset(timeZone, new Date(at)) * MINUTE_MS;
}

/** The moment after `from` at which the clock is set, or `end`: no zone is set twice within a day. */
function nextChange(timeZone: string, from: number, end: number, offset: number): number {
  for (let at = from; at < end; at += DAY_MS) {
    const next = Math.min(at + DAY_MS, end);
    if (offsetMs(timeZone, next) === offset) continue;
    let [before, after] = [at, next];
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2);
      if (offsetMs(timeZone, middle) === offset) before = middle;
      else after = middle;
    }
    // Clocks are set at whole minutes.
    return Math.round(after / MINUTE_MS) * MINUTE_MS;
  }
  return end;
}
