import { maskedNumber } from '@/lib/masked-number';
import { spokenNumber } from '@/lib/phone-number';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';
import { STORES } from '@/server/stores/lent-stores';

/** Who wants to see customers, and when. */
export interface Asker {
  personId: string;
  now: Date;
}

export interface ShownNumber {
  /** 138 1234 5678 for who serves the customer, 138****5678 for everybody else. */
  number: string;
  isMasked: boolean;
  label: string;
}

/** A customer as a list of them shows one. */
export interface CustomerCard {
  id: string;
  code: string;
  name: string;
  numbers: ShownNumber[];
  tags: string[];
  /** What they are given as a member. */
  level: { id: string; name: string; discountBp: number } | null;
  /** Who serves them today. */
  servedBy: { id: string; name: string; store: string; until: string } | null;
  /** It is the asker who does. */
  isYours: boolean;
}

interface Row {
  id: string;
  code: string;
  name: string;
  numbers: { e164: string; label: string }[];
  tags: string[];
  level_id: string | null;
  level_name: string | null;
  discount_bp: number | null;
  served_by_id: string | null;
  served_by: string | null;
  served_store: string | null;
  served_until: string | null;
}

/**
 * These customers in the order they are asked for, those there are. Whole numbers leave the server for the person who serves the customer
 * alone; others ask for them with a reason (`revealCustomer`).
 */
export async function customerCards(
  reader: Reader,
  ids: readonly string[],
  asker: Asker,
): Promise<CustomerCard[]> {
  if (ids.length === 0) return [];
  const rows = await reader.$queryRaw<Row[]>`/*prepared:customers-cards*/
    SELECT c.id, c.code, c.name, c.level_id, l.name AS level_name, l.discount_bp, c.served_by_id, p.name AS served_by, s.name AS served_store, c.served_until::text,
      (SELECT coalesce(json_agg(json_build_object('e164', n.e164, 'label', n.label) ORDER BY n.place), '[]')
        FROM customer_number n WHERE n.customer_id = c.id) AS numbers,
      ARRAY(SELECT t.tag FROM customer_tag t WHERE t.customer_id = c.id ORDER BY t.tag) AS tags
    FROM unnest(${[...new Set(ids)]}::uuid[]) WITH ORDINALITY AS k(id, place)
    CROSS JOIN LATERAL (SELECT * FROM customer WHERE id = k.id OFFSET 0) c
    LEFT JOIN member_level l ON l.id = c.level_id
    LEFT JOIN ${STORES} s ON s.id = c.served_store_id AND c.served_until >= (${asker.now}::timestamptz AT TIME ZONE s.time_zone)::date
    LEFT JOIN ${PEOPLE} p ON p.id = c.served_by_id AND s.id IS NOT NULL
    ORDER BY k.place`;
  return rows.map((row) => {
    const servedBy =
      row.served_by_id && row.served_by && row.served_until
        ? {
            id: row.served_by_id,
            name: row.served_by,
            store: row.served_store ?? '',
            until: row.served_until,
          }
        : null;
    const isYours = servedBy?.id === asker.personId;
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      numbers: row.numbers.map(({ e164, label }) => shownNumber(e164, label, isYours)),
      tags: row.tags,
      level: row.level_id
        ? { id: row.level_id, name: row.level_name ?? '', discountBp: row.discount_bp ?? 0 }
        : null,
      servedBy,
      isYours,
    };
  });
}

/** A number as the asker may see it. */
export function shownNumber(e164: string, label: string, isWhole: boolean): ShownNumber {
  return { number: isWhole ? spokenNumber(e164) : maskedNumber(e164), isMasked: !isWhole, label };
}
