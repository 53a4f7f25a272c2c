import { Prisma } from '@/generated/prisma/client';
import type { StockDocumentKind } from '@/generated/prisma/enums';
import type { Reader } from '@/server/platform/db';

const PAGE = 50;

export interface CostHistoryFilter {
  storeId: string;
  productId: string;
  /** `id` of the last row of the page before. */
  before?: string | undefined;
}

export interface CostHistoryRow {
  id: string;
  occurredAt: Date;
  person: string | null;
  documentKind: StockDocumentKind;
  documentId: string;
  documentNumber: string;
  /** The sending store of a transfer, for its address. */
  fromStoreId: string | null;
  /** What came in, in all. */
  quantity: string;
  /** Fen per unit: on the supplier's note, or as the goods came in. */
  unitCost: string | null;
  /** Of receivings alone. */
  freightFen: number | null;
  beforeUnitCost: string;
  afterUnitCost: string;
  afterQuantity: string;
}

/** What each document did to a product's average, latest first; 50 a page. */
export async function costHistory(reader: Reader, filter: CostHistoryFilter) {
  const { storeId, productId, before } = filter;
  const rows = await reader.$queryRaw<CostHistoryRow[]>`
    SELECT c.id, c.occurred_at AS "occurredAt", w.name AS person, c.document_kind AS "documentKind", c.document_id AS "documentId",
      ${DOCUMENT_NUMBER} AS "documentNumber", t.from_store_id AS "fromStoreId",
      trim_scale(c.after_quantity - c.before_quantity)::text AS quantity,
      CASE WHEN r.quantity > 0 THEN round(r.amount / r.quantity, 6)
        WHEN c.before_quantity >= 0 AND c.after_quantity > c.before_quantity
          THEN round((c.after_value_fen - c.before_value_fen) / (c.after_quantity - c.before_quantity), 6) END::text AS "unitCost", r.freight::float8 AS "freightFen",
      c.before_unit_cost::text AS "beforeUnitCost", c.after_unit_cost::text AS "afterUnitCost",
      trim_scale(c.after_quantity)::text AS "afterQuantity"
    FROM (SELECT * FROM cost_change c WHERE c.store_id = ${storeId}::uuid AND c.product_id = ${productId}::uuid
      ${before ? Prisma.sql`AND c.id < ${before}::uuid` : Prisma.empty} ORDER BY c.id DESC LIMIT ${PAGE + 1}) c
    LEFT JOIN person w ON w.id = c.person_id
    LEFT JOIN LATERAL (SELECT sum(l.quantity) AS quantity, sum(l.amount_fen) AS amount, sum(l.freight_fen) AS freight
      FROM receiving_line l WHERE c.document_kind = 'RECEIVING' AND l.store_id = c.store_id AND l.receiving_id = c.document_id
        AND l.product_id = c.product_id) r ON true
    LEFT JOIN LATERAL (SELECT f.store_id AS from_store_id, f.number FROM stock_entry e
      JOIN transfer_arrival_line a ON a.store_id = e.store_id AND a.id = e.document_line_id
      JOIN transfer f ON f.store_id = a.from_store_id AND f.id = a.transfer_id
      WHERE c.document_kind = 'TRANSFER' AND e.store_id = c.store_id AND e.id = c.entry_ids[1]) t ON true
    ORDER BY c.id DESC`;
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

const DOCUMENT_NUMBER = Prisma.sql`coalesce(CASE c.document_kind
  WHEN 'RECEIVING' THEN 'RC-' || (SELECT lpad(number::text, 6, '0') FROM receiving WHERE store_id = c.store_id AND id = c.document_id)
  WHEN 'OPENING_STOCK' THEN 'OP-' || (SELECT lpad(number::text, 6, '0') FROM opening_stock WHERE store_id = c.store_id AND id = c.document_id)
  WHEN 'ADJUSTMENT' THEN 'AD-' || (SELECT lpad(number::text, 6, '0') FROM adjustment WHERE store_id = c.store_id AND id = c.document_id)
  WHEN 'STOCKTAKE' THEN 'ST-' || (SELECT lpad(number::text, 6, '0') FROM stocktake WHERE store_id = c.store_id AND id = c.document_id)
  WHEN 'TRANSFER' THEN 'TR-' || lpad(t.number::text, 6, '0') END, '')`;
