import { LRUCache } from 'lru-cache';
import { writeSecurityEvent } from '@/server/audit/write-security-event';
import type { ActorContext } from '@/server/platform/context';
import { limiterOf, takePoint } from '@/server/platform/limiter';
import { perProcess } from '@/server/platform/per-process';
import { MobileTaken, NumbersSearchedTooOften } from './errors';
import { digitsTyped, SHOWN_BEHIND } from './key-beginnings';

/** Different numbers a person looks for: more than a queue at the counter brings, less than hidden digits take to be guessed. */
const LIMITS = [
  { name: 'numbers-soon', points: 40, seconds: 600 },
  { name: 'numbers-day', points: 300, seconds: 86_400 },
] as const;

const PEOPLE = 5_000;
/** As many numbers of each person are remembered: whoever comes back, or is called again, is the same number. */
const REMEMBERED = 50;
/** The digits each person looked for, the latest first. */
const numbersOf = perProcess(
  'number-searches',
  () => new LRUCache<string, readonly string[]>({ max: PEOPLE }),
);

/**
 * Counts a search by digits that go beyond what a masked number shows: whether somebody has such a number says one digit more of it. Typing
 * on, or taking back, is one search. Names, codes and the last four digits are never counted.
 * @throws NumbersSearchedTooOften, which the trail keeps once
 */
export async function countNumberSearch(ctx: ActorContext, term: string): Promise<void> {
  const digits = digitsTyped(term);
  if (digits === null || digits.length <= SHOWN_BEHIND) return;
  const { personId } = ctx.actor;
  const known = numbersOf.get(personId) ?? [];
  const same = known.find((number) => isSameNumber(number, digits));
  if (same === undefined)
    for (const limit of LIMITS) {
      const refused = await takePoint(limiterOf(limit.name, limit), personId);
      if (!refused) continue;
      if (refused.isFirst)
        await writeSecurityEvent(ctx.db, {
          action: 'customers.searchLimited',
          subjectKind: 'person',
          subjectId: personId,
          personId,
          after: { tries: limit.points },
          now: ctx.now,
        });
      throw new NumbersSearchedTooOften({ minutes: Math.ceil(refused.waitSeconds / 60) });
    }
  // Taken back, the longest stays: another digit in the same place is another number.
  const longest = same !== undefined && same.length > digits.length ? same : digits;
  numbersOf.set(personId, [longest, ...known.filter((number) => number !== same)].slice(0, REMEMBERED));
}

/**
 * That a number is somebody's already says as much as finding it: a refusal for it counts as a search.
 * @returns what is done with a refusal: counted, and thrown again
 */
export function countingTaken(ctx: ActorContext, numbers: readonly { e164: string }[]) {
  return async (refusal: unknown): Promise<never> => {
    if (refusal instanceof MobileTaken)
      for (const { e164 } of numbers) await countNumberSearch(ctx, e164.slice(1));
    throw refusal;
  };
}

/** One is what the other begins or ends with: the same number, typed on or taken back. */
function isSameNumber(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a);
}
