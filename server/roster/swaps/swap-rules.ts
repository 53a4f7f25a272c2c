import type { Finding, PersonFacts, PlanningError, PlanningFacts, ShiftFacts } from '../planning-facts-rules';
import { judgePlan, subjectOf } from '../planning-rules';

/** What a swap does to shifts. */
export interface SwapTerms {
  shiftId: string;
  /** What is given of it. */
  startsAt: Date;
  endsAt: Date;
  isPart: boolean;
  giverId: string;
  takerId: string;
  counterShiftId: string | null;
  /** The id of the shift that a part becomes. */
  partId: string;
}

export type Swapped = Pick<ShiftFacts, 'id' | 'personId' | 'startsAt' | 'endsAt' | 'breakMinutes'>;

/**
 * Shifts as they are after a swap. Of a part the rest stays with the giver, and the break with the longer piece.
 * @returns null where the part is no beginning or end of the shift, or a shift is not there
 */
export function afterSwap<Shift extends Swapped>(shifts: readonly Shift[], terms: SwapTerms): Shift[] | null {
  const given = shifts.find(({ id, personId }) => id === terms.shiftId && personId === terms.giverId);
  const counter = shifts.find(
    ({ id, personId }) => id === terms.counterShiftId && personId === terms.takerId,
  );
  if (!given || (terms.counterShiftId !== null && !counter)) return null;
  const others = shifts.filter((shift) => shift !== given && shift !== counter);
  const exchanged = counter ? [{ ...counter, personId: terms.giverId }] : [];
  if (!terms.isPart) return [...others, { ...given, personId: terms.takerId }, ...exchanged];
  const rest = restOf(given, terms);
  if (!rest) return null;
  const [kept, gone] = [lengthOf(rest), lengthOf(terms)];
  const stays = kept >= gone;
  const pause = (length: number) => Math.min(given.breakMinutes, length - 1);
  const { startsAt, endsAt } = terms;
  return [
    ...others,
    { ...given, ...rest, breakMinutes: stays ? pause(kept) : 0 },
    {
      ...given,
      id: terms.partId,
      personId: terms.takerId,
      startsAt,
      endsAt,
      breakMinutes: stays ? 0 : pause(gone),
    },
  ];
}

/** A swap that is taken back: `pieceId`, where a part was given, of the shift that it became. */
export type UndoneTerms = Omit<SwapTerms, 'partId'> & { pieceId: string | null };

/**
 * Shifts as they were before a swap: whole ones go back, a part is the giver's own shift again with both pauses.
 * @returns null where they are no longer as the swap left them
 */
export function beforeSwap<Shift extends Swapped>(
  shifts: readonly Shift[],
  terms: UndoneTerms,
): Shift[] | null {
  const { giverId, takerId, counterShiftId } = terms;
  const own = (id: string | null, personId: string) =>
    shifts.find((shift) => shift.id === id && shift.personId === personId);
  if (!terms.isPart) {
    const given = own(terms.shiftId, takerId);
    const counter = own(counterShiftId, giverId);
    if (!given || (counterShiftId !== null && !counter)) return null;
    const others = shifts.filter((shift) => shift !== given && shift !== counter);
    const back = counter ? [{ ...counter, personId: takerId }] : [];
    return [...others, { ...given, personId: giverId }, ...back];
  }
  const [rest, piece] = [own(terms.shiftId, giverId), own(terms.pieceId, takerId)];
  if (!rest || !piece) return null;
  const [first, second] = rest.startsAt < piece.startsAt ? [rest, piece] : [piece, rest];
  if (first.endsAt.getTime() !== second.startsAt.getTime()) return null;
  const others = shifts.filter((shift) => shift !== rest && shift !== piece);
  const breakMinutes = rest.breakMinutes + piece.breakMinutes;
  return [...others, { ...rest, startsAt: first.startsAt, endsAt: second.endsAt, breakMinutes }];
}

const lengthOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  (endsAt.getTime() - startsAt.getTime()) / 60_000;

/** What is left of a shift; null where the part is no beginning or end of it. */
function restOf(shift: Swapped, { startsAt, endsAt }: SwapTerms): { startsAt: Date; endsAt: Date } | null {
  if (endsAt <= startsAt || startsAt < shift.startsAt || endsAt > shift.endsAt) return null;
  const atStart = startsAt.getTime() === shift.startsAt.getTime();
  const atEnd = endsAt.getTime() === shift.endsAt.getTime();
  if (atStart === atEnd) return null;
  return atStart
    ? { startsAt: endsAt, endsAt: shift.endsAt }
    : { startsAt: shift.startsAt, endsAt: startsAt };
}

/** Findings of two people by a plan's facts, and of the hours of the store. */
function judged(facts: PlanningFacts, people: readonly string[]): Finding[] {
  return judgePlan({ ...facts, people: facts.people.filter(({ id }) => people.includes(id)) });
}

const keyOf = (finding: Finding) => `${finding.rule} ${subjectOf(finding)}`;

/**
 * What a swap would break that is not broken now, of both sides and of the store, errors first. Null: it cannot be done, its shifts are not
 * there as they were.
 */
export function brokenBy(facts: PlanningFacts, terms: SwapTerms): Finding[] | null {
  return brokenByTurn(facts, afterSwap(facts.shifts, terms), [terms.giverId, terms.takerId]);
}

/** The same of any change of two people's shifts. @param shifts as they will be; null: it cannot be done */
export function brokenByTurn(
  facts: PlanningFacts,
  shifts: ShiftFacts[] | null,
  people: readonly string[],
): Finding[] | null {
  if (!shifts) return null;
  const before = new Set(judged(facts, people).map(keyOf));
  return judged({ ...facts, shifts }, people).filter((finding) => !before.has(keyOf(finding)));
}

/** The first rule that keeps somebody from a shift; null: nothing does. A shift that is not as it was is nobody's. */
export function hindranceOf(facts: PlanningFacts, terms: SwapTerms): PlanningError | null {
  const broken = brokenBy(facts, terms);
  if (broken === null) return 'LENGTH';
  return broken.flatMap((one) => (one.severity === 'ERROR' ? [one.rule] : []))[0] ?? null;
}

/** Whether somebody can take a shift: nothing speaks against it that nobody overrules. */
export function canTake(facts: PlanningFacts, terms: SwapTerms): boolean {
  return hindranceOf(facts, terms) === null;
}

/** Those of a store who can take a shift. */
export function takersOf(facts: PlanningFacts, terms: Omit<SwapTerms, 'takerId'>): PersonFacts[] {
  return facts.people.filter(
    ({ id, isOfStore }) => isOfStore && id !== terms.giverId && canTake(facts, { ...terms, takerId: id }),
  );
}
