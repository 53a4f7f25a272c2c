import { SeededRandom } from '@/prisma/seed/random';
import { setLimit } from '@/server/customers/credit/set-limit';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { SaleInput } from '@/server/sales/schema';
import { openTill } from '@/server/tills/open-till';
import type { TenderKindName } from '@/server/tills/payment-rules';
import { makeKit, makeProduct } from '@/tests/factories/catalog';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { makeStore, NOON_ZONE } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';

const FLOAT_FEN = 50_000;
const PRODUCTS = 12;
/** Points a yuan earns, a thousandth of one: one. */
const POINTS_MILLI = 1_000;

/** A sale of the shift that nothing was taken back of yet. */
export interface SoldBefore {
  sale: SaleInput;
  kind: TenderKindName;
  customerId: string | null;
}

/** What the clerk's own slip of paper says: the books are held against it in the end. */
export interface Paper {
  /** In the drawer. */
  cashFen: number;
  /** Slips and money in the books alone, by kind. */
  tenders: Map<TenderKindName, number>;
  netFen: number;
  tickets: number;
}

/** A store with a clerk at an open till, a manager with a PIN, goods and customers; the same from the same seed, but for ids and hours. */
export async function openShop(seed: number) {
  const random = new SeededRandom(seed);
  const store = await makeStore({ code: 'S01', timeZone: NOON_ZONE });
  const clerk = await makePerson(['CLERK'], store.id);
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const colleague = await makePerson(['CLERK'], store.id);
  const pin = await givePin(manager.id);
  const { device } = await makeTill(store);
  /** Whatever the clerk does is done now, at the till. */
  const atTill = () => contextOf(clerk, { device });
  const base = () => ({ storeId: store.id, requestId: newId() });
  const { sessionId, businessDay } = await openTill.execute(await atTill(), {
    ...base(),
    floatFen: FLOAT_FEN,
  });
  const products: Awaited<ReturnType<typeof makeProduct>>[] = [];
  for (let one = 0; one < PRODUCTS; one += 1) {
    const listPriceFen = random.between(20, 900) * 100;
    products.push(await makeProduct({ listPriceFen, floorPriceFen: Math.round(listPriceFen * 0.8) }));
  }
  const phone = await makeProduct({ listPriceFen: 49_900, needsSerial: true });
  const delivery = await makeProduct({ listPriceFen: 5_000, kind: 'SERVICE' });
  const [first, second] = products;
  if (!first || !second) throw new Error('a shop has goods');
  const kit = await makeKit(
    [
      { id: first.id, quantity: '1' },
      { id: second.id, quantity: '2' },
    ],
    { listPriceFen: 88_800 },
  );
  let serial = 0;
  const nextSerial = () => {
    serial += 1;
    return `SN-${String(serial).padStart(6, '0')}`;
  };
  const paper: Paper = { cashFen: FLOAT_FEN, tenders: new Map(), netFen: 0, tickets: 0 };
  const sold: SoldBefore[] = [];
  const debtor = await makeCustomer(await atTill(), store.id);
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  await setLimit.execute(office, {
    ...base(),
    customerId: debtor.id,
    limit: { limitFen: 20_000_000, dueDays: 30 },
  });
  const member = await makeMember((await makeCustomer(await atTill(), store.id)).id);
  let seq = 0;
  return {
    phone,
    kit,
    delivery,
    nextSerial,
    random,
    store,
    clerk,
    colleague,
    manager,
    pin,
    atTill,
    base,
    sessionId,
    businessDay,
    products,
    debtor,
    member,
    paper,
    sold,
    /** The next number of the till. */
    next: () => {
      seq += 1;
      return { prefix: device.prefix, seq, sessionId };
    },
  };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A customer whose level earns points, and the rule they are spent by; both are head office's. */
async function makeMember(customerId: string): Promise<{ id: string; ruleId: string }> {
  const level = await db().memberLevel.create({
    data: {
      id: newId(),
      name: '金卡',
      discountBp: 0,
      pointsMilli: POINTS_MILLI,
      place: 1,
      changedAt: new Date(),
    },
  });
  await db().customer.update({
    where: { id: customerId },
    data: { levelId: level.id, levelSetAt: new Date() },
  });
  const rule = { pointsPerYuan: 100, leastPoints: 1, mostBp: 5_000 };
  const { id: ruleId } = await db().pointRule.create({
    data: { id: newId(), number: 1, ...rule, setAt: new Date() },
  });
  return { id: customerId, ruleId };
}
