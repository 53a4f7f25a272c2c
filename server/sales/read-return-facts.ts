import { Prisma } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { openTenderBalances } from '@/server/tills/record-tenders';
import type { Moves } from './kinds-of-lines';
import { takenByTender } from './rules';

/** Pieces and cost that left the shop for a line, and that came back before; positive. */
export interface MovedBefore {
  out_quantity: string;
  out_value_fen: number;
  back_quantity: string;
  back_value_fen: number;
}

/** What of a kit's line left instead of it. */
export interface ReturnedPart extends MovedBefore {
  product_id: string;
  /** Of the whole line. */
  quantity: string;
  net_fen: number;
  zone_id: string | null;
}

/** What left and came back of a product for a line `l`, as columns of the laterals `o` and `i`. */
const MOVED_BEFORE = Prisma.sql`coalesce(o.quantity, 0)::text AS out_quantity, coalesce(o.value_fen, 0) AS out_value_fen,
          coalesce(i.quantity, 0)::text AS back_quantity, coalesce(i.value_fen, 0) AS back_value_fen`;

const movedLaterals = (productId: Prisma.Sql) => Prisma.sql`LEFT JOIN LATERAL (
          SELECT -sum(e.quantity) AS quantity, (-sum(e.value_fen))::bigint AS value_fen FROM stock_entry e
          WHERE e.store_id = l.store_id AND e.product_id = ${productId} AND (e.kind = 'SALE' AND e.document_id = l.ticket_id
              AND e.document_line_id = l.id OR e.kind <> 'COST_CORRECTION' AND e.document_id IN (SELECT k.id FROM pickup k WHERE k.store_id = l.store_id AND k.line_id = l.id))
        ) o ON true
        LEFT JOIN LATERAL (
          SELECT sum(e.quantity) AS quantity, sum(e.value_fen)::bigint AS value_fen
          FROM ticket_line r JOIN stock_entry e ON e.store_id = r.store_id AND e.document_id = r.ticket_id
            AND e.document_line_id = r.id AND e.kind = 'RETURN' AND e.product_id = ${productId}
          WHERE r.store_id = l.store_id AND r.returns_line_id = l.id
        ) i ON true`;

/** A sale that goods come back from; its line and tender balances are locked. */
export interface ReturnFacts {
  lines: ({
    id: string;
    product_id: string;
    product_code: string;
    product_name: string;
    unit: string;
    /** Decimals of the unit as it is now. */
    decimals: number;
    /** What its ticket's list total was figured with: the book's price, in older tickets the tablet's. */
    list_price_fen: number;
    unit_price_fen: number;
    tax_rate_bp: number;
    tax_fen: number;
    salesperson_id: string;
    /** What it moved out of stock. */
    moves: Moves;
    /** Of a kit: what it was made of when it was sold; of anything else nothing. */
    parts: ReturnedPart[];
    /** Numbers of its pieces that did not come back yet. */
    serials: string[];
    zone_id: string | null;
    sold: string;
    returned: string;
    awaiting: string;
    net_fen: number;
    refunded_fen: number;
  } & MovedBefore)[];
  tenders: { id: string; kind: TenderKindName; taken_fen: number; refunded_fen: number }[];
}

interface SoldTicket {
  id: string;
  changeFen: bigint;
  tenders: { id: string; kind: string; amountFen: bigint }[];
}

/** What each tender of a sale took after change, fen. @param sale with its tenders in their order */
export function takenOf(sale: Omit<SoldTicket, 'id'>): { tenderId: string; takenFen: number }[] {
  const tenders = sale.tenders.map((tender) => ({ kind: tender.kind, amountFen: fenOf(tender.amountFen) }));
  const taken = takenByTender(tenders, fenOf(sale.changeFen));
  return sale.tenders.map((tender, index) => ({ tenderId: tender.id, takenFen: taken[index] ?? 0 }));
}

/**
 * Locks what returns of one sale race for, lines before tenders, each in key order, and reads the sale. Balances are made
 * at a sale's first return.
 */
export async function readReturnFacts(tx: Tx, storeId: string, sale: SoldTicket): Promise<ReturnFacts> {
  const ticketId = sale.id;
  await tx.$executeRaw`
    INSERT INTO ticket_line_balance (store_id, line_id, sold_quantity, net_fen)
    SELECT store_id, id, quantity, net_fen FROM ticket_line WHERE store_id = ${storeId}::uuid AND ticket_id = ${ticketId}::uuid
    ORDER BY id ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`
    SELECT b.line_id FROM ticket_line_balance b JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id
    WHERE l.store_id = ${storeId}::uuid AND l.ticket_id = ${ticketId}::uuid ORDER BY b.line_id FOR UPDATE OF b`;
  await openTenderBalances(tx, storeId, takenOf(sale));
  const [row] = await tx.$queryRaw<{ facts: ReturnFacts }[]>`
    SELECT json_build_object(
      'lines', (SELECT coalesce(json_agg(row_to_json(x) ORDER BY x.line_no), '[]') FROM (
        SELECT l.id, l.line_no, l.product_id, l.product_code, l.product_name, l.unit, p.decimals,
          CASE WHEN 'LIST_DIFFERS' = ANY(s.flags) THEN l.book_price_fen ELSE l.list_price_fen END AS list_price_fen, l.unit_price_fen,
          l.tax_rate_bp, l.tax_fen, l.salesperson_id, l.moves,
          (SELECT coalesce(json_agg(n.serial ORDER BY n.serial), '[]') FROM ticket_line_serial n
            WHERE n.store_id = l.store_id AND n.line_id = l.id AND NOT EXISTS (
              SELECT 1 FROM ticket_line_serial g JOIN ticket_line r ON r.store_id = g.store_id AND r.id = g.line_id
              WHERE g.store_id = n.store_id AND g.serial = n.serial AND r.returns_line_id = l.id)) AS serials, pp.zone_id, b.sold_quantity::text AS sold,
          b.returned_quantity::text AS returned, b.awaiting_quantity::text AS awaiting, b.net_fen, b.refunded_fen,
          ${MOVED_BEFORE},
          (SELECT coalesce(json_agg(row_to_json(q)), '[]') FROM (SELECT a.product_id, a.quantity::text, a.net_fen, pz.zone_id, ${MOVED_BEFORE}
            FROM ticket_line_part a LEFT JOIN product_place pz ON pz.store_id = a.store_id AND pz.product_id = a.product_id
            ${movedLaterals(Prisma.sql`a.product_id`)}
            WHERE a.store_id = l.store_id AND a.line_id = l.id ORDER BY a.product_id) q) AS parts
        FROM ticket_line l JOIN ticket s ON s.store_id = l.store_id AND s.id = l.ticket_id
        JOIN product p ON p.id = l.product_id
        JOIN ticket_line_balance b ON b.store_id = l.store_id AND b.line_id = l.id
        LEFT JOIN product_place pp ON pp.store_id = l.store_id AND pp.product_id = l.product_id
        ${movedLaterals(Prisma.sql`l.product_id`)}
        WHERE l.store_id = ${storeId}::uuid AND l.ticket_id = ${ticketId}::uuid) x),
      'tenders', (SELECT coalesce(json_agg(row_to_json(x) ORDER BY x.line_no), '[]') FROM (
        SELECT t.id, t.line_no, t.kind, b.taken_fen, b.refunded_fen FROM tender t
        JOIN tender_balance b ON b.store_id = t.store_id AND b.tender_id = t.id
        WHERE t.store_id = ${storeId}::uuid AND t.ticket_id = ${ticketId}::uuid) x)
    ) AS facts`;
  if (!row) throw new Error('one row was asked for');
  return row.facts;
}
