import { beforeAll, expect, test } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeSession, makeTill } from '@/tests/factories/tills';
import { type Caller, callerOf, callerWith } from '@/tests/helpers/calls-of-roles';
import { newId } from './platform/ids';

// Cost, margin and floor, wherever they could be read.

let own: Awaited<ReturnType<typeof makeStore>>;
beforeAll(async () => {
  own = await makeStore();
});

const SECRET = ['floorPriceFen', 'floorFen', 'cost', 'unitCost', 'valueFen'];

/** Paths of secret values in an answer, wherever they are. */
function secretsIn(value: unknown, at = ''): string[] {
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(SECRET.includes(key) && inner !== null ? [`${at}.${key}`] : []),
    ...secretsIn(inner, `${at}.${key}`),
  ]);
}

async function answersFor(caller: Caller, facts: Awaited<ReturnType<typeof tradedDay>>) {
  const { storeId, productId, ticketId, receivingId, orderId, day } = facts;
  return {
    changes: await caller.catalog.changes({ storeId, since: null }).catch(() => null),
    product: await caller.catalog.product({ productId }),
    card: await caller.training.card({ storeId, productId }),
    ticket: await caller.sales.ticket({ storeId, ticketId }),
    report: await caller.reports.ofDay({ storeId, day }),
    receiving: await caller.purchasing.receiving({ storeId, receivingId }).catch(() => null),
    order: await caller.purchasing.order({ storeId, orderId }).catch(() => null),
    costs: await caller.stock.costHistory({ storeId, productId }).catch(() => null),
  };
}

/** Goods received at a cost, and one sold below its floor. */
async function tradedDay() {
  const storeId = own.id;
  const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 8_000 });
  const keeper = callerOf(await contextOf(await makePerson(['STOCK_KEEPER'], null)));
  const { supplierId } = await keeper.purchasing.addSupplier({
    requestId: newId(),
    code: 'G1',
    name: '供应商',
  });
  const ordered = { productId: product.id, quantity: '5', unitCost: '60' };
  const { orderId } = await keeper.purchasing.orderGoods({
    requestId: newId(),
    storeId,
    supplierId,
    lines: [ordered],
  });
  const receivingId = newId();
  await keeper.purchasing.receive({
    requestId: receivingId,
    storeId,
    supplierId,
    supplierNote: 'N1',
    lines: [ordered],
  });
  const clerk = await makePerson(['CLERK'], storeId);
  const { till, device } = await makeTill(own);
  const session = await makeSession(own, till.id, clerk.id);
  const caller = callerOf(await contextOf(clerk, { device }));
  const sale = makeSale({ prefix: device.prefix, seq: 1, sessionId: session.id }, [
    { product, unitPriceFen: 7_000 },
  ]);
  const { ticketId } = await caller.sales.completeSale({ storeId, ...sale });
  const day = businessDayOf(new Date(), 'Asia/Shanghai', 240);
  return { clerk: caller, storeId, productId: product.id, ticketId, receivingId, orderId, day };
}

test('costs and floors reach those who may see them, and never a clerk', async () => {
  const facts = await tradedDay();
  const shown = secretsIn(await answersFor(callerWith('STORE_MANAGER', own.id), facts));
  for (const part of ['changes', 'product', 'card', 'ticket', 'report', 'receiving', 'order', 'costs'])
    expect(
      shown.some((path) => path.startsWith(`.${part}.`)),
      part,
    ).toBe(true);
  expect(secretsIn(await answersFor(facts.clerk, facts))).toEqual([]);
});
