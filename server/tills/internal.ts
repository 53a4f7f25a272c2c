import type { TillSession } from '@/generated/prisma/client';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import type { PostingDay } from '@/server/platform/posting-day';
import { lockItsDay } from '@/server/stores/business-days';
import { DrawerOfAnother, TillSessionClosed } from './errors';
import { SLIP_KINDS } from './payment-rules';
import { repaymentTenders } from './repayment-tenders';
import { ticketsOfSession } from './tickets-of-session';

/**
 * Locks a session against sales and other changes and hands it over open.
 * @throws NotFound, TillSessionClosed, DrawerOfAnother
 */
export async function lockOpenSession(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  sessionId: string,
): Promise<TillSession> {
  await tx.$queryRaw`SELECT 1 AS locked FROM till_session WHERE store_id = ${storeId}::uuid AND id = ${sessionId}::uuid FOR UPDATE`;
  const session = await tx.tillSession.findUnique({ where: { storeId_id: { storeId, id: sessionId } } });
  if (!session) throw new NotFound({ noun: 'tillSession' });
  if (session.closedAt) throw new TillSessionClosed();
  const mine = session.drawerPolicy === 'SHARED' || session.openedById === ctx.actor.personId;
  if (!mine && !ctx.may('tills.approveDifference', storeId)) throw new DrawerOfAnother();
  return session;
}

/**
 * The same with the session's own day, locked before it: for what must stand beside the session, its counts and its closing.
 * @throws NotFound, TillSessionClosed (a day closes only after its sessions), DrawerOfAnother
 */
export async function lockSessionAndDay(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  sessionId: string,
): Promise<{ session: TillSession; businessDay: PostingDay }> {
  const known = await tx.tillSession.findUnique({ where: { storeId_id: { storeId, id: sessionId } } });
  if (!known) throw new NotFound({ noun: 'tillSession' });
  const businessDay = await lockItsDay(tx, storeId, known.businessDay);
  const session = await lockOpenSession(tx, ctx, storeId, sessionId);
  if (!businessDay) throw new TillSessionClosed();
  return { session, businessDay };
}

/** Sum of a session's cash movements, fen: what its drawer should hold. */
export async function expectedInDrawer(reader: Reader, storeId: string, sessionId: string): Promise<number> {
  const sum = await reader.cashMovement.aggregate({
    where: { storeId, sessionId, afterClose: false },
    _sum: { amountFen: true },
  });
  return fenOf(sum._sum.amountFen ?? 0n);
}

/** What the tickets and repayments of a session say per tender that leaves slips, fen, refunds taken off. */
export async function takingsByTender(
  tx: Tx,
  storeId: string,
  sessionId: string,
): Promise<Record<string, number>> {
  const rows = await tx.$queryRaw<{ kind: string; amount_fen: bigint }[]>`
    SELECT e.kind, sum(e.amount_fen)::bigint AS amount_fen
    FROM (SELECT e.kind, e.amount_fen FROM (${ticketsOfSession.ask()({ storeId, sessionId })}) t
        JOIN tender e ON e.store_id = t.store_id AND e.ticket_id = t.id
      UNION ALL SELECT kind, amount_fen FROM (${repaymentTenders.ask()({ storeId, sessionId })}) r) e
    WHERE e.kind = ANY(${[...SLIP_KINDS]}::text[]) GROUP BY e.kind`;
  return Object.fromEntries(rows.map((row) => [row.kind, fenOf(row.amount_fen)]));
}

/** How much is booked into a session: its tickets, repayments and cash movements. It only ever grows. */
export async function rowsOfSession(reader: Reader, storeId: string, sessionId: string): Promise<number> {
  const of = { storeId, sessionId };
  const [tickets] = await reader.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*) FROM (${ticketsOfSession.ask()(of)}) t)::int
      + (SELECT count(*) FROM (${repaymentTenders.ask()(of)}) r)::int AS count`;
  return (tickets?.count ?? 0) + (await reader.cashMovement.count({ where: of }));
}
