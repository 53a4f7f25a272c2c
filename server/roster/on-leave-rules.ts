import { withoutAway } from './alone-rules';
import { overlap, workedMinutes } from './roster-rules';

interface Span {
  startsAt: Date;
  endsAt: Date;
}
type OfSomebody = Span & { personId: string };

/** Of these leaves those of a shift's person that share a moment with it, in turn. */
export function leavesOver<Leave extends OfSomebody>(
  shift: OfSomebody,
  leaves: readonly Leave[],
): readonly Leave[] {
  return leaves
    .filter((leave) => leave.personId === shift.personId && overlap(leave, shift))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** What of a shift its person is there for, by whatever leave was granted since. Nobody is on leave twice at once. */
export function partsAtWork(shift: OfSomebody, leaves: readonly OfSomebody[]): { from: Date; to: Date }[] {
  const away = leavesOver(shift, leaves).map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }));
  const stay = { personId: shift.personId, from: shift.startsAt, to: shift.endsAt };
  return withoutAway(stay, away).map(({ from, to }) => ({ from, to }));
}

/** Minutes of a shift that a leave takes: of its working time, so never more than that. */
export function minutesOnLeave(
  shift: OfSomebody & { breakMinutes: number },
  leaves: readonly OfSomebody[],
): number {
  const shared = leavesOver(shift, leaves).reduce(
    (sum, leave) =>
      sum +
      (Math.min(leave.endsAt.getTime(), shift.endsAt.getTime()) -
        Math.max(leave.startsAt.getTime(), shift.startsAt.getTime())) /
        60_000,
    0,
  );
  return Math.min(workedMinutes(shift), shared);
}

/** Working time of a shift without its break and without leave, as the month sheet counts it. */
export function minutesAtWork(
  shift: OfSomebody & { breakMinutes: number },
  leaves: readonly OfSomebody[],
): number {
  return workedMinutes(shift) - minutesOnLeave(shift, leaves);
}
