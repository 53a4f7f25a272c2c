import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { planningFactsOf } from '../planning-facts-of';
import { termsOf } from './swap-internal';
import { takersOf } from './swap-rules';

/** Whom an offered shift concerns: the named colleague, else whoever can take it. Null: it is no longer offered. */
export async function offerToTell(reader: Reader, storeId: string, swapId: string) {
  const swap = await reader.shiftSwap.findUnique({ where: { storeId_id: { storeId, id: swapId } } });
  if (swap?.state !== 'OPEN') return null;
  const personIds = swap.toPersonId
    ? [swap.toPersonId]
    : takersOf(
        await planningFactsOf(reader, storeId, dateToDay(swap.monday)),
        termsOf(swap, '', swap.id),
      ).map(({ id }) => id);
  return { startsAt: swap.startsAt, giverId: swap.giverId, personIds };
}

/** A request with its two sides. */
export function swapToTell(reader: Reader, storeId: string, swapId: string) {
  return reader.shiftSwap.findUnique({
    where: { storeId_id: { storeId, id: swapId } },
    select: { state: true, startsAt: true, giverId: true, takerId: true, undoneNote: true },
  });
}
