import { type Day, dateToDay } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { BreachAnswered } from './errors';
import type { Ended } from './schema';
import { specsOf } from './specs-of';

const MOST = 200;

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
      flags: true,
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
    const isOverLimit = line?.flags.includes('OVER_LIMIT') ?? false;
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
      isFalseList: !isOverLimit && (breach.floorFen === null || breach.netFen >= breach.floorFen),
      /** More than whoever sold it may give alone. */
      isOverLimit,
    };
  });
}

/** Breaches of a day that nobody answered for yet: what was sold, for how much, fen. */
export async function openBreachesOfDay(reader: Reader, storeId: string, day: Day) {
  const rows = await reader.$queryRaw<{ id: string; ticketId: string; label: string; netFen: bigint }[]>`
    SELECT b.id, b.ticket_id AS "ticketId", concat_ws(' ', t.number, l.product_name, nullif(p.spec, '')) AS label, b.net_fen AS "netFen"
    FROM breach b JOIN ticket t ON t.store_id = b.store_id AND t.id = b.ticket_id
    JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id JOIN ${GOODS} p ON p.id = l.product_id
    WHERE b.store_id = ${storeId}::uuid AND b.business_day = ${day}::date
      AND NOT EXISTS (SELECT 1 FROM breach_answer a WHERE a.store_id = b.store_id AND a.breach_id = b.id)
    ORDER BY t.number, l.line_no`;
  return rows.map(({ netFen, ...row }) => ({ ...row, amountFen: fenOf(netFen) }));
}

/** The answers given to these breaches. */
export function answersOf(reader: Reader, storeId: string, breachIds: string[]): Promise<Ended[]> {
  return reader.$queryRaw<Ended[]>`
    SELECT breach_id::text AS id, answered_at AS at, answered_by_id AS "personId", answer AS word FROM breach_answer
    WHERE store_id = ${storeId}::uuid AND breach_id = ANY(${breachIds}::uuid[])`;
}

/** Writes what was answered to a breach, once: the counter's price lock goes by it. @throws NotFound, BreachAnswered */
export async function writeBreachAnswer(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; breachId: string; answer: string },
): Promise<void> {
  const breach = await tx.breach.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.breachId } },
    include: { answer: true },
  });
  if (!breach) throw new NotFound({ noun: 'breach' });
  if (breach.answer) throw new BreachAnswered();
  await tx.breachAnswer.create({
    data: { ...of, answeredById: ctx.actor.personId, answeredAt: ctx.now },
  });
}
