import { beforeAll, expect, test } from 'vitest';
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
