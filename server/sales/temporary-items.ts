import { Prisma } from '@/generated/prisma/client';
import { type Day, dateToDay } from '@/lib/business-day';
import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { TemporarySettled } from './errors';
import type { Ended } from './schema';

const MOST = 200;

/** Lines of temporary items nobody settled; what came back whole still wants a word. By an index of their own, however long the history. */
const open = (storeIds: readonly string[], day?: Day) => Prisma.sql`
  l.store_id = ANY(${[...storeIds]}::uuid[]) AND l.product_id = ${Prisma.raw(`'${TEMPORARY_ITEM_ID}'::uuid`)} AND l.returns_line_id IS NULL
  ${day ? Prisma.sql`AND l.business_day = ${day}::date` : Prisma.empty}
  AND NOT EXISTS (SELECT 1 FROM temporary_item_answer a WHERE a.store_id = l.store_id AND a.line_id = l.id)`;

/** Temporary items of a store that are no product yet and not explained, the oldest first. */
export async function listOpenTemporary(reader: Reader, storeId: string, most = MOST) {
  const rows = await reader.$queryRaw<
    {
      id: string;
      ticketId: string;
      number: string;
      name: string;
      quantity: string;
      unitPriceFen: bigint;
      netFen: bigint;
      taxRateBp: number;
      personId: string;
      occurredAt: Date;
      day: Date;
    }[]
  >`
    SELECT l.id, l.ticket_id AS "ticketId", t.number, l.product_name AS name, trim_scale(l.quantity)::text AS quantity, l.unit_price_fen AS "unitPriceFen",
      l.net_fen AS "netFen", l.tax_rate_bp AS "taxRateBp", t.person_id AS "personId", t.occurred_at AS "occurredAt", l.business_day AS day
    FROM ticket_line l JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
    WHERE ${open([storeId])} ORDER BY l.business_day, l.id LIMIT ${most}`;
  const names = await personNames(
    reader,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ unitPriceFen, netFen, personId, day, ...row }) => ({
    ...row,
    unitPriceFen: fenOf(unitPriceFen),
    netFen: fenOf(netFen),
    businessDay: dateToDay(day),
    /** Who rang it up. */
    person: names.get(personId) ?? '',
  }));
}

/** Those of one day, as a day's report keeps what it left open. */
export async function openTemporaryOfDay(reader: Reader, storeId: string, day: Day) {
  const rows = await reader.$queryRaw<{ id: string; ticketId: string; label: string; netFen: bigint }[]>`
    SELECT l.id, l.ticket_id AS "ticketId", concat_ws(' ', t.number, l.product_name) AS label, l.net_fen AS "netFen"
    FROM ticket_line l JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
    WHERE ${open([storeId], day)} ORDER BY t.number, l.line_no`;
  return rows.map(({ netFen, ...row }) => ({ ...row, amountFen: fenOf(netFen) }));
}

/** How many are open, by store. */
export async function countOpenTemporary(
  reader: Reader,
  storeIds: readonly string[],
): Promise<[string, number][]> {
  if (storeIds.length === 0) return [];
  const rows = await reader.$queryRaw<{ storeId: string; count: number }[]>`
    SELECT l.store_id AS "storeId", count(*)::int AS count FROM ticket_line l WHERE ${open(storeIds)} GROUP BY 1`;
  return rows.map(({ storeId, count }) => [storeId, count]);
}

/** What was said of these lines. */
export function temporaryAnswersOf(reader: Reader, storeId: string, lineIds: string[]): Promise<Ended[]> {
  return reader.$queryRaw<Ended[]>`
    SELECT line_id::text AS id, answered_at AS at, answered_by_id AS "personId", words AS word FROM temporary_item_answer
    WHERE store_id = ${storeId}::uuid AND line_id = ANY(${lineIds}::uuid[])`;
}

/** The line of a temporary item nobody settled yet. @throws NotFound, TemporarySettled */
export async function openTemporaryLine(tx: Tx, storeId: string, lineId: string) {
  const line = await tx.ticketLine.findUnique({
    where: { storeId_id: { storeId, id: lineId } },
    select: {
      productId: true,
      returnsLineId: true,
      productName: true,
      unit: true,
      unitPriceFen: true,
      taxRateBp: true,
      temporaryAnswer: { select: { lineId: true } },
    },
  });
  if (line?.productId !== TEMPORARY_ITEM_ID || line.returnsLineId !== null)
    throw new NotFound({ noun: 'ticketLine' });
  if (line.temporaryAnswer) throw new TemporarySettled();
  return line;
}

/** Writes what a temporary item was, once. */
export async function writeTemporaryAnswer(
  tx: Tx,
  ctx: ActorContext,
  answer: { storeId: string; lineId: string; productId: string | null; words: string },
): Promise<void> {
  await tx.temporaryItemAnswer.create({
    data: { ...answer, answeredById: ctx.actor.personId, answeredAt: ctx.now },
  });
}
