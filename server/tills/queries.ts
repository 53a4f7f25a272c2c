import type { CashUp } from '@/generated/prisma/client';
import { dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { tenderCountsOf } from './rules';

/** Tills of a store with the session open on each. */
export async function listTills(reader: Reader, storeId: string) {
  const tills = await reader.till.findMany({
    where: { storeId, closedAt: null },
    orderBy: { code: 'asc' },
    include: {
      sessions: {
        where: { closedAt: null },
        select: { id: true, openedById: true, openedAt: true, businessDay: true },
      },
    },
  });
  const names = await personNames(
    reader,
    tills.flatMap((till) => till.sessions.map((session) => session.openedById)),
  );
  return tills.map((till) => {
    const session = till.sessions[0];
    return {
      id: till.id,
      code: till.code,
      name: till.name,
      session: session
        ? {
            id: session.id,
            openedBy: names.get(session.openedById) ?? '',
            openedById: session.openedById,
            openedAt: session.openedAt,
            businessDay: dateToDay(session.businessDay),
          }
        : null,
    };
  });
}

/** The open session of a till, or null. */
export async function openSessionOf(reader: Reader, storeId: string, tillId: string) {
  const tills = await listTills(reader, storeId);
  return tills.find((till) => till.id === tillId)?.session ?? null;
}

/** Sessions of a business day, for the day report's door and the Z list. */
export async function listSessions(
  reader: Reader,
  storeId: string,
  filter: { day?: string | undefined; take?: number },
) {
  const sessions = await reader.tillSession.findMany({
    where: { storeId, ...(filter.day ? { businessDay: dayToDate(filter.day) } : {}) },
    orderBy: { openedAt: 'desc' },
    take: filter.take ?? 100,
    include: { till: { select: { code: true, name: true } } },
  });
  const names = await personNames(
    reader,
    sessions.flatMap((session) => [session.openedById, session.closedById]),
  );
  return sessions.map((session) => ({
    id: session.id,
    tillCode: session.till.code,
    tillName: session.till.name,
    businessDay: dateToDay(session.businessDay),
    openedAt: session.openedAt,
    openedBy: names.get(session.openedById) ?? '',
    closedAt: session.closedAt,
    closedBy: names.get(session.closedById ?? '') ?? '',
    zNumber: session.zNumber,
    differenceFen: fenOrNull(session.differenceFen),
  }));
}

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
      cashUps: { orderBy: { attempt: 'asc' } },
      movements: {
        orderBy: { id: 'asc' },
        where: { kind: { in: ['FLOAT', 'PAID_IN', 'PAID_OUT', 'DROP'] } },
      },
    },
  });
  if (!session) throw new NotFound({ noun: 'tillSession' });
  const [kinds, tenders, cash, names] = await Promise.all([
    reader.ticket.groupBy({
      by: ['kind'],
      where: { storeId, sessionId },
      _count: true,
      _sum: { netFen: true, roundingFen: true, discountFen: true },
      _min: { number: true },
      _max: { number: true },
    }),
    tendersOfSession(reader, storeId, sessionId),
    reader.cashMovement.groupBy({
      by: ['kind'],
      where: { storeId, sessionId },
      _sum: { amountFen: true },
      _count: true,
    }),
    personNames(reader, [
      session.openedById,
      session.closedById,
      ...session.movements.map((movement) => movement.personId),
    ]),
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
    tickets: kinds.map((row) => ({
      kind: row.kind,
      count: row._count,
      totalFen: shown ? fenOf((row._sum.netFen ?? 0n) - (row._sum.roundingFen ?? 0n)) : null,
      discountFen: shown ? fenOf(row._sum.discountFen ?? 0n) : null,
      first: row._min.number,
      last: row._max.number,
    })),
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
    counts: session.cashUps.map(countOf),
  };
}

/** What each tender but cash took and gave back in a session, apart. */
function tendersOfSession(reader: Reader, storeId: string, sessionId: string) {
  return reader.$queryRaw<
    { kind: string; sales: number; salesFen: bigint; refunds: number; refundsFen: bigint }[]
  >`
    SELECT e.kind::text, count(*) FILTER (WHERE e.amount_fen > 0)::int AS sales,
      coalesce(sum(e.amount_fen) FILTER (WHERE e.amount_fen > 0), 0)::bigint AS "salesFen",
      count(*) FILTER (WHERE e.amount_fen < 0)::int AS refunds,
      coalesce(sum(e.amount_fen) FILTER (WHERE e.amount_fen < 0), 0)::bigint AS "refundsFen"
    FROM ticket t JOIN tender e ON e.store_id = t.store_id AND e.ticket_id = t.id
    WHERE t.store_id = ${storeId}::uuid AND t.session_id = ${sessionId}::uuid AND e.kind <> 'CASH' GROUP BY e.kind ORDER BY e.kind`;
}

/** What was handed in as counted, by session, the first count as well as the second; of sessions that are closed alone. */
export async function countsOfSessions(reader: Reader, storeId: string, sessionIds: readonly string[]) {
  const counts = await reader.cashUp.findMany({
    where: { storeId, sessionId: { in: [...sessionIds] }, session: { closedAt: { not: null } } },
    orderBy: [{ sessionId: 'asc' }, { attempt: 'asc' }],
  });
  return counts.map((count) => ({ sessionId: count.sessionId, ...countOf(count) }));
}

function countOf(count: CashUp) {
  return {
    attempt: count.attempt,
    denominations: count.denominations,
    countedFen: fenOf(count.countedFen),
    expectedFen: fenOf(count.expectedFen),
    differenceFen: fenOf(count.differenceFen),
    tenders: tenderCountsOf(
      count.tenderCounts as Record<string, number | null>,
      count.tenderExpected as Record<string, number>,
    ),
    countedAt: count.countedAt,
  };
}
