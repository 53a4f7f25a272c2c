import type { Reader } from '@/server/platform/db';

/** Whom a call to a customer would reach, and whose it is. */
export interface CallableCustomer {
  id: string;
  /** Who serves them, whoever asks; null: nobody. */
  servedById: string | null;
  servedUntil: Date | null;
}

/**
 * Of these customers those who may be called about what they bought: with a number, not erased, and not having taken their consent to be
 * called back (PIPL art. 15). By the id that was asked for, also where they were merged since.
 */
export async function customersToCall(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, CallableCustomer>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.$queryRaw<
    { asked: string; id: string; served_by_id: string | null; served_until: Date | null }[]
  >`SELECT k.id AS asked, c.id, c.served_by_id, c.served_until
    FROM unnest(${[...new Set(ids)]}::uuid[]) AS k(id)
    JOIN customer a ON a.id = k.id
    JOIN customer c ON c.id = coalesce(a.merged_into_id, a.id)
    WHERE c.erased_at IS NULL
      AND EXISTS (SELECT 1 FROM customer_number n WHERE n.customer_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM customer_consent w WHERE w.customer_id = c.id AND w.purpose = 'FOLLOW_UP'
        AND w.withdrawn_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM customer_consent g
          WHERE g.customer_id = c.id AND g.purpose = 'FOLLOW_UP' AND g.withdrawn_at IS NULL))`;
  return new Map(
    rows.map(({ asked, id, served_by_id, served_until }) => [
      asked,
      { id, servedById: served_by_id, servedUntil: served_until },
    ]),
  );
}
