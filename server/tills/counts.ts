import type { CashUp, TillSession } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { expectedInDrawer, rowsOfSession } from './internal';
import { type BookedState, COUNTS_OF_SAME_BOOKS, movedAfter, tenderCountsOf } from './rules';

/** The counts of a session, and those of them that hold for what is booked now. */
export async function countsThatHold(
  reader: Reader,
  of: { storeId: string; sessionId: string },
  now: BookedState,
): Promise<{ counts: CashUp[]; holding: CashUp[] }> {
  const counts = await reader.cashUp.findMany({ where: of, orderBy: { attempt: 'asc' } });
  return { counts, holding: counts.filter((count) => !movedAfter(stateOf(count), now)) };
}

/** What was handed in as counted, by session, every count with its moment and its mark; of sessions that are closed alone. */
export async function countsOfSessions(reader: Reader, storeId: string, sessionIds: readonly string[]) {
  const sessions = await reader.tillSession.findMany({
    where: { storeId, id: { in: [...sessionIds] }, closedAt: { not: null } },
    orderBy: { id: 'asc' },
    include: { cashUps: { orderBy: { attempt: 'asc' } } },
  });
  return sessions.flatMap((session) =>
    described(session.cashUps, closedWith(session, session.cashUps)).map((count) => ({
      sessionId: session.id,
      ...count,
    })),
  );
}

/** The same of one session, open or closed. */
export async function countsOfSession(reader: Reader, session: TillSession) {
  const { storeId, id: sessionId } = session;
  const counts = await reader.cashUp.findMany({
    where: { storeId, sessionId },
    orderBy: { attempt: 'asc' },
  });
  if (counts.length === 0) return [];
  const now = session.closedAt
    ? closedWith(session, counts)
    : {
        bookedRows: await rowsOfSession(reader, storeId, sessionId),
        expectedFen: await expectedInDrawer(reader, storeId, sessionId),
      };
  return described(counts, now);
}

/** What a session was closed with: its last count held then. */
function closedWith(session: TillSession, counts: readonly CashUp[]): BookedState {
  return { bookedRows: counts.at(-1)?.bookedRows ?? null, expectedFen: fenOf(session.expectedFen ?? 0n) };
}

function stateOf(count: CashUp): BookedState {
  return { bookedRows: count.bookedRows, expectedFen: fenOf(count.expectedFen) };
}

function described(counts: readonly CashUp[], now: BookedState) {
  let holding = 0;
  return counts.map((count) => {
    const moved = movedAfter(stateOf(count), now);
    if (!moved) holding += 1;
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
      /** Money moved after it: it holds no more. */
      movedAfter: moved,
      /** No recount follows while nothing moves. */
      isLast: !moved && holding >= COUNTS_OF_SAME_BOOKS,
    };
  });
}
