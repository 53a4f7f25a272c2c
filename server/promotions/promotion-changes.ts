import { addDays, businessDayOf } from '@/lib/business-day';
import type { StoreClock } from '@/lib/promotions/promotion-times';
import type { PromotionTerms } from '@/lib/promotions/terms';
import type { Reader } from '@/server/platform/db';
import type { StoreSettings } from '@/server/stores/store-settings';
import { promotionsFrom } from './versions';

/** What a counter keeps of promotions. */
export interface PromotionChanges {
  /** All that run or are planned in its store, at most 200; null: nothing changed since. */
  terms: PromotionTerms[] | null;
  cursor: number;
  /** By which they begin and end. */
  clock: StoreClock;
}

/**
 * The promotions of a store where anything changed since a cursor. They are few and lean on each other, so that a counter takes them whole or not at
 * all. What ended yesterday still goes: a tablet's day may not be over.
 */
export async function promotionChanges(
  reader: Reader,
  store: StoreSettings,
  since: number | null,
  now: Date,
): Promise<PromotionChanges> {
  const row = await reader.promotionRevision.findUniqueOrThrow({ where: { id: 1 } });
  const cursor = Number(row.last);
  const { timeZone, dayStartMinute } = store;
  const clock = { timeZone, dayStartMinute };
  if (since === cursor) return { terms: null, cursor, clock };
  const day = addDays(businessDayOf(now, store.timeZone, store.dayStartMinute), -1);
  const found = await promotionsFrom(reader, day, store.id);
  return { terms: found.map(({ terms }) => terms), cursor, clock };
}
