import { beforeAll, expect, test } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { checkBooks } from '@/server/reports/books/check-books';
import { ticketFact } from '@/server/reports/books/ticket-facts';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { makePerson } from '@/tests/factories/staff';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { SOLD_BY } from './sold-by';
import { soldLines, soldLineTotals } from './sold-lines';
import { ticketDetail } from './ticket-detail';

let shop: Awaited<ReturnType<typeof makeCounter>>;
let sellers: [string, string];
let seq = 0;

beforeAll(async () => {
  shop = await makeCounter(['STORE_MANAGER']);
  const [one, two] = [await makePerson(['CLERK'], shop.store.id), await makePerson(['CLERK'], shop.store.id)];
  sellers = [one.id, two.id];
});

async function sold(parts: readonly number[]) {
  seq += 1;
  const sale = makeSale(shop.at(seq), [{ product: await makeProduct() }, { product: await makeProduct() }]);
  const sharedBy = parts.map((shareBp, at) => ({ personId: sellers[at] ?? shop.person.id, shareBp }));
  return { ...sale, lines: sale.lines.map((line, at) => (at === 0 ? { ...line, sharedBy } : line)) };
}
const book = (sale: Awaited<ReturnType<typeof sold>>) =>
  completeSale(shop.ctx, { storeId: shop.store.id, ...sale });

test('a line two people sold is shared as they said, the return is theirs too, and the books agree', async () => {
  const sale = await sold([6_000, 4_000]);
  await book(sale);
  await book(sale);
  const ticket = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
  expect(ticket.lines.map(({ sharedBy }) => sharedBy.map(({ shareBp }) => shareBp))).toEqual([
    [6_000, 4_000],
    [],
  ]);
  expect(ticket.lines[0]?.salesperson).toBe(ticket.lines[0]?.sharedBy[0]?.person);

  seq += 1;
  const refundFen = sale.lines[0]?.netFen ?? 0;
  const back = makeReturn(shop.at(seq), sale, { refundFen });
  await completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...back });
  const returned = await ticketDetail(db(), shop.store.id, back.requestId, { floor: false });
  expect(returned.lines[0]?.sharedBy.map(({ shareBp }) => shareBp)).toEqual([6_000, 4_000]);
  const [fact] = await checkBooks(db(), undefined, [ticketFact]);
  expect(fact?.examples).toEqual([]);
});

test.each([
  ['less than the whole', [6_000, 3_000]],
  ['more than the whole', [6_000, 6_000]],
  ['one alone', [9_999]],
  ['nothing', [10_000, 0]],
])('%s is refused', async (_, parts) => {
  await expect(book(await sold(parts))).rejects.toThrow(InvalidInput);
});

test('the database lets no line be shared otherwise', async () => {
  const sale = await sold([5_000, 5_000]);
  await book(sale);
  const { businessDay } = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
  await expect(
    db().$executeRaw`INSERT INTO ticket_line_share (store_id, line_id, person_id, share_bp, business_day)
      VALUES (${shop.store.id}::uuid, ${sale.lines[0]?.id}::uuid, ${shop.person.id}::uuid, 1, ${businessDay}::date)`,
  ).rejects.toThrow(/do not come to 100/);
});

test('what was sold together is each one’s by share, to the fen and the thousandth, also when it comes back', async () => {
  const other = await makePerson(['CLERK'], shop.store.id);
  const [one, two] = sellers;
  seq += 1;
  const product = await makeProduct({ listPriceFen: 100_01, decimals: 3 });
  const sale = makeSale(shop.at(seq), [{ product, quantity: '1' }, { product: await makeProduct() }]);
  const sharedBy = [
    { personId: one, shareBp: 3_334 },
    { personId: two, shareBp: 3_333 },
    { personId: other.id, shareBp: 3_333 },
  ];
  const [shared, alone] = sale.lines;
  if (!shared || !alone) throw new Error('two lines');
  await book({ ...sale, lines: [{ ...shared, sharedBy }, alone] });
  const partsOf = (lineId: string) =>
    db().$queryRaw<{ id: string; fen: bigint; quantity: string }[]>`
      SELECT person_id AS id, net_fen AS fen, trim_scale(quantity)::text AS quantity FROM ${Prisma.raw(SOLD_BY)} p
      WHERE store_id = ${shop.store.id}::uuid AND line_id = ${lineId}::uuid`;
  const byPerson = (rows: Awaited<ReturnType<typeof partsOf>>) =>
    new Map(rows.map(({ id, fen, quantity }) => [id, [Number(fen), quantity]]));
  // 10001 fen: 3334.33, 3333.33, 3333.33; what is left goes to whoever is nearest to the next.
  const parts = byPerson(await partsOf(shared.id));
  expect(parts.get(one)).toEqual([3_335, '0.334']);
  expect([parts.get(two), parts.get(other.id)]).toEqual([
    [3_333, '0.333'],
    [3_333, '0.333'],
  ]);
  expect(byPerson(await partsOf(alone.id))).toEqual(new Map([[shop.person.id, [alone.netFen, '1']]]));

  seq += 1;
  const back = makeReturn(shop.at(seq), sale, { refundFen: shared.netFen });
  await completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...back });
  const returned = await db().ticketLine.findFirstOrThrow({
    where: { storeId: shop.store.id, returnsLineId: shared.id },
  });
  expect(byPerson(await partsOf(returned.id)).get(one)).toEqual([-3_335, '-0.334']);
  const [fact] = await checkBooks(db(), undefined, [ticketFact]);
  expect(fact?.examples).toEqual([]);

  const { businessDay } = returned;
  const day = businessDay.toISOString().slice(0, 10);
  const asked = { storeIds: [shop.store.id], from: day, to: day, personId: one, productId: product.id };
  const lines = await soldLines(db(), asked);
  expect(lines.rows.map(({ netFen }) => netFen).sort((a, b) => a - b)).toEqual([-3_335, 3_335]);
  expect(await soldLineTotals(db(), asked)).toEqual({ count: 2, netFen: 0 });
});
