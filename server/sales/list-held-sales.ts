import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';

const MOST = 200;

interface HeldRow {
  id: string;
  label: string;
  totalFen: bigint;
  heldAt: Date;
  heldById: string;
  pieces: number;
}

/** Baskets on hold in a store, oldest first. */
export async function listHeldSales(reader: Reader, storeId: string) {
  // Pieces are counted where the basket lies: a list never carries whole baskets. What is measured counts as one.
  const held = await reader.$queryRaw<HeldRow[]>`
    SELECT h.id, h.label, h.total_fen AS "totalFen", h.held_at AS "heldAt", h.held_by_id AS "heldById",
      (SELECT coalesce(sum(CASE WHEN line #>> '{product,decimals}' = '0' THEN (line ->> 'quantityMilli')::numeric / 1000 ELSE 1 END), 0)
        FROM jsonb_array_elements(CASE WHEN jsonb_typeof(h.basket -> 'lines') = 'array' THEN h.basket -> 'lines' ELSE '[]' END) AS line
      )::int AS pieces
    FROM held_sale h
    WHERE h.store_id = ${storeId}::uuid AND h.resumed_at IS NULL AND h.discarded_at IS NULL
    ORDER BY h.held_at, h.id
    LIMIT ${MOST}`;
  const names = await personNames(
    reader,
    held.map((sale) => sale.heldById),
  );
  return held.map((sale) => ({
    id: sale.id,
    label: sale.label,
    totalFen: fenOf(sale.totalFen),
    pieces: sale.pieces,
    heldAt: sale.heldAt,
    heldBy: names.get(sale.heldById) ?? '',
  }));
}
