import type { ShiftSwap } from '@/generated/prisma/client';
import { type Day, dateToDay } from '@/lib/business-day';
import type { Reader, Tx } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { PlanRefused } from '../errors';
import { planningFactsOf } from '../planning-facts-of';
import type { Finding } from '../planning-facts-rules';
import { refuseErrors } from '../roster-internal';
import { shiftText } from '../roster-rules';
import { SwapShiftChanged, SwapUnknown } from './errors';
import { brokenBy, type SwapTerms } from './swap-rules';

/** A request nobody else decides until the transaction ends; weeks and people are locked before it. @throws SwapUnknown */
export async function lockSwap(tx: Tx, storeId: string, swapId: string): Promise<ShiftSwap> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM shift_swap WHERE store_id = ${storeId}::uuid AND id = ${swapId}::uuid FOR UPDATE`;
  const swap = await tx.shiftSwap.findUnique({ where: { storeId_id: { storeId, id: swapId } } });
  if (!swap) throw new SwapUnknown();
  return swap;
}

/** What the trail says of a request: whose shift, and when it is by the store's clock. */
export async function swapInTrail(
  reader: Reader,
  swap: { storeId: string; giverId: string; startsAt: Date; endsAt: Date },
): Promise<{ person: string; shift: string }> {
  const { timeZone } = await storeSettings(reader, swap.storeId);
  return { person: swap.giverId, shift: shiftText(swap, timeZone) };
}

/** The weeks a request is about, in order. */
export function weeksOfSwap({ monday, counterMonday }: Pick<ShiftSwap, 'monday' | 'counterMonday'>): Day[] {
  return [...new Set([monday, ...(counterMonday ? [counterMonday] : [])].map(dateToDay))].sort();
}

/** What a request does once somebody has taken it. @param partId of the shift that a part becomes */
export function termsOf(swap: ShiftSwap, takerId: string, partId: string): SwapTerms {
  const { shiftId, startsAt, endsAt, isPart, giverId, counterShiftId } = swap;
  return { shiftId, startsAt, endsAt, isPart, giverId, takerId, counterShiftId, partId };
}

/**
 * What a swap breaks in the weeks it is about, judged by what is planned now.
 * @throws PlanRefused for what nobody overrules, SwapShiftChanged
 */
export async function testSwap(
  reader: Reader,
  storeId: string,
  weeks: readonly Day[],
  terms: SwapTerms,
): Promise<{ monday: Day; findings: Finding[] }[]> {
  const tested: { monday: Day; findings: Finding[] }[] = [];
  for (const monday of weeks) {
    const facts = await planningFactsOf(reader, storeId, monday);
    if (!facts.people.some(({ id, isOfStore }) => id === terms.takerId && isOfStore))
      throw new PlanRefused({ rule: 'NOT_OF_THE_STORE', person: terms.takerId, day: monday });
    const findings = brokenBy(facts, terms);
    if (findings === null) throw new SwapShiftChanged();
    refuseErrors(findings);
    tested.push({ monday, findings });
  }
  return tested;
}
