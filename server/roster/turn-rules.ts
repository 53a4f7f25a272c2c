import { type Day, dayToDate } from '@/lib/business-day';

/** What nobody likes to have and everybody has by turns. */
export const TURN_KINDS = ['SATURDAY', 'CLOSING', 'HOLIDAY'] as const;
export type TurnKind = (typeof TURN_KINDS)[number];

/** Of one kind, in the 52 weeks before a week. */
export interface TurnsOfKind {
  turns: number;
  /** How often it could have come to them: Saturdays and holidays of weeks they worked in and were not on leave, days they worked. */
  chances: number;
  lastOn: Day | null;
}
export type TurnHistory = Record<TurnKind, TurnsOfKind>;

const DAY_MS = 86_400_000;
const YEAR_DAYS = 364;
/** Days since the last decide between people who are as far ahead: a year of them is this much of a turn. */
const SINCE_WEIGHT = 0.05;

/** Turns that would have come to somebody had each chance been worth the same to everybody. */
export function fairTurns(all: readonly TurnsOfKind[], own: TurnsOfKind): number {
  return worthOf(all) * own.chances;
}

/** What one chance came to, turns. */
export function worthOf(all: readonly TurnsOfKind[]): number {
  const turns = all.reduce((sum, one) => sum + one.turns, 0);
  const chances = all.reduce((sum, one) => sum + one.chances, 0);
  return chances === 0 ? 0 : turns / chances;
}

/**
 * How many turns each is ahead of the one it is most to come to, who stands at nought: what they had above what was fair by their
 * presence, then how lately. Whoever was away had no chance, so is neither spared nor punished; who is new begins in the middle.
 */
export function standingsOf(all: readonly TurnsOfKind[], monday: Day): number[] {
  const ahead = all.map((own) => own.turns - fairTurns(all, own) - SINCE_WEIGHT * sinceLast(own, monday));
  const least = Math.min(...ahead);
  return ahead.map((one) => one - least);
}

/** Days since the last turn as a part of a year; never: a year. */
function sinceLast({ lastOn }: TurnsOfKind, monday: Day): number {
  if (lastOn === null) return 1;
  const days = (dayToDate(monday).getTime() - dayToDate(lastOn).getTime()) / DAY_MS;
  return Math.min(1, Math.max(0, days / YEAR_DAYS));
}
