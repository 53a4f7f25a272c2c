import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import type { StoreSettings } from '@/server/stores/store-settings';

/**
 * Has a device more breaches of a day that nobody answered than its store lets pass? Then it changes no price until the
 * manager answered; what is finished is booked all the same.
 */
export async function pricesAreLocked(
  reader: Reader,
  store: StoreSettings,
  deviceId: string,
  day: Day,
): Promise<boolean> {
  const [row] = await reader.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM breach b JOIN ticket t ON t.store_id = b.store_id AND t.id = b.ticket_id
    WHERE b.store_id = ${store.id}::uuid AND b.business_day = ${day}::date AND t.device_id = ${deviceId}::uuid
      AND NOT EXISTS (SELECT 1 FROM breach_answer a WHERE a.store_id = b.store_id AND a.breach_id = b.id)`;
  return (row?.open ?? 0) > store.priceBreachLimit;
}
