import type { TillSession } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { countsOfSession } from './counts';
import { DRAWER_KINDS } from './payment-rules';

/** What a ticket is marked with that came after its session was closed. */
const LATE = 'AFTER_CLOSE';

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
        where: { kind: { in: ['FLOAT', 'PAID_IN', 'PAID_OUT', 'DROP'] } },
      },
    },
  });
  if (!session) throw new NotFound({ noun: 'tillSession' });
  const [kinds, tenders, cash, late, counts, approval] = await figuresOf(reader, storeId, session);
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
    reader.ticket.groupBy({
      by: ['kind'],
      where: { storeId, sessionId, NOT: { flags: { has: LATE } } },
      _count: true,
      _sum: { netFen: true, roundingFen: true, discountFen: true },
      _min: { number: true },
      _max: { number: true },
    }),
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
  ]);
}

type TicketFigures = Awaited<ReturnType<typeof figuresOf>>[0][number];

function ticketFigures({ kind, _count: count, _sum, _min, _max }: TicketFigures, shown: boolean) {
  return {
    kind,
    count,
    totalFen: shown ? fenOf((_sum.netFen ?? 0n) - (_sum.roundingFen ?? 0n)) : null,
    discountFen: shown ? fenOf(_sum.discountFen ?? 0n) : null,
    first: _min.number,
    last: _max.number,
  };
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
    FROM ticket t JOIN tender e ON e.store_id = t.store_id AND e.ticket_id = t.id
    WHERE t.store_id = ${storeId}::uuid AND t.session_id = ${sessionId}::uuid AND e.kind <> ALL(${[...DRAWER_KINDS]}::text[]) AND NOT (${LATE} = ANY(t.flags))
    GROUP BY e.kind ORDER BY e.kind`;
}

/** Finished sales and returns that reached the books after their session was closed; none while it is open. */
async function lateTickets(reader: Reader, storeId: string, sessionId: string) {
  const rows = await reader.$queryRaw<
    { ticketId: string; number: string; occurredAt: Date; totalFen: bigint; cashFen: bigint }[]
  >`
    SELECT t.id AS "ticketId", t.number, t.occurred_at AS "occurredAt", t.net_fen - t.rounding_fen AS "totalFen",
      coalesce((SELECT sum(m.amount_fen) FROM cash_movement m WHERE m.store_id = t.store_id AND m.session_id = t.session_id
        AND m.ticket_id = t.id), 0)::bigint AS "cashFen"
    FROM ticket t WHERE t.store_id = ${storeId}::uuid AND t.session_id = ${sessionId}::uuid AND ${LATE} = ANY(t.flags)
    ORDER BY t.recorded_at, t.number LIMIT ${MOST_LATE}`;
  return rows.map((row) => ({ ...row, totalFen: fenOf(row.totalFen), cashFen: fenOf(row.cashFen) }));
}
