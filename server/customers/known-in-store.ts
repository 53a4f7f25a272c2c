import { Prisma } from '@/generated/prisma/client';
import { maskedNumber } from '@/lib/masked-number';
import { pinyinOf } from '@/lib/pinyin';
import type { Reader, Tx } from '@/server/platform/db';
import type { Piece } from '@/server/platform/sql';
import { STORES } from '@/server/stores/lent-stores';

/** Most customers of one answer. */
const PAGE = 1_000;
/** A change that was begun before and came in after was asked for is asked for again, ms. */
const OVERLAP_MS = 2 * 60_000;

/** A customer as a tablet keeps them: never a whole number. */
export interface KeptCustomer {
  id: string;
  code: string;
  name: string;
  /** 138****5678; null without a number. */
  maskedNumber: string | null;
  /** What they are given as a member; missing in copies of before. */
  levelId?: string | null;
  /** Name, pinyin, initials and code, lower case: what a tablet finds them by, besides the ends of the number. */
  searchText: string;
  /** Merged or erased: the tablet forgets them. */
  gone: boolean;
}

/** How far a tablet's copy is: filling it after an id, or following what changed since a moment. */
export interface CopyCursor {
  afterId: string | null;
  asOf: Date;
}

export interface CopyPage {
  customers: KeptCustomer[];
  cursor: CopyCursor;
  more: boolean;
}

/** Customers become known to a store: a piece of a larger statement. */
export function knownPiece(storeId: string, customerIds: readonly string[]): Piece {
  const ids = [...new Set(customerIds)].sort();
  if (ids.length === 0) return null;
  return Prisma.sql`INSERT INTO customer_known_in_store (store_id, customer_id)
    SELECT ${storeId}::uuid, unnest(${ids}::uuid[]) ON CONFLICT DO NOTHING RETURNING 1`;
}

/** Whoever goes on for a merged row is known wherever that was: a look-up by key in each store. */
export async function knownInstead(tx: Tx, mergedId: string, keptId: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO customer_known_in_store (store_id, customer_id)
    SELECT s.id, ${keptId}::uuid FROM ${STORES} s JOIN customer_known_in_store k ON k.store_id = s.id AND k.customer_id = ${mergedId}::uuid
    ORDER BY s.id ON CONFLICT DO NOTHING`;
}

/**
 * The next part of a tablet's copy of the customers its store knows: the whole of it first, then what changed. Where too much changed
 * to be told (an import), the copy is filled anew.
 */
export async function customersKnownIn(
  reader: Reader,
  storeId: string,
  cursor: CopyCursor | null,
  now: Date,
): Promise<CopyPage> {
  if (cursor && cursor.afterId === null) {
    const since = new Date(cursor.asOf.getTime() - OVERLAP_MS);
    const changed = await keptRows(
      reader,
      Prisma.sql`(SELECT customer_id FROM customer_known_in_store WHERE store_id = ${storeId}::uuid AND since > ${since}
        UNION SELECT k.customer_id FROM customer u JOIN customer_known_in_store k ON k.store_id = ${storeId}::uuid AND k.customer_id = u.id
          WHERE u.updated_at > ${since}) LIMIT ${PAGE + 1}::int`,
    );
    if (changed.length <= PAGE)
      return { customers: changed, cursor: { afterId: null, asOf: now }, more: false };
  }
  const filling = cursor?.afterId ? cursor : null;
  const after = filling?.afterId ?? '00000000-0000-0000-0000-000000000000';
  const asOf = filling?.asOf ?? now;
  const customers = await keptRows(
    reader,
    Prisma.sql`SELECT customer_id FROM customer_known_in_store
      WHERE store_id = ${storeId}::uuid AND customer_id > ${after}::uuid ORDER BY customer_id LIMIT ${PAGE}::int`,
  );
  const last = customers.at(-1);
  const more = customers.length === PAGE;
  return { customers, cursor: { afterId: more && last ? last.id : null, asOf }, more };
}

async function keptRows(reader: Reader, ids: Prisma.Sql): Promise<KeptCustomer[]> {
  const rows = await reader.$queryRaw<
    {
      id: string;
      code: string;
      name: string;
      card: string | null;
      e164: string | null;
      level_id: string | null;
      gone: boolean;
    }[]
  >`SELECT c.id, c.code, c.name, c.card_number AS card, n.e164, c.level_id, c.merged_into_id IS NOT NULL OR c.erased_at IS NOT NULL AS gone
    FROM (${ids}) k JOIN customer c ON c.id = k.customer_id
    LEFT JOIN customer_number n ON n.customer_id = c.id AND n.place = 1
    ORDER BY c.id`;
  return rows.map(({ e164, level_id: levelId, gone, id, code, card, name }) => {
    const { full, initials } = pinyinOf(name);
    return {
      id,
      code,
      name: gone ? '' : name,
      maskedNumber: e164 && !gone ? maskedNumber(e164) : null,
      searchText: gone ? '' : [name, full, initials, code, ...(card ? [card] : [])].join(' ').toLowerCase(),
      levelId: gone ? null : levelId,
      gone,
    };
  });
}
