import { beforeAll, expect, test } from 'vitest';
import { makeProduct } from '@/tests/factories/catalog';
import { makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { callerWith, ofScope } from '@/tests/helpers/calls-of-roles';
import { db } from './platform/db';

// What somebody of one store is told of the others.

let own: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;
beforeAll(async () => {
  own = await makeStore();
  other = await makeStore();
});

test('a role of one store opens these company reads, each cut to its stores but on-hand, the catalogue and customers', () => {
  const shared = ofScope('company').filter(({ anyStore }) => anyStore);
  expect(shared.map(({ path }) => path).sort()).toMatchInlineSnapshot(`
    [
      "audit.list",
      "audit.people",
      "catalog.categories",
      "catalog.models.get",
      "catalog.models.list",
      "catalog.pictures",
      "catalog.plannedPrices",
      "catalog.priceHistory",
      "catalog.product",
      "catalog.search",
      "customers.card",
      "customers.detail",
      "customers.find",
      "customers.list",
      "customers.revealed",
      "customers.similar",
      "customers.tags",
      "members.levels",
      "personnel.file",
      "personnel.wages",
      "purchasing.allSuppliers",
      "purchasing.suppliers",
      "reports.board",
      "sales.ticketsByNumber",
      "staff.devices",
      "staff.people",
      "staff.person",
      "stock.onHandEverywhere",
      "stores.addresses",
      "stores.list",
      "training.records",
      "views.share",
      "zones.byName",
    ]
  `);
});

test('the others name no other store', async () => {
  await makeTill(other);
  await makePerson(['CLERK'], other.id);
  const manager = callerWith('STORE_MANAGER', own.id);
  const answers = {
    board: await manager.reports.board({}),
    devices: await manager.staff.devices(),
    zones: await manager.zones.byName({ term: other.zones.floor.code }),
    people: await manager.staff.people({}),
    stores: await manager.stores.list(),
    trail: await callerWith('ACCOUNTANT', own.id).audit.list({}),
  };
  expect(answers.stores.map(({ id }) => id)).toEqual([own.id]);
  for (const [name, answer] of Object.entries(answers))
    expect(JSON.stringify(answer), name).not.toContain(other.id);
});

test('a clerk sees the on-hand of another store', async () => {
  const product = await makeProduct();
  await db().stockLevel.create({
    data: { storeId: other.id, productId: product.id, zoneId: other.zones.floor.id, onHand: '7' },
  });
  const levels = await callerWith('CLERK', own.id).stock.onHandEverywhere({ productIds: [product.id] });
  expect(levels).toEqual([expect.objectContaining({ storeId: other.id, onHand: '7' })]);
});
