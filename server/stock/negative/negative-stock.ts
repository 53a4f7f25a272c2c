import { Prisma } from '@/generated/prisma/client';
import type { StockDocumentKind } from '@/generated/prisma/enums';
import type { Day } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { eachByKey } from '@/server/platform/sql';
import { PEOPLE } from '@/server/staff/lent-people';
import { ZONE_OWNERS, ZONES } from '@/server/zones/lent-zones';
import { type NamedDocument, saidByKind } from '../book/stock-documents';

const MOST = 200;

const CAUSE: NamedDocument = {
  storeId: Prisma.sql`l.store_id`,
  documentId: Prisma.sql`e.document_id`,
  lineId: Prisma.sql`e.document_line_id`,
};

export interface NegativeRow {
  storeId: string;
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  zoneId: string;
  zone: string;
  onHand: string;
  ownerId: string | null;
  owner: string | null;
  /** What went below zero last: its ticket, or another document. */
  ticketId: string | null;
  number: string | null;
  documentKind: StockDocumentKind | null;
  documentId: string | null;
  causedAt: Date | null;
  /** Below zero without a break since. */
  since: Date | null;
  /** The last word said about it; null: none yet. */
  explanation: string | null;
  explainedBy: string | null;
  explainedAt: Date | null;
  /** That word is about what went below zero last. */
  explained: boolean;
}

const here = (
  alias: string,
) => Prisma.sql`${Prisma.raw(alias)}.store_id = l.store_id AND ${Prisma.raw(alias)}.product_id = l.product_id
    AND ${Prisma.raw(alias)}.zone_id = l.zone_id`;
const lastBelow = (
  columns: Prisma.Sql,
) => Prisma.sql`SELECT ${columns} FROM stock_entry e WHERE ${here('e')} AND e.below_zero
      ORDER BY e.business_day DESC, e.id DESC LIMIT 1`;
/** What to look at of all that is below zero. */
export interface NegativeOf {
  /** Only of zones this person answers for. */
  ownerId?: string | undefined;
  /** Only what was below zero at the end of this business day already: what came later is a later day's. */
  through?: Day | undefined;
}

const belowZero = (storeIds: readonly string[], { through }: NegativeOf) => {
  const later = through
    ? Prisma.sql`AND v.on_hand < (SELECT coalesce(sum(e.quantity), 0) FROM stock_entry e WHERE e.store_id = v.store_id
        AND e.product_id = v.product_id AND e.zone_id = v.zone_id AND e.business_day > ${through}::date)`
    : Prisma.empty;
  return eachByKey(
    storeIds,
    'uuid',
    Prisma.sql`SELECT * FROM stock_level v WHERE v.store_id = k.key AND v.on_hand < 0 ${later}`,
  );
};
const lastWord = Prisma.sql`LEFT JOIN LATERAL (SELECT x.* FROM negative_explanation x WHERE ${here('x')} ORDER BY x.id DESC LIMIT 1) x ON true`;
const isExplained = Prisma.sql`CASE WHEN x.id IS NULL THEN false ELSE x.entry_id IS NOT DISTINCT FROM (${lastBelow(Prisma.sql`e.id`)}) END`;

/** How many levels are below zero, and how many of them nobody explained yet: all of them, however many are shown. */
export async function countNegative(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
  of: NegativeOf = {},
): Promise<{ rows: number; open: number }> {
  const [row] = await reader.$queryRaw<{ rows: number; open: number }[]>`
    SELECT count(*)::int AS rows, (count(*) FILTER (WHERE NOT ${isExplained}))::int AS open FROM (${belowZero(storeIds, of)}) l ${lastWord}
    WHERE true
      ${
        of.ownerId
          ? Prisma.sql`AND EXISTS (SELECT 1 FROM ${ZONE_OWNERS} a WHERE a.store_id = l.store_id AND a.zone_id = l.zone_id
        AND a.person_id = ${of.ownerId}::uuid AND tstzrange(a.starts_at, a.ends_at, '[)') @> ${now}::timestamptz)`
          : Prisma.empty
      }`;
  return row ?? { rows: 0, open: 0 };
}

/** How many levels of each of these stores are below zero and not explained; a store without any is left out. */
export async function countNegativeByStore(
  reader: Reader,
  storeIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ storeId: string; open: number }[]>`
    SELECT l.store_id AS "storeId", count(*)::int AS open FROM (${belowZero(storeIds, {})}) l ${lastWord}
    WHERE NOT ${isExplained} GROUP BY 1`;
  return new Map(rows.map(({ storeId, open }) => [storeId, open]));
}

/**
 * Products whose level is below zero, with the zone's owner who must explain, what caused it, since when, and what was said.
 * What is shown is chosen first: entries are looked up for those rows alone.
 */
export async function negativeStock(
  reader: Reader,
  storeIds: readonly string[],
  now: Date,
  of: NegativeOf = {},
  most = MOST,
): Promise<NegativeRow[]> {
  return reader.$queryRaw<NegativeRow[]>`
    WITH page AS MATERIALIZED (
      SELECT l.*, a.person_id AS owner_id, x.text, x.person_id AS explained_by_id, x.explained_at,
        ${isExplained} AS explained
      FROM (${belowZero(storeIds, of)}) l JOIN ${GOODS} p ON p.id = l.product_id
      LEFT JOIN ${ZONE_OWNERS} a ON a.store_id = l.store_id AND a.zone_id = l.zone_id
        AND tstzrange(a.starts_at, a.ends_at, '[)') @> ${now}::timestamptz
      ${lastWord}
      WHERE true
        ${of.ownerId ? Prisma.sql`AND a.person_id = ${of.ownerId}::uuid` : Prisma.empty}
      ORDER BY explained, l.on_hand, p.code, l.store_id LIMIT ${most})
    SELECT l.store_id AS "storeId", l.product_id AS "productId", p.code, p.name, p.spec, p.unit, l.zone_id AS "zoneId", z.name AS zone, trim_scale(l.on_hand)::text AS "onHand",
      l.owner_id AS "ownerId", w.name AS owner, CASE WHEN e.document_kind = 'TICKET' THEN e.document_id END AS "ticketId",
      CASE WHEN e.document_kind = 'TICKET' THEN ${saidByKind(Prisma.sql`e.document_kind`, ({ number }) => number(CAUSE))} END AS number, e.document_kind AS "documentKind",
      e.document_id AS "documentId", e.occurred_at AS "causedAt", f.occurred_at AS since, l.text AS explanation,
      xw.name AS "explainedBy", l.explained_at AS "explainedAt", l.explained
    FROM page l JOIN ${GOODS} p ON p.id = l.product_id JOIN ${ZONES} z ON z.store_id = l.store_id AND z.id = l.zone_id
    LEFT JOIN ${PEOPLE} w ON w.id = l.owner_id
    LEFT JOIN LATERAL (${lastBelow(Prisma.sql`e.id, e.document_kind, e.document_id, e.document_line_id, e.occurred_at`)}) e ON true
    LEFT JOIN LATERAL (SELECT o.business_day, o.id FROM stock_entry o WHERE ${here('o')} AND NOT o.below_zero
      ORDER BY o.business_day DESC, o.id DESC LIMIT 1) o ON true
    LEFT JOIN LATERAL (SELECT f.occurred_at FROM stock_entry f WHERE ${here('f')} AND f.below_zero
        AND (o.id IS NULL OR (f.business_day, f.id) > (o.business_day, o.id)) ORDER BY f.business_day, f.id LIMIT 1) f ON true
    LEFT JOIN ${PEOPLE} xw ON xw.id = l.explained_by_id
    ORDER BY l.explained, l.on_hand, p.code, l.store_id`;
}

/**
 * What was first said after a moment about products that were below zero then, by `product/zone`; nothing without a moment.
 */
export function explainedSince(reader: Reader, storeId: string, ids: string[], since: Date | null) {
  return reader.$queryRaw<{ id: string; at: Date; personId: string | null; word: string }[]>`
    SELECT k.id, x.at, x."personId", x.word FROM unnest(${ids}::text[]) AS k(id)
    CROSS JOIN LATERAL (SELECT explained_at AS at, person_id AS "personId", text AS word FROM negative_explanation
      WHERE store_id = ${storeId}::uuid AND product_id = split_part(k.id, '/', 1)::uuid AND zone_id = split_part(k.id, '/', 2)::uuid
        AND explained_at > ${since}::timestamptz
      ORDER BY id LIMIT 1) x`;
}
