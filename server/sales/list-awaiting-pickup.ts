import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';

const MOST = 200;

/** Goods that were paid and wait in 待提货, oldest first. */
export async function listAwaitingPickup(reader: Reader, storeId: string, most = MOST) {
  return reader.$queryRaw<
    {
      lineId: string;
      ticketId: string;
      number: string;
      productName: string;
      productCode: string;
      spec: string;
      /** What the customer said, on the line and on the ticket. */
      note: string;
      unit: string;
      awaiting: string;
      occurredAt: Date;
    }[]
  >`
    SELECT l.id AS "lineId", t.id AS "ticketId", t.number, l.product_name AS "productName",
      l.product_code AS "productCode", p.spec, concat_ws(' · ', nullif(l.note, ''), nullif(t.note, '')) AS note, l.unit,
      trim_scale(b.awaiting_quantity)::text AS awaiting, t.occurred_at AS "occurredAt"
    FROM ticket_line_balance b
    JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id
    JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
    JOIN ${GOODS} p ON p.id = l.product_id
    WHERE b.store_id = ${storeId}::uuid AND b.awaiting_quantity > 0
    ORDER BY t.occurred_at LIMIT ${most}`;
}
