import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { livedDay } from '@/tests/factories/lived-day';
import { asOwner } from '@/tests/helpers/database';
import { firstSealFunctions } from '@/tests/helpers/first-seals';
import { sealContent } from './seal-content';

test('says of a lived day, and of one without rows, what the first seals say', async () => {
  const { store } = await livedDay(true);
  await asOwner(firstSealFunctions());
  const days = await asOwner<{ day: string; rows: number }>(
    `SELECT day::text AS day, (SELECT count(*)::int FROM first_ledgers_of_day(store_id, day)) AS rows FROM business_day WHERE store_id = $1
     UNION ALL SELECT '1999-01-01', 0`,
    [store.id],
  );
  expect(Math.max(...days.map(({ rows }) => rows))).toBeGreaterThan(20);
  for (const { day } of days) {
    const [first] = await asOwner('SELECT seal_content($1, $2::date) AS content', [store.id, day]);
    expect({ content: await sealContent(db(), store.id, day) }).toEqual(first);
  }
});
