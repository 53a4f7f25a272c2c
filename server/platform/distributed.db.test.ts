import { expect, test } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { hotTransaction } from './db';

test('before a coordinator, sales plan with what they are given, and leave the planner its choice', async () => {
  process.env.DATABASE_DISTRIBUTED = 'yes';
  const asked = Prisma.sql`SELECT current_setting('plan_cache_mode') AS plans, current_setting('enable_seqscan') AS scans,
    current_setting('lock_timeout') AS wait`;
  expect(await hotTransaction((run) => run(asked))).toEqual([
    { plans: 'force_custom_plan', scans: 'on', wait: '2s' },
  ]);
});
