import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { dateOf } from '@/server/platform/posting-day';
import { TillCountedTwice } from './errors';
import { expectedInDrawer, lockSessionAndDay, takingsByTender } from './internal';
import { countedCash, tenderCountsOf } from './rules';
import { countTillInput } from './schema';

/**
 * Blind count of a drawer: what it should hold is told only after the count is in. One recount; both are kept.
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
    const attempt = (await tx.cashUp.count({ where: { storeId, sessionId } })) + 1;
    if (attempt > 2) throw new TillCountedTwice();
    const countedFen = countedCash(input.denominations);
    const expectedFen = await expectedInDrawer(tx, storeId, sessionId);
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
    return { attempt, countedFen, expectedFen, differenceFen, tenders };
  },
});
