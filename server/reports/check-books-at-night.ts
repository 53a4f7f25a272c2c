import { businessDayOf } from '@/lib/business-day';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import { settleNotices } from '@/server/notices/settle-notices';
import type { ActingContext } from '@/server/platform/context';
import { type Db, longDb } from '@/server/platform/db';
import { logger } from '@/server/platform/log';
import { peopleHolding } from '@/server/staff/people/people-of-store';
import { checkBooks } from './books/check-books';

const TIME_ZONE = 'Asia/Shanghai';

/** `npm run books:check` of the night: a difference is told to finance, head office and administrators, once a day. */
export async function checkBooksAtNight(ctx: ActingContext<'JOB'>): Promise<void> {
  const facts = await snapshot(longDb());
  const count = facts.reduce((sum, { differences }) => sum + differences, 0);
  logger.info({ facts: facts.length, differences: count }, 'the books were checked');
  const day = businessDayOf(ctx.now, TIME_ZONE, 0);
  if (count === 0) {
    // They fit again: what was said of earlier nights asks nothing of anybody.
    await settleNotices.execute(ctx, {
      requestId: requestOfCause(`books fit ${day}`, []),
      kinds: ['BOOKS_DIFFER'],
      aboutStoreId: null,
    });
    return;
  }
  const people = await peopleHolding(ctx.db, 'books.hear');
  const personIds = people.map(({ id }) => id);
  const cause = `books:${day}`;
  await raiseNotices.execute(ctx, {
    // Made again with another count it is another request; whoever was told of the cause is not told again.
    requestId: requestOfCause(`${cause} ${count}`, personIds),
    kind: 'BOOKS_DIFFER',
    cause,
    aboutStoreId: null,
    facts: { day, count },
    personIds,
  });
}

/** One snapshot for all facts: the shop goes on selling meanwhile. */
function snapshot(db: Db) {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL datestyle = 'ISO, YMD'`);
      return checkBooks(tx);
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
  );
}
