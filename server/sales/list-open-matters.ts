import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { specsOf } from './specs-of';

const MOST = 200;

/** Baskets on hold in a store, oldest first. */
export async function listHeldSales(reader: Reader, storeId: string) {
  const held = await reader.heldSale.findMany({
    where: { storeId, resumedAt: null, discardedAt: null },
    orderBy: { heldAt: 'asc' },
    take: MOST,
    select: { id: true, label: true, totalFen: true, heldAt: true, heldById: true },
  });
  const names = await personNames(
    reader,
    held.map((sale) => sale.heldById),
  );
  return held.map((sale) => ({
    id: sale.id,
    label: sale.label,
    totalFen: fenOf(sale.totalFen),
    heldAt: sale.heldAt,
    heldBy: names.get(sale.heldById) ?? '',
  }));
}

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
    JOIN product p ON p.id = l.product_id
    WHERE b.store_id = ${storeId}::uuid AND b.awaiting_quantity > 0
    ORDER BY t.occurred_at LIMIT ${most}`;
}

/** Sales below floor without approval that nobody answered for yet. */
export async function listOpenBreaches(reader: Reader, storeId: string, seesFloor: boolean, most = MOST) {
  const breaches = await reader.breach.findMany({
    where: { storeId, answer: null },
    orderBy: { id: 'asc' },
    take: most,
  });
  const lines = await reader.ticketLine.findMany({
    where: { storeId, id: { in: breaches.map((breach) => breach.lineId) } },
    select: {
      id: true,
      productId: true,
      productName: true,
      productCode: true,
      ticket: { select: { id: true, number: true, occurredAt: true } },
    },
  });
  const specs = await specsOf(
    reader,
    lines.map(({ productId }) => productId),
  );
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return breaches.map((breach) => {
    const line = lineOf.get(breach.lineId);
    return {
      id: breach.id,
      ticketId: breach.ticketId,
      number: line?.ticket.number ?? '',
      productName: line?.productName ?? '',
      productCode: line?.productCode ?? '',
      spec: specs.get(line?.productId ?? '') ?? '',
      occurredAt: line?.ticket.occurredAt ?? breach.recordedAt,
      businessDay: dateToDay(breach.businessDay),
      netFen: fenOf(breach.netFen),
      floorFen: seesFloor && breach.floorFen !== null ? fenOf(breach.floorFen) : null,
      /** Above its floor or without one: sold at a list price the book does not have. */
      isFalseList: breach.floorFen === null || breach.netFen >= breach.floorFen,
    };
  });
}

/** Tickets kept whole because they could not be booked. */
export async function listParkedTickets(reader: Reader, storeId: string, most = MOST) {
  return reader.parkedTicket.findMany({
    where: { storeId, settledAt: null },
    orderBy: { parkedAt: 'asc' },
    take: most,
    select: { id: true, number: true, errorCode: true, payload: true, parkedAt: true },
  });
}
