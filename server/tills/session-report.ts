import type { TillSession } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { countsOfSession } from './counts';
import { DRAWER_KINDS } from './payment-rules';
import { repaymentTenders } from './repayment-tenders';
import { ticketsOfSession } from './tickets-of-session';

/** Most late tickets that are named one by one. */
const MOST_LATE = 500;

/**
 * A session in figures: the X report while it is open, the Z report for ever once closed.
 * @param sees.cash whether what the drawer should hold may be told (never before a blind count)
 * @throws NotFound
 */
export async function sessionReport(
  reader: Reader,
  storeId: string,
  sessionId: string,
  sees: { cash: boolean },
) {
  const session = await reader.tillSession.findUnique({
    where: { storeId_id: { storeId, id: sessionId } },
    include: {
      till: true,
      movements: {
        orderBy: { id: 'asc' },
        where: { kind: { in: ['FLOAT', 'PAID_IN', 'PAID_OUT', 'DROP', 'REPAYMENT'] } },
      },
    },
  });
  if (!session) throw new NotFound({ noun: 'tillSession' });
  const [kinds, tenders, cash, late, counts, approval, repayments] = await figuresOf(
    reader,
    storeId,
    session,
  );
  const names = await personNames(reader, [
    session.openedById,
    session.closedById,
    approval?.grantedById ?? null,
    ...session.movements.map((movement) => movement.personId),
  ]);
  const shown = sees.cash || session.closedAt !== null;
  return {
    id: session.id,
    tillCode: session.till.code,
    tillName: session.till.name,
    zNumber: session.zNumber,
    businessDay: dateToDay(session.businessDay),
    drawerPolicy: session.drawerPolicy,
    openedAt: session.openedAt,
    openedBy: names.get(session.openedById) ?? '',
    closedAt: session.closedAt,
    closedBy: names.get(session.closedById ?? '') ?? '',
    floatFen: fenOf(session.floatFen),
    expectedFen: shown ? fenOrNull(session.expectedFen) : null,
    countedFen: fenOrNull(session.countedFen),
    differenceFen: fenOrNull(session.differenceFen),
    differenceReason: session.differenceReason,
    approvedBy: names.get(approval?.grantedById ?? '') ?? '',
    tickets: kinds.map((row) => ticketFigures(row, shown)),
    // With the other tenders and the total, cash would be a subtraction away.
    tenders: tenders.map(({ kind, sales, salesFen, refunds, refundsFen }) => ({
      kind,
      sales: { count: sales, amountFen: shown ? fenOf(salesFen) : null },
      refunds: { count: refunds, amountFen: shown ? fenOf(refundsFen) : null },
    })),
    repayments: repayments.map(({ kind, count, fen }) => ({ kind, count, amountFen: shown ? fen : null })),
    cash: shown
      ? cash.map((row) => ({ kind: row.kind, count: row._count, amountFen: fenOf(row._sum.amountFen ?? 0n) }))
      : [],
    movements: session.movements.map((movement) => ({
      id: movement.id,
      kind: movement.kind,
      amountFen: fenOf(movement.amountFen),
      reason: movement.reason,
      person: names.get(movement.personId) ?? '',
      occurredAt: movement.occurredAt,
    })),
    counts,
    /** Booked after it was closed: no part of its figures. */
    late,
  };
}

/** Everything of the session that is counted elsewhere, asked at once. */
function figuresOf(reader: Reader, storeId: string, session: TillSession) {
  const sessionId = session.id;
  return Promise.all([
    ticketsByKind(reader, storeId, sessionId),
    tendersOfSession(reader, storeId, sessionId),
    reader.cashMovement.groupBy({
      by: ['kind'],
      where: { storeId, sessionId, afterClose: false },
      _sum: { amountFen: true },
      _count: true,
    }),
    lateTickets(reader, storeId, sessionId),
    countsOfSession(reader, session),
    session.approvalId
      ? reader.approval.findUnique({ where: { storeId_id: { storeId, id: session.approvalId } } })
      : null,
    repaymentsOfSession(reader, storeId, sessionId),
  ]);
}

/** What customers paid on what they owe, by each tender but cash, less what was taken back. */
async function repaymentsOfSession(reader: Reader, storeId: string, sessionId: string) {
  const rows = await reader.$queryRaw<{ kind: string; count: number; fen: bigint }[]>`
    SELECT kind, count(*)::int AS count, sum(amount_fen)::bigint AS fen
    FROM (${repaymentTenders.ask()({ storeId, sessionId })}) r WHERE kind <> ALL(${[...DRAWER_KINDS]}::text[])
    GROUP BY kind ORDER BY kind`;
  return rows.map(({ kind, count, fen }) => ({ kind, count, fen: fenOf(fen) }));
}

interface TicketFigures {
  kind: string;
  count: number;
  totalFen: bigint;
  discountFen: bigint;
  first: string;
  last: string;
}

function ticketFigures({ totalFen, discountFen, ...row }: TicketFigures, shown: boolean) {
  return {
    ...row,
    totalFen: shown ? fenOf(totalFen) : null,
    discountFen: shown ? fenOf(discountFen) : null,
  };
}

/** Sales and returns that were booked while the session was open. */
function ticketsByKind(reader: Reader, storeId: string, sessionId: string) {
  return reader.$queryRaw<TicketFigures[]>`
    SELECT kind, count(*)::int AS count, sum(total_fen)::bigint AS "totalFen", sum(discount_fen)::bigint AS "discountFen",
      min(number) AS first, max(number) AS last
    FROM (${ticketsOfSession.ask()({ storeId, sessionId })}) t WHERE NOT is_late GROUP BY kind ORDER BY kind`;
}

/** What each tender but cash took and gave back in a session, apart. */
function tendersOfSession(reader: Reader, storeId: string, sessionId: string) {
  return reader.$queryRaw<
    { kind: string; sales: number; salesFen: bigint; refunds: number; refundsFen: bigint }[]
  >`
    SELECT e.kind, count(*) FILTER (WHERE e.amount_fen > 0)::int AS sales,
      coalesce(sum(e.amount_fen) FILTER (WHERE e.amount_fen > 0), 0)::bigint AS "salesFen",
      count(*) FILTER (WHERE e.amount_fen < 0)::int AS refunds,
      coalesce(sum(e.amount_fen) FILTER (WHERE e.amount_fen < 0), 0)::bigint AS "refundsFen"
    FROM (${ticketsOfSession.ask()({ storeId, sessionId })}) t JOIN tender e ON e.store_id = t.store_id AND e.ticket_id = t.id
    WHERE e.kind <> ALL(${[...DRAWER_KINDS]}::text[]) AND NOT t.is_late
    GROUP BY e.kind ORDER BY e.kind`;
}

/** Finished sales and returns that reached the books after their session was closed; none while it is open. */
async function lateTickets(reader: Reader, storeId: string, sessionId: string) {
  const rows = await reader.$queryRaw<
    { ticketId: string; number: string; occurredAt: Date; totalFen: bigint; cashFen: bigint }[]
  >`
    SELECT t.id AS "ticketId", t.number, t.occurred_at AS "occurredAt", t.total_fen AS "totalFen",
      coalesce((SELECT sum(m.amount_fen) FROM cash_movement m WHERE m.store_id = t.store_id AND m.session_id = ${sessionId}::uuid
        AND m.ticket_id = t.id), 0)::bigint AS "cashFen"
    FROM (${ticketsOfSession.ask()({ storeId, sessionId })}) t WHERE t.is_late
    ORDER BY t.recorded_at, t.number LIMIT ${MOST_LATE}`;
  return rows.map((row) => ({ ...row, totalFen: fenOf(row.totalFen), cashFen: fenOf(row.cashFen) }));
}
