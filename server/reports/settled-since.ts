import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import type { OpenItems, OpenKind } from './open-items';

/** How something that was open came to its end. */
export interface Settled {
  at: Date;
  by: string;
  word: string;
  /** Later than the day's seal: its figures stay as they were sealed. */
  afterSeal: boolean;
}

type Found = { id: string; at: Date; personId: string | null; word: string };

/**
 * What became of the items a report or its acceptance kept as open: when, by whom, and whether after the seal. By kind and
 * id; what is not in it is open still. A drawer's difference stays what it was counted.
 */
export async function settledSince(
  reader: Reader,
  of: { storeId: string; day: Day; sealedAt: Date | null },
  kept: OpenItems,
): Promise<Record<string, Settled>> {
  const found = new Map<string, Found>();
  for (const { kind, items } of kept) {
    const ids = items.map((item) => item.id);
    for (const row of await FIND[kind](reader, of.storeId, ids, of.sealedAt))
      found.set(`${kind} ${row.id}`, row);
  }
  const names = await personNames(
    reader,
    [...found.values()].map((row) => row.personId),
  );
  return Object.fromEntries(
    [...found].map(([key, row]) => [
      key,
      {
        at: row.at,
        by: names.get(row.personId ?? '') ?? '',
        word: row.word,
        afterSeal: of.sealedAt !== null && row.at > of.sealedAt,
      },
    ]),
  );
}

const FIND: Record<
  OpenKind,
  (reader: Reader, storeId: string, ids: string[], sealedAt: Date | null) => Promise<Found[]>
> = {
  NUMBERS: (reader, storeId, ids) => reader.$queryRaw<Found[]>`
    SELECT DISTINCT ON (id) k.id, x.at, x."personId", x.word FROM unnest(${ids}::text[]) AS k(id)
    CROSS JOIN LATERAL (
      SELECT recorded_at AS at, person_id AS "personId", number AS word FROM ticket
        WHERE store_id = ${storeId}::uuid AND device_id = split_part(k.id, '/', 1)::uuid AND seq = split_part(k.id, '/', 2)::int
      UNION ALL SELECT explained_at, person_id, reason FROM number_explanation
        WHERE store_id = ${storeId}::uuid AND device_id = split_part(k.id, '/', 1)::uuid AND seq = split_part(k.id, '/', 2)::int) x
    ORDER BY id, x.at`,
  BREACHES: (reader, storeId, ids) => reader.$queryRaw<Found[]>`
    SELECT breach_id::text AS id, answered_at AS at, answered_by_id AS "personId", answer AS word FROM breach_answer
    WHERE store_id = ${storeId}::uuid AND breach_id = ANY(${ids}::uuid[])`,
  REJECTED: (reader, storeId, ids) => reader.$queryRaw<Found[]>`
    SELECT id::text, settled_at AS at, settled_by_id AS "personId", coalesce(settlement, '') AS word FROM parked_ticket
    WHERE store_id = ${storeId}::uuid AND id = ANY(${ids}::uuid[]) AND settled_at IS NOT NULL`,
  CASH: () => Promise.resolve([]),
  // What was said before was about what went below zero earlier: it was open all the same.
  NEGATIVE: (reader, storeId, ids, sealedAt) => reader.$queryRaw<Found[]>`
    SELECT k.id, x.at, x."personId", x.word FROM unnest(${ids}::text[]) AS k(id)
    CROSS JOIN LATERAL (SELECT explained_at AS at, person_id AS "personId", text AS word FROM negative_explanation
      WHERE store_id = ${storeId}::uuid AND product_id = split_part(k.id, '/', 1)::uuid AND zone_id = split_part(k.id, '/', 2)::uuid
        AND explained_at > ${sealedAt}::timestamptz
      ORDER BY id LIMIT 1) x`,
};
