import type { Prisma } from '@/generated/prisma/client';
import { port } from '@/server/platform/port';

/**
 * `SELECT store_id, id, kind, number, occurred_at, recorded_at, total_fen, discount_fen, is_late` of a session's tickets: what was to be
 * paid, what was taken off it, and whether it reached the books after the session was closed.
 */
export type TicketsOfSession = (of: { storeId: string; sessionId: string }) => Prisma.Sql;

/** Tickets stand above tills, which take the money for them. */
export const ticketsOfSession = port<TicketsOfSession>('the tickets of a till session');
