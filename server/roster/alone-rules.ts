import type { Day } from '@/lib/business-day';
import type { PlanningFacts } from './planning-facts-rules';
import { givesCover } from './roster-rules';

export interface There {
  personId: string;
  from: Date;
  to: Date;
}

/** Moments of a span in which exactly one of these people was there. @returns in turn, those that touch as one */
export function aloneTimes(there: readonly There[], span: { from: Date; to: Date }): There[] {
  const cut = (at: Date) => Math.min(Math.max(at.getTime(), span.from.getTime()), span.to.getTime());
  const edges = [...new Set(there.flatMap(({ from, to }) => [cut(from), cut(to)]))].sort((a, b) => a - b);
  const alone: There[] = [];
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    const here = new Set(
      there.filter((one) => cut(one.from) <= from && cut(one.to) >= to).map((one) => one.personId),
    );
    const [personId] = here;
    if (here.size !== 1 || personId === undefined) continue;
    const last = alone.at(-1);
    if (last && last.personId === personId && last.to.getTime() === from) last.to = new Date(to);
    else alone.push({ personId, from: new Date(from), to: new Date(to) });
  }
  return alone;
}

/** When somebody was there who stepped out in between; a return that is missing lasts to the end. */
export function withoutAway(stay: There, away: readonly { from: Date; to: Date | null }[]): There[] {
  const parts: There[] = [];
  let { from } = stay;
  for (const gone of away) {
    if (gone.from > from) parts.push({ ...stay, from, to: gone.from });
    from = gone.to ?? stay.to;
  }
  return from < stay.to ? [...parts, { ...stay, from }] : parts;
}

/** A plan's shifts as what a store has of people: of its own, that give cover, and without the hours somebody has leave. */
export type PlanInStore = Pick<PlanningFacts, 'storeId' | 'shifts' | 'leaves'>;

/** Who is in a plan's store from when to when, by whatever leave was granted since. */
export function plannedThere({ storeId, shifts, leaves }: PlanInStore): There[] {
  return shifts
    .filter((shift) => shift.storeId === storeId && givesCover(shift))
    .flatMap(({ personId, startsAt, endsAt }) => {
      const away = leaves
        .filter((leave) => leave.personId === personId && leave.startsAt < endsAt && leave.endsAt > startsAt)
        .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
        .map((leave) => ({ from: leave.startsAt, to: leave.endsAt }));
      return withoutAway({ personId, from: startsAt, to: endsAt }, away);
    });
}

/** Who a plan leaves alone in its store while it is open, day by day. */
export function aloneOnDays({
  opening,
  ...plan
}: Pick<PlanningFacts, 'opening'> & PlanInStore): (There & { day: Day })[] {
  const there = plannedThere(plan);
  return opening.flatMap(({ day, from, to }) => {
    const near = there.filter((one) => one.from < to && one.to > from);
    return aloneTimes(near, { from, to }).map((alone) => ({ day, ...alone }));
  });
}
