import { beforeAll, expect, test } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { addDays, dateToDay } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { checkBooks } from '@/server/reports/books/check-books';
import { livedDay } from '@/tests/factories/lived-day';
import { asOwner } from '@/tests/helpers/database';
import { addToSalesDays } from './add-to-sales-days';
import { hourSalesOfDays, productSalesOfDays, takingsOfDays, taxOfDays } from './sums-of-day';
import { scopeOf, takingsByDay } from './takings-by-day';

let lived: Awaited<ReturnType<typeof livedDay>>;
let day: string;

beforeAll(async () => {
  lived = await livedDay(false);
  const { businessDay } = await db().ticket.findFirstOrThrow({ where: { storeId: lived.store.id } });
  day = dateToDay(businessDay);
});

const asked = () => [{ storeId: lived.store.id, since: addDays(day, -40), until: day }];
const rows = (of: (scope: Prisma.Sql) => Prisma.Sql) =>
  db().$queryRaw<Record<string, unknown>[]>`WITH ${scopeOf(asked())}
    SELECT to_jsonb(x) AS row FROM (${of(Prisma.sql`scope`)}) x ORDER BY to_jsonb(x)::text`;
const read = async () => [
  await takingsByDay(db(), asked()),
  await rows(takingsOfDays),
  await rows(productSalesOfDays),
  await rows(hourSalesOfDays),
  await rows(taxOfDays),
];
const differences = async () =>
  (await db().$transaction((tx) => checkBooks(tx), { timeout: 60_000 }))
    .flatMap(({ examples }) => examples)
    .map((example) => example.split(':')[0] ?? '')
    .filter((what) => what.includes('sealed days against their'));

test('a sealed day says the same as its tickets did, and the check of the books holds one against the other', async () => {
  const open = await read();
  const [takings] = open[0] as { tickets: number; takingsFen: number }[];
  const tickets = await db().ticket.aggregate({
    where: { storeId: lived.store.id },
    _count: true,
    _sum: { netFen: true, roundingFen: true },
  });
  expect(takings).toMatchObject({
    tickets: tickets._count,
    takingsFen: Number((tickets._sum.netFen ?? 0n) - (tickets._sum.roundingFen ?? 0n)),
  });
  expect(open[2]).not.toEqual([]);
  expect(open[3]).not.toEqual([]);
  expect(open[4]).not.toEqual([]);
  await seal();
  expect(await read()).toEqual(open);
  expect(await differences()).toEqual([]);
  await asOwner(`UPDATE sales_day SET net_fen = net_fen + 1 WHERE store_id = $1`, [lived.store.id]);
  await asOwner(`UPDATE sales_day_product SET quantity = quantity + 1 WHERE store_id = $1`, [lived.store.id]);
  await asOwner(`DELETE FROM sales_day_hour WHERE store_id = $1`, [lived.store.id]);
  await asOwner(`UPDATE sales_day_tax SET tax_fen = tax_fen + 1 WHERE store_id = $1`, [lived.store.id]);
  expect(await read()).not.toEqual(open);
  expect(new Set(await differences())).toEqual(
    new Set([
      'takings of sealed days against their tickets',
      'goods sold on sealed days against their lines',
      'hours of sealed days against their lines',
      'tax of sealed days against their lines',
    ]),
  );
});

/** As the seal of the day does it, without the report before it. */
async function seal(): Promise<void> {
  await db().$transaction((tx) => addToSalesDays(tx, lived.store.id, day));
  await asOwner(
    `UPDATE business_day SET state = 'SEALED', closed_at = now(), closed_by_id = $2, sealed_at = now(), sealed_by_id = $2
     WHERE store_id = $1`,
    [lived.store.id, lived.ctx.actor.personId],
  );
}

test('the seal of an accepted report keeps them', async () => {
  const { store } = await livedDay(true);
  const count = { where: { storeId: store.id } };
  expect(await db().salesDay.count(count)).toBe(1);
  expect(await db().salesDayProduct.count(count)).toBeGreaterThan(0);
  expect(await db().salesDayHour.count(count)).toBeGreaterThan(0);
  expect(await db().salesDayTax.count(count)).toBeGreaterThan(0);
});
