import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { dateOf } from '@/server/platform/posting-day';
import { countsThatHold } from './counts';
import { TillCountedTwice } from './errors';
import { expectedInDrawer, lockSessionAndDay, rowsOfSession, takingsByTender } from './internal';
import { COUNTS_OF_SAME_BOOKS, countedCash, tenderCountsOf } from './rules';
import { countTillInput } from './schema';

/**
 * Blind count of a drawer: what it should hold is told only after the count is in. One recount, and as many counts anew as money
 * moved after one; all are kept.
 * @throws NotFound, TillSessionClosed, DrawerOfAnother, TillCountedTwice
 */
export const countTill = command({
  name: 'tills.count',
  permission: 'tills.close',
  scope: 'store',
  input: countTillInput,
  async run(tx, input, ctx) {
    const { storeId, sessionId } = input;
    const { businessDay } = await lockSessionAndDay(tx, ctx, storeId, sessionId);
    const expectedFen = await expectedInDrawer(tx, storeId, sessionId);
    const bookedRows = await rowsOfSession(tx, storeId, sessionId);
    const { counts, holding } = await countsThatHold(tx, { storeId, sessionId }, { bookedRows, expectedFen });
    if (holding.length >= COUNTS_OF_SAME_BOOKS) throw new TillCountedTwice();
    const attempt = counts.length + 1;
    const countedFen = countedCash(input.denominations);
    const tenderExpected = await takingsByTender(tx, storeId, sessionId);
    const differenceFen = countedFen - expectedFen;
    await tx.cashUp.create({
      data: {
        storeId,
        id: input.requestId,
        sessionId,
        attempt,
        denominations: input.denominations,
        countedFen: BigInt(countedFen),
        expectedFen: BigInt(expectedFen),
        differenceFen: BigInt(differenceFen),
        tenderCounts: input.tenderCounts,
        tenderExpected,
        countedById: ctx.actor.personId,
        countedAt: ctx.now,
        businessDay: dateOf(businessDay, storeId),
        bookedRows,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'tills.count',
      subjectKind: 'tillSession',
      subjectId: sessionId,
      after: { attempt, countedFen, expectedFen, differenceFen, tenderCounts: input.tenderCounts },
      businessDay,
      requestId: input.requestId,
    });
    const tenders = tenderCountsOf(input.tenderCounts, tenderExpected);
    const isLast = holding.length + 1 >= COUNTS_OF_SAME_BOOKS;
    return { attempt, isLast, countedFen, expectedFen, differenceFen, tenders };
  },
});
