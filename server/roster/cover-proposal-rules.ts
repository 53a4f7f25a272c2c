import type { Day } from '@/lib/business-day';
import type { DayKind } from './roster-rules';

export interface SalesForCover {
  /** What was sold in an hour of a day; hours without sales are left out. Hours after midnight count on from 24. */
  hourly: readonly { day: Day; hour: number; fen: number }[];
  kindOf: (day: Day) => DayKind;
  /** Hours in which a store is open on such a day, in order. */
  openHours: Readonly<Record<DayKind, readonly number[]>>;
  /** Hours worked by everybody together while that was sold; 0: no roster was published. */
  workedHours: number;
  /** People at opening and at closing. */
  minAtDoor: number;
}

export interface CoverProposal {
  hours: Record<DayKind, { hour: number; people: number }[]>;
  /** What one person sells in an hour, by which the hours are counted, fen. */
  servedFen: number;
  /** By the store's own roster; without one, by one person for each hour that sold something. */
  basis: 'ROSTER' | 'ONE_PERSON';
  /** Days with sales of each kind; a kind without any is proposed as weekends, those as workdays. */
  days: Record<DayKind, number>;
}

const KINDS = ['WORKDAY', 'WEEKEND', 'HOLIDAY'] as const;
/** Whose figures a kind of day takes that had no sales. */
const INSTEAD: Record<DayKind, readonly DayKind[]> = {
  WORKDAY: ['WORKDAY', 'WEEKEND'],
  WEEKEND: ['WEEKEND', 'WORKDAY'],
  HOLIDAY: ['HOLIDAY', 'WEEKEND', 'WORKDAY'],
};

/**
 * People a store needs in each open hour, by what it sold: an hour that sells what two sell needs two. At least one while it is open, and
 * so many as the store wants at its door when it opens and shuts. Null: nothing was sold that could say it.
 */
export function proposeCover(sales: SalesForCover): CoverProposal | null {
  const { hourly, kindOf, openHours, workedHours, minAtDoor } = sales;
  const total = hourly.reduce((sum, { fen }) => sum + Math.max(0, fen), 0);
  if (total === 0) return null;
  const servedFen = Math.round(total / (workedHours > 0 ? workedHours : hourly.length));
  const dayKinds = new Map([...new Set(hourly.map(({ day }) => day))].map((day) => [day, kindOf(day)]));
  const daysOf = (kind: DayKind) => [...dayKinds.values()].filter((one) => one === kind).length;
  const days = { WORKDAY: daysOf('WORKDAY'), WEEKEND: daysOf('WEEKEND'), HOLIDAY: daysOf('HOLIDAY') };
  const hoursOf = (kind: DayKind) => {
    const like = INSTEAD[kind].find((one) => days[one] > 0) ?? 'WORKDAY';
    const open = openHours[kind];
    return open.map((hour) => {
      const sold = hourly
        .filter((one) => one.hour === hour && dayKinds.get(one.day) === like)
        .reduce((sum, { fen }) => sum + fen, 0);
      const people = Math.ceil(sold / Math.max(1, days[like]) / Math.max(1, servedFen));
      const atDoor = hour === open[0] || hour === open.at(-1);
      return { hour, people: Math.min(99, Math.max(1, people, atDoor ? minAtDoor : 0)) };
    });
  };
  const [workday, weekend, holiday] = KINDS.map(hoursOf);
  return {
    hours: { WORKDAY: workday ?? [], WEEKEND: weekend ?? [], HOLIDAY: holiday ?? [] },
    servedFen,
    basis: workedHours > 0 ? 'ROSTER' : 'ONE_PERSON',
    days,
  };
}
