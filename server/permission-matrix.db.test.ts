// Long because: one walk of the router against one table of permissions.
import { type AnyTRPCProcedure, TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { personByName } from '@/server/platform/actor';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeSession, makeTill } from '@/tests/factories/tills';
import { contextFor } from './context';
import { db } from './platform/db';
import { Forbidden } from './platform/errors';
import { newId } from './platform/ids';
import { createCallerFactory, type ProcedureMeta } from './platform/trpc';
import { appRouter } from './router';
import { PERMISSIONS, type Permission, ROLES, type RoleName } from './staff/permissions';

// Every procedure against every role, in its own store, in another and everywhere: the permission table is what happens.

const callerOf = createCallerFactory(appRouter);
type Caller = ReturnType<typeof callerOf>;

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>);
const metaOf = (procedure: AnyTRPCProcedure) => procedure._def.meta as ProcedureMeta | undefined;
const ofScope = (scope: ProcedureMeta['scope']) =>
  procedures.flatMap(([path, procedure]) => {
    const meta = metaOf(procedure);
    return meta?.scope === scope ? [{ path, ...meta }] : [];
  });

/** Does the table give the role this permission? Asked of the table itself, not of the code under test. */
const given = (role: RoleName, permission: string) =>
  (PERMISSIONS[permission as Permission] as readonly RoleName[]).includes(role);

let own: Awaited<ReturnType<typeof makeStore>>;
let other: Awaited<ReturnType<typeof makeStore>>;

beforeAll(async () => {
  own = await makeStore();
  other = await makeStore();
});

/** A caller with one role, in a store or (null) in all. */
function callerWith(role: RoleName, storeId: string | null): Caller {
  return callerOf(
    contextFor({
      ...personByName({ id: newId(), name: role, locale: 'zh-CN' }),
      provedAt: new Date(),
      grants: [{ role, storeId }],
    }),
  );
}

/** `refused` for want of the right, `answered` for anything else a shop has a word for. */
async function outcome(
  caller: Caller,
  path: string,
  input: object,
): Promise<'refused' | 'answered' | string> {
  let at: unknown = caller;
  for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
  try {
    await (at as (input: object) => Promise<unknown>)(input);
    return 'answered';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof Forbidden) return 'refused';
    return error.code === 'INTERNAL_SERVER_ERROR' ? `broke: ${String(error.cause)}` : 'answered';
  }
}

const expected = (allowed: boolean) => (allowed ? 'answered' : 'refused');

describe('every procedure', () => {
  test('declares its permission, and one the table knows', () => {
    const unguarded = procedures.filter(([, procedure]) => {
      const meta = metaOf(procedure);
      if (!meta) return true;
      if (meta.scope === 'public' || meta.scope === 'self') return meta.permission !== meta.scope;
      return !Object.hasOwn(PERMISSIONS, meta.permission);
    });
    expect(unguarded.map(([path]) => path)).toEqual([]);
    expect(procedures.length).toBeGreaterThan(60);
  });

  test('that anybody may call is one of these', () => {
    expect(
      ofScope('public')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['health.nothing', 'staff.counterPeople', 'staff.counterPlace', 'stores.companyState']);
    expect(
      ofScope('self')
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'auth.lock',
      'live.changes',
      'notices.choices',
      'notices.keepChoices',
      'notices.list',
      'notices.read',
      'notices.unread',
      'shortages.acknowledge',
      'shortages.explain',
      'shortages.mine',
      'shortages.myCase',
      'shortages.object',
      'staff.beginSecondFactor',
      'staff.changeOwnPassword',
      'staff.confirmSecondFactor',
      'staff.me',
      'staff.prove',
      'staff.removeSecondFactor',
      'staff.renewRecoveryCodes',
      'staff.secondFactor',
      'staff.signIn',
    ]);
  });

  test('refuses whoever is not signed in', async () => {
    const nobody = callerOf(contextFor(null));
    const open: string[] = [];
    for (const [path, procedure] of procedures) {
      if (metaOf(procedure)?.scope === 'public') continue;
      let at: unknown = nobody;
      for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
      const call = at as (input: object) => Promise<unknown>;
      const code = await call({ storeId: own.id, storeIds: [own.id], requestId: newId() }).then(
        () => 'answered',
        (error: unknown) => (error instanceof TRPCError ? error.code : String(error)),
      );
      if (code !== 'UNAUTHORIZED') open.push(`${path}: ${code}`);
    }
    expect(open).toEqual([]);
  });
});

describe.each(ROLES)('%s', (role) => {
  test('of one store: there what the table gives, nothing in another store', async () => {
    const caller = callerWith(role, own.id);
    const wrong: string[] = [];
    for (const { path, permission } of ofScope('store')) {
      const here = await outcome(caller, path, { storeId: own.id, requestId: newId() });
      if (here !== expected(given(role, permission))) wrong.push(`${path} here: ${here}`);
      const there = await outcome(caller, path, { storeId: other.id, requestId: newId() });
      if (there !== 'refused') wrong.push(`${path} elsewhere: ${there}`);
    }
    expect(wrong).toEqual([]);
  });

  test('of one store: lists over it what the table gives, and none that names another store among them', async () => {
    const caller = callerWith(role, own.id);
    const wrong: string[] = [];
    for (const { path, permission } of ofScope('stores')) {
      const here = await outcome(caller, path, { storeIds: [own.id] });
      if (here !== expected(given(role, permission))) wrong.push(`${path} here: ${here}`);
      for (const storeIds of [[other.id], [own.id, other.id]]) {
        const there = await outcome(caller, path, { storeIds });
        if (there !== 'refused') wrong.push(`${path} elsewhere: ${there}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('of all stores: in any store what the table gives', async () => {
    const caller = callerWith(role, null);
    const wrong: string[] = [];
    for (const { path, permission } of ofScope('stores')) {
      const got = await outcome(caller, path, { storeIds: [own.id, other.id] });
      if (got !== expected(given(role, permission))) wrong.push(`${path}: ${got}`);
    }
    for (const { path, permission } of ofScope('store')) {
      const got = await outcome(caller, path, { storeId: other.id, requestId: newId() });
      if (got !== expected(given(role, permission))) wrong.push(`${path}: ${got}`);
    }
    expect(wrong).toEqual([]);
  });

  test('company-wide: with a role everywhere; with one of a store only what is cut to its stores', async () => {
    const everywhere = callerWith(role, null);
    const inStore = callerWith(role, own.id);
    const wrong: string[] = [];
    for (const { path, permission, anyStore } of ofScope('company')) {
      const all = await outcome(everywhere, path, { requestId: newId() });
      if (all !== expected(given(role, permission))) wrong.push(`${path} everywhere: ${all}`);
      const one = await outcome(inStore, path, { requestId: newId() });
      if (one !== expected(given(role, permission) && anyStore === true))
        wrong.push(`${path} in a store: ${one}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what is shared between stores', () => {
  test('a role of one store opens these company reads, each cut to its stores but on-hand and the catalogue', () => {
    const shared = ofScope('company').filter(({ anyStore }) => anyStore);
    expect(shared.map(({ path }) => path).sort()).toMatchInlineSnapshot(`
      [
        "audit.list",
        "audit.people",
        "catalog.categories",
        "catalog.priceHistory",
        "catalog.product",
        "catalog.search",
        "purchasing.allSuppliers",
        "purchasing.suppliers",
        "reports.board",
        "staff.devices",
        "staff.people",
        "staff.person",
        "stock.onHandEverywhere",
        "stores.list",
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
});

describe('cost, margin and floor', () => {
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

  test('reach those who may see them, and never a clerk', async () => {
    const facts = await tradedDay();
    const shown = secretsIn(await answersFor(callerWith('STORE_MANAGER', own.id), facts));
    for (const part of ['changes', 'product', 'ticket', 'report', 'receiving', 'order', 'costs'])
      expect(
        shown.some((path) => path.startsWith(`.${part}.`)),
        part,
      ).toBe(true);
    expect(secretsIn(await answersFor(facts.clerk, facts))).toEqual([]);
  });
});
