// Long because: one case after another through everything that can become of it.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { businessDayOf } from '@/lib/business-day';
import { listEntries } from '@/server/audit/list-entries';
import type { ActorContext } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { checkBooks } from '@/server/reports/books/check-books';
import { zoneFigures } from '@/server/reports/zone-figures';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import { openTill } from '@/server/tills/open-till';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { acknowledge, asItsPerson, explain, object } from './answer-share';
import { caseDetail, ownCase } from './case-detail';
import { decideShare } from './decide-share';
import { listCases, myCases } from './list-cases';
import { openCase } from './open-case';
import { payrollTotals } from './payroll-totals';
import { reverseShare } from './reverse-share';
import { addToPayroll, settleInCash } from './settle-share';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let keeper: Context;
let manager: Context;
let accountant: Context;
let owner: Context;
let ownerId: string;
let sessionId: string;
let productId: string;
const month = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 7);
const base = () => ({ storeId: store.id, requestId: newId() });

beforeAll(async () => {
  store = await makeStore();
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
  const product = await makeProduct({ listPriceFen: 10_000 });
  productId = product.id;
  await receiveGoods.execute(keeper, {
    ...base(),
    supplierId: supplier.id,
    supplierNote: newId(),
    lines: [{ productId, quantity: '3', unitCost: '3333.333333' }],
  });
  const { device } = await makeTill(store);
  const counter = await contextOf(await makePerson(['CLERK'], store.id), { device });
  ({ sessionId } = await openTill.execute(counter, { ...base(), floatFen: 10_000 }));
});

beforeEach(async () => {
  ({ ownerId, ctx: owner } = await ownerOf(store.zones.floor.id));
});

/** Somebody new answers for a zone from now on, in place of whoever did. */
async function ownerOf(zoneId: string) {
  const person = await makePerson(['CLERK'], store.id);
  await db().zoneAssignment.updateMany({
    where: { storeId: store.id, zoneId, endsAt: null },
    data: { endsAt: new Date() },
  });
  await db().zoneAssignment.create({
    data: { storeId: store.id, id: newId(), zoneId, personId: person.id, startsAt: new Date() },
  });
  return { ownerId: person.id, ctx: await contextOf(person) };
}

const later = (ctx: Context, ms = 60_000): Context => ({ ...ctx, now: new Date(Date.now() + ms) });

async function opened(quantity = '3') {
  const { caseId, shareIds } = await openCase.execute(later(keeper, 1), {
    ...base(),
    source: 'HAND',
    productId,
    zones: [{ zoneId: store.zones.floor.id, quantity }],
  });
  return { caseId, shareId: shareIds[0] ?? '' };
}

const say = (shareId: string, who = owner) =>
  explain.execute(asItsPerson(who), { ...base(), shareId, text: '没看见' });
const decide = (
  shareId: string,
  over: Partial<Parameters<typeof decideShare.execute>[1]> = {},
  who = manager,
) => decideShare.execute(who, { ...base(), shareId, verdict: 'COMPENSATE', reason: '看管不力', ...over });
const pay = (shareId: string, amountFen: number, who = manager) =>
  settleInCash.execute(who, { ...base(), shareId, sessionId, amountFen });
const agree = (shareId: string) => acknowledge.execute(asItsPerson(owner), { ...base(), shareId });

function never(): never {
  throw new Error('somebody is signed in');
}

/** A share whose person was heard and owes 100.00. */
async function owing() {
  const made = await opened();
  await say(made.shareId);
  await decide(made.shareId);
  return made;
}

function signedIn(ctx: Context): ActorContext {
  return ctx.actor ? { ...ctx, actor: ctx.actor } : never();
}

const shareOf = async (caseId: string) => {
  const [share] = (await caseDetail(db(), store.id, caseId, null, true)).shares;
  return share ?? never();
};

async function differences() {
  const facts = await db().$transaction((tx) => checkBooks(tx));
  return facts.flatMap((fact) => fact.examples);
}

describe('a case is opened', () => {
  it('at cost, with the owner of the moment, once a request', async () => {
    const input = {
      ...base(),
      source: 'HAND' as const,
      productId,
      zones: [{ zoneId: store.zones.floor.id, quantity: '2' }],
    };
    const at = later(keeper, 1);
    const first = await openCase.execute(at, input);
    expect(await openCase.execute(at, input)).toEqual(first);
    const detail = await caseDetail(db(), store.id, first.caseId, null, true);
    expect(detail).toMatchObject({ valuation: 'COST', amountFen: 6_667, quantity: '2', ownerIds: [ownerId] });
    expect((await listCases(db(), { storeIds: [store.id], state: 'undecided' })).rows[0]).toMatchObject({
      id: first.caseId,
      state: 'undecided',
    });
    expect(await db().auditEntry.count({ where: { scopeId: store.id, action: 'shortages.open' } })).toBe(1);
  });

  it('at list and shared equally where the store says so', async () => {
    const second = await ownerOf(store.zones.damaged.id);
    await db().store.update({
      where: { id: store.id },
      data: { shortageValuation: 'LIST', shortageSplit: 'EQUALLY' },
    });
    forgetStoreSettings(store.id);
    const { caseId } = await openCase.execute(later(keeper, 1), {
      ...base(),
      source: 'HAND',
      productId,
      zones: [
        { zoneId: store.zones.floor.id, quantity: '2' },
        { zoneId: store.zones.damaged.id, quantity: '1' },
      ],
    });
    await db().store.update({
      where: { id: store.id },
      data: { shortageValuation: 'COST', shortageSplit: 'BY_QUANTITY' },
    });
    forgetStoreSettings(store.id);
    const { shares, amountFen } = await caseDetail(db(), store.id, caseId, null, true);
    expect(amountFen).toBe(30_000);
    expect(shares.map((share) => share.amountFen)).toEqual([15_000, 15_000]);
    // Each sees their own share and nothing of the other.
    const mine = await myCases(signedIn(second.ctx));
    expect(mine).toMatchObject([{ id: caseId, quantity: '1' }]);
    const own = await caseDetail(db(), store.id, caseId, second.ownerId, true);
    expect(own).toMatchObject({ amountFen: null, quantity: null, ownerIds: [second.ownerId] });
    await expect(caseDetail(db(), store.id, caseId, newId(), true)).rejects.toMatchObject({
      code: 'SHORTAGE_UNKNOWN',
    });
    expect(await differences()).toEqual([]);
  });

  it('by hand, for more than the book ever had only when whoever opens it says so', async () => {
    const product = await makeProduct({ listPriceFen: 10_000 });
    const supplier = await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } });
    await receiveGoods.execute(keeper, {
      ...base(),
      supplierId: supplier.id,
      supplierNote: newId(),
      lines: [{ productId: product.id, quantity: '5', unitCost: '100' }],
    });
    const asked = (quantity: string, confirmed?: true) =>
      openCase.execute(later(keeper, 1), {
        ...base(),
        source: 'HAND',
        productId: product.id,
        zones: [{ zoneId: store.zones.floor.id, quantity }],
        ...(confirmed ? { confirmedBeyondStock: confirmed } : {}),
      });
    const before = await db().shortageCase.count({ where: { storeId: store.id } });
    await expect(asked('9999')).rejects.toMatchObject({
      code: 'SHORTAGE_BEYOND_STOCK',
      params: { asked: '9999', onHand: '5' },
    });
    expect(await db().shortageCase.count({ where: { storeId: store.id } })).toBe(before);
    await asked('5');
    // What a correction took out of the book was there to miss, too.
    await adjustStock.execute(keeper, {
      ...base(),
      reason: 'DAMAGE',
      lines: [{ productId: product.id, quantity: '-2' }],
    });
    await asked('5');
    await expect(asked('6')).rejects.toMatchObject({ params: { asked: '6', onHand: '3' } });
    await asked('6', true);
  });

  it('is refused without the right, an owner, a source, a past moment', async () => {
    const zones = [{ zoneId: store.zones.floor.id, quantity: '1' }];
    const input = { source: 'HAND' as const, productId, zones };
    await expect(openCase.execute(owner, { ...base(), ...input })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      openCase.execute(later(keeper, 1), {
        ...base(),
        ...input,
        zones: [{ zoneId: store.zones.awaiting.id, quantity: '1' }],
      }),
    ).rejects.toMatchObject({ code: 'ZONE_HAD_NO_OWNER' });
    for (const source of ['STOCKTAKE', 'RECONCILIATION', 'TRANSFER'] as const)
      await expect(
        openCase.execute(later(keeper, 1), { ...base(), ...input, source, sourceId: newId() }),
      ).rejects.toMatchObject({ code: 'SHORTAGE_SOURCE_UNKNOWN' });
    await expect(
      openCase.execute(later(keeper, 1), { ...base(), ...input, missedAt: new Date(Date.now() + 3_600_000) }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(
      openCase.execute(later(keeper, 1), {
        ...base(),
        ...input,
        zones: [{ ...zones[0], zoneId: store.zones.floor.id, quantity: '0.5' }],
      }),
    ).rejects.toMatchObject({ code: 'QUANTITY_TOO_FINE' });
  });
});

describe('a share is answered and decided', () => {
  it('by its person, before anybody makes them pay', async () => {
    const { shareId, caseId } = await opened();
    await expect(decide(shareId)).rejects.toMatchObject({ code: 'PERSON_NOT_HEARD' });
    const stranger = await contextOf(await makePerson(['CLERK'], store.id));
    await expect(say(shareId, stranger)).rejects.toMatchObject({ code: 'SHORTAGE_UNKNOWN' });
    await say(shareId);
    await decide(shareId, { compensateFen: 4_000 });
    expect(await shareOf(caseId)).toMatchObject({ state: 'owing', owedFen: 4_000, leftFen: 4_000 });
    await expect(decide(shareId)).rejects.toMatchObject({ code: 'SHORTAGE_STATE_WRONG' });
    await expect(say(shareId)).rejects.toMatchObject({ code: 'SHORTAGE_STATE_WRONG' });
  });

  it('after the deadline without a word; an explanation then is late', async () => {
    const { shareId, caseId } = await opened();
    const nextWeek = 4 * 86_400_000;
    await say(shareId, later(owner, nextWeek));
    expect((await shareOf(caseId)).explanations).toMatchObject([{ late: true }]);
    const other = await opened();
    await decide(other.shareId, {}, later(manager, nextWeek));
    expect(await shareOf(other.caseId)).toMatchObject({ state: 'owing' });
  });

  it('never by whoever answers for it, nor without the right, nor for more than the share', async () => {
    const { shareId } = await opened();
    await say(shareId);
    await db().roleGrant.create({
      data: {
        id: newId(),
        personId: ownerId,
        role: 'STORE_MANAGER',
        storeId: store.id,
        grantedAt: new Date(),
      },
    });
    const person = await db().person.findUniqueOrThrow({ where: { id: ownerId } });
    await expect(decide(shareId, { verdict: 'WAIVE' }, await contextOf(person))).rejects.toMatchObject({
      code: 'OWN_SHORTAGE',
    });
    await expect(decide(shareId, {}, keeper)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide(shareId, { compensateFen: 10_001 })).rejects.toMatchObject({
      code: 'MORE_THAN_OWED',
    });
  });

  it('once more after the one objection', async () => {
    const { shareId, caseId } = await owing();
    const no = () => object.execute(asItsPerson(owner), { ...base(), shareId, text: '不同意' });
    await no();
    expect(await shareOf(caseId)).toMatchObject({ state: 'objected' });
    await expect(pay(shareId, 100)).rejects.toMatchObject({ code: 'SHORTAGE_STATE_WRONG' });
    await decide(shareId, { verdict: 'WAIVE' });
    expect(await shareOf(caseId)).toMatchObject({ state: 'closed', owedFen: 0, mayObject: false });
    await expect(no()).rejects.toMatchObject({ code: 'OBJECTED_ALREADY' });
    const other = await owing();
    await agree(other.shareId);
    await expect(
      object.execute(asItsPerson(owner), { ...base(), shareId: other.shareId, text: '反悔' }),
    ).rejects.toMatchObject({ code: 'SHORTAGE_STATE_WRONG' });
  });
});

describe('a share is settled', () => {
  it('in cash through a drawer, by two at once at most once', async () => {
    const { shareId, caseId } = await owing();
    await expect(pay(shareId, 10_001)).rejects.toMatchObject({ code: 'MORE_THAN_OWED' });
    await expect(pay(shareId, 1, keeper)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const before = await db().cashMovement.count({ where: { storeId: store.id } });
    const both = await Promise.allSettled([pay(shareId, 6_000), pay(shareId, 6_000)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().cashMovement.count({ where: { storeId: store.id } })).toBe(before + 1);
    const request = { ...base(), shareId, sessionId, amountFen: 4_000 };
    const first = await settleInCash.execute(manager, request);
    expect(await settleInCash.execute(manager, request)).toEqual(first);
    expect(await shareOf(caseId)).toMatchObject({ state: 'closed', settledFen: 10_000, leftFen: 0 });
    expect(await differences()).toEqual([]);
  });

  it('by wages once agreed to, within the cap of a month whatever the case', async () => {
    const [one, two] = [await owing(), await owing()];
    const hold = (shareId: string, amountFen: number, over = {}) =>
      addToPayroll.execute(accountant, { ...base(), shareId, month, amountFen, wageFen: 50_000, ...over });
    await expect(hold(one.shareId, 1)).rejects.toMatchObject({ code: 'SHORTAGE_NOT_ACKNOWLEDGED' });
    await agree(one.shareId);
    await agree(two.shareId);
    await expect(hold(one.shareId, 100, { month: '2020-01' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const both = await Promise.allSettled([hold(one.shareId, 6_000), hold(two.shareId, 6_000)]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({
      reason: { code: 'WAGE_CAP_REACHED', params: { left: '40.00' } },
    });
    const rows = await payrollTotals(db(), store.id, month);
    expect(rows.find((row) => row.personId === ownerId)).toMatchObject({ amountFen: 6_000, cases: 1 });
    // Nothing keeps the wage.
    const trail = await db().auditEntry.findMany({ where: { action: 'shortages.addToPayroll' } });
    expect(JSON.stringify(trail.map((entry) => entry.after))).not.toContain('50000');
  });

  it('and given back when the goods are found', async () => {
    const { shareId, caseId } = await owing();
    await pay(shareId, 8_000);
    const find = (quantity: string, over = {}, who = manager) =>
      reverseShare.execute(who, { ...base(), shareId, quantity, reason: '在后仓找到', ...over });
    await expect(find('1', {}, accountant)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(find('4', { sessionId })).rejects.toMatchObject({ code: 'MORE_THAN_MISSING' });
    await expect(find('1')).rejects.toMatchObject({
      code: 'MONEY_TO_GIVE_BACK',
      params: { amount: '13.33' },
    });
    expect(await find('1', { sessionId })).toMatchObject({ amountFen: 3_333, giveBackFen: 1_333 });
    expect(await shareOf(caseId)).toMatchObject({ settledFen: 6_667, reversedFen: 3_333, leftFen: 0 });
    await find('2', { month });
    expect(await shareOf(caseId)).toMatchObject({ settledFen: 0, reversedFen: 10_000, lacking: 0 });
    const rows = await payrollTotals(db(), store.id, month);
    expect(rows.find((row) => row.personId === ownerId)).toMatchObject({ amountFen: -6_667 });
    await expect(find('1', { month })).rejects.toMatchObject({ code: 'MORE_THAN_MISSING' });
    expect(await differences()).toEqual([]);
  });
});

describe('what goods cost', () => {
  /** Every number of an answer that is an amount. */
  const amountsIn = (value: unknown): number[] =>
    value === null || typeof value !== 'object' || value instanceof Date
      ? []
      : Object.entries(value).flatMap(([key, inner]) =>
          typeof inner === 'number' && key.endsWith('Fen') ? [inner] : amountsIn(inner),
        );

  it('is not told to who answers for them: before the decision nothing, after it what they owe', async () => {
    const { caseId, shareId } = await opened();
    const clerk = signedIn(owner);
    for (const answer of [await myCases(clerk), await ownCase(clerk, store.id, caseId)])
      expect(amountsIn(answer).filter((fen) => fen !== 0)).toEqual([]);
    await say(shareId);
    await decide(shareId, { verdict: 'COMPENSATE', compensateFen: 4_500 });
    const own = await ownCase(clerk, store.id, caseId);
    expect(own).toMatchObject({ valuation: null, amountFen: null });
    expect(own.shares).toMatchObject([{ amountFen: null, owedFen: 4_500, leftFen: 4_500 }]);
    expect(new Set(amountsIn(own))).toEqual(new Set([0, 4_500]));
    expect(await myCases(clerk)).toMatchObject([{ amountFen: null, owedFen: 4_500, leftFen: 4_500 }]);
  });

  it('is told to an owner who may see costs, and at list price to everybody', async () => {
    const boss = await makePerson(['STORE_MANAGER'], store.id);
    await db().zoneAssignment.updateMany({
      where: { storeId: store.id, zoneId: store.zones.floor.id, endsAt: null },
      data: { personId: boss.id },
    });
    const { caseId } = await opened();
    const ctx = signedIn(await contextOf(boss));
    expect(await myCases(ctx)).toMatchObject([{ amountFen: 10_000 }]);
    expect(await ownCase(ctx, store.id, caseId)).toMatchObject({
      valuation: 'COST',
      shares: [{ amountFen: 10_000 }],
    });
    ({ ownerId, ctx: owner } = await ownerOf(store.zones.floor.id));
    await db().store.update({ where: { id: store.id }, data: { shortageValuation: 'LIST' } });
    forgetStoreSettings(store.id);
    const atList = await opened('1');
    await db().store.update({ where: { id: store.id }, data: { shortageValuation: 'COST' } });
    forgetStoreSettings(store.id);
    expect(await ownCase(signedIn(owner), store.id, atList.caseId)).toMatchObject({
      valuation: 'LIST',
      shares: [{ amountFen: 10_000 }],
    });
  });

  it('is not told by what others owe, in the figures of zones', async () => {
    await owing();
    const former = ownerId;
    const next = await ownerOf(store.zones.floor.id);
    const today = businessDayOf(new Date(), 'Asia/Shanghai', 240);
    const figuresFor = async (who: { ownerId: string | null; seesCost: boolean }) => {
      const of = { storeId: store.id, from: today, to: today, now: new Date(Date.now() + 1_000), ...who };
      const { zones, people } = await zoneFigures(db(), of);
      const floor = zones.find(({ id }) => id === store.zones.floor.id);
      return [floor?.owedFen, people.find(({ id }) => id === former)?.owedFen];
    };
    expect((await figuresFor({ ownerId: null, seesCost: true }))[1]).toBe(10_000);
    expect(await figuresFor({ ownerId: null, seesCost: false })).toEqual([null, null]);
    expect(await figuresFor({ ownerId: next.ownerId, seesCost: false })).toEqual([0, undefined]);
    expect(await figuresFor({ ownerId: former, seesCost: false })).toEqual([undefined, 10_000]);
  });

  it('is not in the trail of an administrator, who may see none', async () => {
    const { caseId } = await owing();
    const amounts = async (ctx: ActorContext) => {
      const { entries } = await listEntries(ctx, { scopes: [store.id] });
      return amountsIn(entries.filter((entry) => entry.subjectId === caseId));
    };
    expect(await amounts(signedIn(accountant))).not.toEqual([]);
    const admin = signedIn(await contextOf(await makePerson(['ADMIN'], null)));
    expect(await amounts(admin)).toEqual([]);
  });
});

describe('six digits on a tablet', () => {
  it('answer for shares of its own store alone', async () => {
    const { shareId, caseId } = await owing();
    const elsewhere = await makeStore();
    const { device } = await makeTill(elsewhere, '07');
    const there = await contextOf({ id: ownerId, name: '店员' }, { device });
    const input = { ...base(), shareId };
    for (const work of [
      acknowledge.execute(asItsPerson(there), input),
      object.execute(asItsPerson(there), { ...input, text: '不同意' }),
      explain.execute(asItsPerson(there), { ...input, text: '没看见' }),
    ])
      await expect(work).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await myCases(signedIn(there))).toEqual([]);
    expect(() => ownCase(signedIn(there), store.id, caseId)).toThrow(
      expect.objectContaining({ code: 'SHORTAGE_UNKNOWN' }),
    );
    const { device: here } = await makeTill(store, '07');
    const atHome = await contextOf({ id: ownerId, name: '店员' }, { device: here });
    expect(await myCases(signedIn(atHome))).toHaveLength(1);
    await acknowledge.execute(asItsPerson(atHome), input);
  });
});
