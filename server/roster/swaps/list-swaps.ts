import type { ShiftSwap } from '@/generated/prisma/client';
import { addDays, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { planningFactsOf } from '../planning-facts-of';
import type { Finding, PlanningError, PlanningFacts } from '../planning-facts-rules';
import { subjectOf } from '../planning-rules';
import { mondayOf } from '../roster-rules';
import { termsOf, weeksOfSwap } from './swap-internal';
import { brokenBy, canTake, hindranceOf } from './swap-rules';

/** As many as a page shows; a store has fewer open at once. */
const PAGE = 50;
const OPEN = ['OPEN', 'TAKEN'];

/** A request as screens show it: whose, what, against what, where it stands. */
export type ListedSwap = Awaited<ReturnType<typeof named>>[number];

async function named(reader: Reader, swaps: readonly ShiftSwap[]) {
  const [names, counters] = await Promise.all([
    personNames(
      reader,
      swaps.flatMap(({ giverId, takerId, toPersonId }) => [giverId, takerId, toPersonId]),
    ),
    reader.publishedShift.findMany({
      where: { id: { in: swaps.flatMap(({ counterShiftId }) => counterShiftId ?? []) } },
      select: { id: true, day: true, startsAt: true, endsAt: true },
    }),
  ]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return swaps.map((swap) => {
    const counter = counters.find(({ id }) => id === swap.counterShiftId);
    return {
      ...{
        id: swap.id,
        storeId: swap.storeId,
        shiftId: swap.shiftId,
        isPart: swap.isPart,
        state: swap.state,
      },
      ...{ startsAt: swap.startsAt, endsAt: swap.endsAt, note: swap.note, decidedNote: swap.decidedNote },
      ...{ giverId: swap.giverId, takerId: swap.takerId, toPersonId: swap.toPersonId },
      ...{ giver: nameOf(swap.giverId) ?? '', taker: nameOf(swap.takerId), to: nameOf(swap.toPersonId) },
      counter: counter ? { ...counter, day: dateToDay(counter.day) } : null,
    };
  });
}

/** A reader of the facts of weeks that reads each once. */
function factsOnce(reader: Reader) {
  const known = new Map<string, Promise<PlanningFacts & { names: Map<string, string> }>>();
  return (storeId: string, monday: string) => {
    const key = `${storeId} ${monday}`;
    const facts = known.get(key) ?? planningFactsOf(reader, storeId, monday);
    known.set(key, facts);
    return facts;
  };
}

/** One's own requests and what one took, of the last week and ahead; and what colleagues offer that one can take: by the rules, nothing else is shown. */
export async function mySwaps(
  reader: Reader,
  { personId, storeIds, now }: { personId: string; storeIds: readonly string[]; now: Date },
) {
  const [own, offered] = await Promise.all([
    reader.shiftSwap.findMany({
      where: {
        endsAt: { gt: new Date(now.getTime() - 7 * 86_400_000) },
        OR: [{ giverId: personId }, { takerId: personId }],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
    }),
    reader.shiftSwap.findMany({
      where: {
        ...{
          storeId: { in: [...storeIds] },
          state: 'OPEN',
          startsAt: { gt: now },
          giverId: { not: personId },
        },
        OR: [{ toPersonId: null }, { toPersonId: personId }],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
    }),
  ]);
  const factsOf = factsOnce(reader);
  const isForMe = await Promise.all(
    offered.map(async (swap) => {
      for (const monday of weeksOfSwap(swap)) {
        const facts = await factsOf(swap.storeId, monday);
        const isHere = facts.people.some(({ id, isOfStore }) => id === personId && isOfStore);
        if (!isHere || !canTake(facts, termsOf(swap, personId, swap.id))) return false;
      }
      return true;
    }),
  );
  const forMe = offered.filter((_, at) => isForMe[at]);
  const listed = await named(reader, [...own, ...forMe]);
  return { own: listed.slice(0, own.length), offers: listed.slice(own.length) };
}

/** A store's open requests, those that wait for a decision first, each with what it would break that nobody answered for yet. */
export async function swapsOfStore(reader: Reader, storeId: string, now: Date) {
  const swaps = await reader.shiftSwap.findMany({
    where: { storeId, state: { in: OPEN }, startsAt: { gt: now } },
    orderBy: [{ state: 'desc' }, { startsAt: 'asc' }, { id: 'asc' }],
    take: PAGE,
  });
  const factsOf = factsOnce(reader);
  const broken = await Promise.all(
    swaps.map(async (swap) => {
      if (swap.takerId === null) return { findings: [], isGone: false };
      const findings: Finding[] = [];
      for (const monday of weeksOfSwap(swap)) {
        const found = brokenBy(await factsOf(storeId, monday), termsOf(swap, swap.takerId, swap.id));
        if (found === null) return { findings: [], isGone: true };
        findings.push(...found);
      }
      const answered = await reader.rosterOverrule.findMany({
        where: { storeId, monday: { in: weeksOfSwap(swap).map(dayToDate) } },
        select: { rule: true, subject: true },
      });
      const known = new Set(answered.map(({ rule, subject }) => `${rule} ${subject}`));
      return {
        findings: findings.filter((one) => !known.has(`${one.rule} ${subjectOf(one)}`)),
        isGone: false,
      };
    }),
  );
  const listed = await named(reader, swaps);
  return listed.map((swap, at) => ({
    ...swap,
    findings: broken[at]?.findings ?? [],
    isGone: broken[at]?.isGone ?? false,
  }));
}

/** How long after it a swap that was approved wrongly is still shown to be taken back, ms: a month is locked by then. */
const BACK_MS = 40 * 86_400_000;

/** A store's approved swaps, of late and ahead, the latest decided first. */
export async function approvedSwaps(reader: Reader, storeId: string, now: Date) {
  const swaps = await reader.shiftSwap.findMany({
    where: { storeId, state: 'APPROVED', endsAt: { gt: new Date(now.getTime() - BACK_MS) } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    take: PAGE,
  });
  return named(reader, swaps);
}

/** Whom one's shift can go to, what keeps everybody else from it, and which of their shifts one could take instead: of the week of it and the one after and before. */
export async function swapChoices(
  reader: Reader,
  asked: { storeId: string; shiftId: string; personId: string; now: Date },
) {
  const { storeId, shiftId, personId, now } = asked;
  const shift = await reader.publishedShift.findFirst({ where: { id: shiftId, storeId, personId } });
  if (!shift || shift.startsAt <= now) return { people: [], excluded: [], shifts: [] };
  const factsOf = factsOnce(reader);
  const week = dateToDay(shift.monday);
  const facts = await factsOf(storeId, week);
  const { startsAt, endsAt } = shift;
  const terms = { ...{ shiftId, startsAt, endsAt, isPart: false, giverId: personId, partId: shiftId } };
  const colleagues = facts.people.filter(({ id, isOfStore }) => isOfStore && id !== personId);
  const whole = { ...terms, counterShiftId: null };
  const judged = colleagues.map(({ id }) => ({
    ...{ id, name: facts.names.get(id) ?? '' },
    rule: hindranceOf(facts, { ...whole, takerId: id }),
  }));
  const theirs = await reader.publishedShift.findMany({
    where: {
      storeId,
      ...{ personId: { not: personId }, kind: 'WORK', startsAt: { gt: now } },
      monday: { gte: dayToDate(addDays(week, -7)), lte: dayToDate(addDays(week, 7)) },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  const possible = await Promise.all(
    theirs.map(async (counter) => {
      const swap = { ...terms, takerId: counter.personId, counterShiftId: counter.id };
      for (const monday of new Set([week, mondayOf(dateToDay(counter.day))]))
        if (!canTake(await factsOf(storeId, monday), swap)) return false;
      return facts.people.some(({ id, isOfStore }) => id === counter.personId && isOfStore);
    }),
  );
  return {
    people: judged.flatMap(({ id, name, rule }) => (rule === null ? [{ id, name }] : [])),
    excluded: judged.flatMap(({ name, rule }) => (rule === null ? [] : [{ name, rule: toldTo(rule) }])),
    shifts: theirs
      .filter((_, at) => possible[at])
      .map(({ id, personId: of, day, startsAt: from, endsAt: to }) => ({
        ...{
          id,
          personId: of,
          name: facts.names.get(of) ?? '',
          day: dateToDay(day),
          startsAt: from,
          endsAt: to,
        },
      })),
  };
}

/** Why a colleague cannot, as far as it is anybody's business: nobody's age, nobody's contract. */
const toldTo = (rule: PlanningError) => (rule === 'OVERLAP' || rule === 'ON_LEAVE' ? rule : 'OTHER');

/** Requests that wait for a manager's yes or no, by store; one's own are somebody else's to decide. */
export async function countTakenSwaps(
  reader: Reader,
  storeIds: readonly string[],
  notOf: string,
  now: Date,
): Promise<Map<string, number>> {
  const rows = await reader.shiftSwap.groupBy({
    by: ['storeId'],
    where: {
      ...{ storeId: { in: [...storeIds] }, state: 'TAKEN', startsAt: { gt: now } },
      ...{ giverId: { not: notOf }, takerId: { not: notOf } },
    },
    _count: true,
  });
  return new Map(rows.map(({ storeId, _count }) => [storeId, _count]));
}

/** Requests that a colleague put to somebody by name, by store. */
export async function countOffersTo(
  reader: Reader,
  personId: string,
  storeIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const rows = await reader.shiftSwap.groupBy({
    by: ['storeId'],
    where: { storeId: { in: [...storeIds] }, state: 'OPEN', startsAt: { gt: now }, toPersonId: personId },
    _count: true,
  });
  return new Map(rows.map(({ storeId, _count }) => [storeId, _count]));
}
