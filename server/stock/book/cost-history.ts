import { Prisma } from '@/generated/prisma/client';
import type { StockDocumentKind } from '@/generated/prisma/enums';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';
import { type NamedDocument, saidByKind, stockDocuments } from './stock-documents';

const PAGE = 50;

const KIND = Prisma.sql`c.document_kind`;
/** The document of a cost change `c`: all its entries of the product are of one, by one line or several. */
const NAMED: NamedDocument = {
  storeId: Prisma.sql`c.store_id`,
  documentId: Prisma.sql`c.document_id`,
  lineId: Prisma.sql`(SELECT document_line_id FROM stock_entry WHERE store_id = c.store_id AND id = c.entry_ids[1])`,
};

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
      coalesce(${saidByKind(KIND, ({ number }) => number(NAMED))}, '') AS "documentNumber",
      ${saidByKind(KIND, ({ fromStoreId }) => fromStoreId?.(NAMED))} AS "fromStoreId",
      trim_scale(c.after_quantity - c.before_quantity)::text AS quantity,
      CASE WHEN r.quantity > 0 THEN round(r.amount_fen / r.quantity, 6)
        WHEN c.before_quantity >= 0 AND c.after_quantity > c.before_quantity
          THEN round((c.after_value_fen - c.before_value_fen) / (c.after_quantity - c.before_quantity), 6) END::text AS "unitCost", r.freight_fen::float8 AS "freightFen",
      c.before_unit_cost::text AS "beforeUnitCost", c.after_unit_cost::text AS "afterUnitCost",
      trim_scale(c.after_quantity)::text AS "afterQuantity"
    FROM (SELECT * FROM cost_change c WHERE c.store_id = ${storeId}::uuid AND c.product_id = ${productId}::uuid
      ${before ? Prisma.sql`AND c.id < ${before}::uuid` : Prisma.empty} ORDER BY c.id DESC LIMIT ${PAGE + 1}) c
    LEFT JOIN ${PEOPLE} w ON w.id = c.person_id
    LEFT JOIN LATERAL (${supplierNotes()}) r ON true
    ORDER BY c.id DESC`;
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** `SELECT quantity, amount_fen, freight_fen` as the supplier of a document said; no row where none did. */
function supplierNotes(): Prisma.Sql {
  const notes = stockDocuments.ask().flatMap(({ kind, supplierNote }) => {
    const note = supplierNote?.(NAMED, Prisma.sql`c.product_id`);
    return note
      ? [Prisma.sql`SELECT * FROM (${note}) n WHERE c.document_kind = ${kind}::"StockDocumentKind"`]
      : [];
  });
  return Prisma.join(notes, ' UNION ALL ');
}
