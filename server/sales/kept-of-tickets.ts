import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';

export interface KeptOfTicket {
  storeId: string;
  id: string;
  number: string;
  kind: string;
  occurredAt: Date;
  /** What it came to, fen. */
  totalFen: number;
  /** What of that was given back since, fen. */
  cameBackFen: number;
}

/** What sales came to and what of it was given back since, by ticket id. */
export async function keptOfTickets(
  reader: Reader,
  keys: readonly { storeId: string; ticketId: string }[],
): Promise<Map<string, KeptOfTicket>> {
  if (keys.length === 0) return new Map();
  const pairs = Prisma.join(
    keys.map(({ storeId, ticketId }) => Prisma.sql`(${storeId}::uuid, ${ticketId}::uuid)`),
  );
  const rows = await reader.$queryRaw<(Omit<KeptOfTicket, 'totalFen' | 'cameBackFen'> & Sums)[]>`
    SELECT t.store_id AS "storeId", t.id, t.number, t.kind::text AS kind, t.occurred_at AS "occurredAt",
      t.net_fen - t.rounding_fen AS "totalFen", coalesce(back.fen, 0)::bigint AS "cameBackFen"
    FROM ticket t LEFT JOIN LATERAL (
      SELECT -sum(r.net_fen - r.rounding_fen) AS fen FROM ticket r
      WHERE r.store_id = t.store_id AND r.original_ticket_id = t.id) back ON true
    WHERE (t.store_id, t.id) IN (${pairs})`;
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, totalFen: Number(row.totalFen), cameBackFen: Number(row.cameBackFen) },
    ]),
  );
}

interface Sums {
  totalFen: bigint;
  cameBackFen: bigint;
}

/** The id of the ticket of a number at the store whose numbers begin so; null: none has arrived. */
export async function ticketOfNumber(
  reader: Reader,
  storeId: string,
  number: string,
): Promise<string | null> {
  const found = await reader.ticket.findUnique({
    where: { storeId_number: { storeId, number } },
    select: { id: true },
  });
  return found?.id ?? null;
}
