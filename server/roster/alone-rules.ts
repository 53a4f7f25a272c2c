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

/** Who a plan leaves alone in its store while it is open, day by day. */
export function aloneOnDays({
  storeId,
  opening,
  shifts,
}: Pick<PlanningFacts, 'storeId' | 'opening' | 'shifts'>): (There & { day: Day })[] {
  const there = shifts
    .filter((shift) => shift.storeId === storeId && givesCover(shift))
    .map(({ personId, startsAt, endsAt }) => ({ personId, from: startsAt, to: endsAt }));
  return opening.flatMap(({ day, from, to }) => {
    const near = there.filter((one) => one.from < to && one.to > from);
    return aloneTimes(near, { from, to }).map((alone) => ({ day, ...alone }));
  });
}
