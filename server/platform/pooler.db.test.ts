import { expect, test } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { withTestDatabase } from '@/tests/helpers/database';
import { db, hotTransaction, PREPARED } from './db';

// What goes through a pooler that keeps no session: nothing in a connection may be meant for the next statement.

test('ordinary connections name no statement and set nothing; those of sales do both', async () => {
  process.env.DATABASE_POOLER_URL = withTestDatabase().appUrl;
  const named = Prisma.raw(`${PREPARED}of-a-test*/ SELECT name FROM pg_prepared_statements`);
  const setting = Prisma.sql`SELECT current_setting('lock_timeout') AS wait`;
  await db().$transaction(async (tx) => {
    await tx.$queryRaw(named);
    expect(await tx.$queryRaw(named)).toEqual([]);
    expect(await tx.$queryRaw(setting)).toEqual([{ wait: '0' }]);
  });
  await hotTransaction(async (run) => {
    await run(named);
    expect(await run(named)).toEqual([{ name: 'of-a-test' }]);
    expect(await run(setting)).toEqual([{ wait: '2s' }]);
  });
});
