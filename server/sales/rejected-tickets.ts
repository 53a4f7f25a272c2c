import type { RejectedTicket } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { RejectedSettled } from './errors';
import type { Ended } from './schema';

const MOST = 200;

/** Tickets kept whole because they could not be booked. */
export async function listRejectedTickets(reader: Reader, storeId: string, most = MOST) {
  return reader.rejectedTicket.findMany({
    where: { storeId, settledAt: null },
    orderBy: { rejectedAt: 'asc' },
    take: most,
    select: { id: true, number: true, errorCode: true, params: true, payload: true, rejectedAt: true },
  });
}

/** Every rejected ticket of a store that nobody settled, with what it says of its money and its moment. */
export function unsettledTickets(reader: Reader, storeId: string) {
  return reader.$queryRaw<
    { id: string; number: string; totalFen: string | null; occurredAt: string | null; rejectedAt: Date }[]
  >`
    SELECT id, number, payload->>'totalFen' AS "totalFen", payload->>'occurredAt' AS "occurredAt", rejected_at AS "rejectedAt"
    FROM rejected_ticket WHERE store_id = ${storeId}::uuid AND settled_at IS NULL ORDER BY number`;
}

/** One of them, settled or not. @throws NotFound */
export async function findRejected(
  reader: Reader,
  storeId: string,
  rejectedId: string,
): Promise<RejectedTicket> {
  const rejected = await reader.rejectedTicket.findUnique({
    where: { storeId_id: { storeId, id: rejectedId } },
  });
  if (!rejected) throw new NotFound({ noun: 'rejectedTicket' });
  return rejected;
}

/** A rejected ticket nobody settled, nobody else settling it until the transaction ends. @throws NotFound, RejectedSettled */
export async function lockRejected(tx: Tx, storeId: string, rejectedId: string): Promise<RejectedTicket> {
  await tx.$queryRaw`SELECT 1 AS locked FROM rejected_ticket WHERE store_id = ${storeId}::uuid AND id = ${rejectedId}::uuid FOR UPDATE`;
  const rejected = await findRejected(tx, storeId, rejectedId);
  if (rejected.settledAt) throw new RejectedSettled();
  return rejected;
}

/** Marks a locked rejected ticket as settled: its number is no longer open. */
export async function markSettled(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; rejectedId: string; reason: string },
): Promise<void> {
  await tx.rejectedTicket.update({
    where: { storeId_id: { storeId: of.storeId, id: of.rejectedId } },
    data: { settledAt: ctx.now, settledById: ctx.actor.personId, settlement: of.reason },
  });
}

/** What became of those of these that were settled. */
export function settledTickets(reader: Reader, storeId: string, ids: string[]): Promise<Ended[]> {
  return reader.$queryRaw<Ended[]>`
    SELECT id::text, settled_at AS at, settled_by_id AS "personId", coalesce(settlement, '') AS word FROM rejected_ticket
    WHERE store_id = ${storeId}::uuid AND id = ANY(${ids}::uuid[]) AND settled_at IS NOT NULL`;
}
