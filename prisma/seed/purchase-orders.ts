import { addDays } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { orderDetail } from '@/server/purchasing/purchase-orders/list-orders';
import { orderGoods } from '@/server/purchasing/purchase-orders/order-goods';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { actingAs, at, type SeedCompany, type SeedStore } from './company';
import type { SeedProduct } from './products';
import { SeededRandom } from './random';

type Goods = SeedProduct & { id: string };

interface Placed {
  store: SeedStore;
  supplierId: string;
  orderId: string;
}

/**
 * Orders as a shop has them: one that came with freight and a broken piece, one of which a part came, one that is late, and
 * the showroom's. Numbers of its own, so that the rest of the demo stays what it was.
 */
export async function seedPurchaseOrders(
  company: SeedCompany,
  goods: readonly Goods[],
  today: string,
): Promise<void> {
  const random = new SeededRandom(20_261_125);
  const [first, , showroom] = company.stores;
  const [furniture, appliances, lamps] = company.suppliers;
  if (!first || !showroom || !furniture || !appliances || !lamps)
    throw new Error('the demo company has three stores and three suppliers');
  const whole = goods.filter((product) => product.decimals === 0);
  const place = async (store: SeedStore, supplierId: string, since: number, expected: number) => {
    const lines = [...new Set(Array.from({ length: 6 }, () => random.pick(whole)))].slice(0, 3);
    const { orderId } = await orderGoods.execute(await buyerOf(company, store, addDays(today, since), 11), {
      storeId: store.id,
      requestId: newId(),
      supplierId,
      expectedOn: addDays(today, expected),
      lines: lines.map((product) => ({
        productId: product.id,
        quantity: String(random.between(3, 6)),
        unitCost: String(Math.round(product.costFen * 0.98)),
      })),
    });
    return { store, supplierId, orderId };
  };
  const came = await place(first, furniture, -9, -2);
  const partly = await place(first, appliances, -5, 2);
  await place(first, lamps, -8, -3);
  await place(first, furniture, -1, 6);
  const yesterday = addDays(today, -1);
  await receive(company, came, yesterday, { note: 'HN-88213', freightFen: 18_000, broken: 1 });
  await receive(company, partly, yesterday, { note: 'CJ-20417', over: 1, lines: 2 });
  await place(showroom, lamps, -4, -1);
  const partlyThere = await place(showroom, furniture, -3, 3);
  await receive(company, partlyThere, yesterday, { note: 'HN-88220', freightFen: 6_000, lines: 1 });
}

/** Receives the first lines of an order: one piece too many of the first, or one broken. */
async function receive(
  company: SeedCompany,
  { store, supplierId, orderId }: Placed,
  day: string,
  how: { note: string; freightFen?: number; broken?: number; over?: number; lines?: number },
): Promise<void> {
  const { lines } = await orderDetail(db(), store.id, orderId, true);
  await receiveGoods.execute(await buyerOf(company, store, day, 16), {
    storeId: store.id,
    requestId: newId(),
    supplierId,
    supplierNote: how.note,
    orderId,
    freightFen: how.freightFen ?? 0,
    lines: lines.slice(0, how.lines ?? lines.length).map((line, index) => ({
      productId: line.productId,
      orderLineId: line.id,
      noteQuantity: line.ordered,
      quantity: String(Number(line.ordered) + (index === 0 ? (how.over ?? 0) : 0)),
      damaged: String(index === 0 ? (how.broken ?? 0) : 0),
      unitCost: line.unitCost ?? '0',
    })),
  });
}

/** Who orders and receives in a store: its keeper of stock, else its manager. */
function buyerOf(company: SeedCompany, store: SeedStore, day: string, hour: number) {
  const staff = company.people.filter((person) => person.storeCode === store.code);
  const buyer =
    staff.find((person) => person.role === 'STOCK_KEEPER') ??
    staff.find((person) => person.role === 'STORE_MANAGER');
  if (!buyer) throw new Error(`the demo company has nobody to order in ${store.code}`);
  return actingAs(buyer, at(day, hour, 15));
}
