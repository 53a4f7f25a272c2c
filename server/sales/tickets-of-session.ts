import { Prisma } from '@/generated/prisma/client';
import type { TicketsOfSession } from '@/server/tills/tickets-of-session';

/** What a till session asks of its tickets. */
export const TICKETS_OF_SESSION: TicketsOfSession = ({ storeId, sessionId }) => Prisma.sql`
  SELECT store_id, id, kind, number, occurred_at, recorded_at, net_fen - rounding_fen AS total_fen, discount_fen,
    'AFTER_CLOSE' = ANY(flags) AS is_late
  FROM ticket WHERE store_id = ${storeId}::uuid AND session_id = ${sessionId}::uuid`;
