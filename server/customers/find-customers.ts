import type { z } from 'zod';
import type { Reader } from '@/server/platform/db';
import { type Asker, type CustomerCard, customerCards } from './customer-cards';
import { keyRanges } from './key-beginnings';
import type { findCustomersInput } from './schema';

/** Keys of one customer that may begin alike: numbers of a household, a name and its pinyin. */
const KEYS_OF_ONE = 3;

export interface FoundCustomers {
  customers: CustomerCard[];
  /** There may be others: more is to be typed. */
  hasMore: boolean;
}

/**
 * Customers by digits at either end of a number, by name from any of its characters, pinyin, initials or member code; the nearest first,
 * each once, merged ones as the row that goes on for them, erased ones never. Nothing where too little was typed.
 */
export async function findCustomers(
  reader: Reader,
  { term, take }: z.output<typeof findCustomersInput>,
  asker: Asker,
): Promise<FoundCustomers> {
  const ranges = keyRanges(term);
  if (ranges.length === 0) return { customers: [], hasMore: false };
  const most = take * KEYS_OF_ONE;
  const keys = await reader.$queryRaw<{ id: string }[]>`/*prepared:customers-find*/
    SELECT coalesce(c.merged_into_id, c.id) AS id
    FROM unnest(${ranges.map(({ from }) => from)}::text[], ${ranges.map(({ beyond }) => beyond)}::text[]) WITH ORDINALITY AS b(beginning, beyond, place)
    CROSS JOIN LATERAL (SELECT key, customer_id FROM customer_key WHERE key >= b.beginning AND key < b.beyond
      ORDER BY key, customer_id LIMIT ${most + 1}::int) k
    JOIN customer c ON c.id = k.customer_id
    WHERE c.erased_at IS NULL
    ORDER BY b.place, k.key, k.customer_id`;
  const ids = [...new Set(keys.map(({ id }) => id))];
  return {
    customers: await customerCards(reader, ids.slice(0, take), asker),
    hasMore: ids.length > take || keys.length > most,
  };
}
