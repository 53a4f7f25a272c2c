// Long because: one handover in every way it can be signed, refused and ended.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { checkBooks } from '@/server/reports/books/check-books';
import { openCase } from '@/server/shortages/open-case';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { assignOwner } from '@/server/zones/assign-owner';
import { ZoneIsClosed, ZoneOwnerElsewhere } from '@/server/zones/errors';
import { zoneOwners } from '@/server/zones/list-zones';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { answerDifference } from './answer-difference';
import {
  HandoverDifferenceClosed,
  HandoverGiverNotEntitled,
  HandoverNotCounted,
  HandoverOwnerChanged,
  HandoverPinWrong,
  HandoverToOneself,
  OwnHandover,
} from './errors';
import { type HandOverInput, handOverZone } from './hand-over-zone';
import { handoverDetail, handoverStart, listHandovers } from './list-handovers';
import { openDifferences } from './open-differences';

type Person = Awaited<ReturnType<typeof makePerson>>;
const PIN = '739205';
let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Person;
let keeper: Person;
let owner: Person;
let next: Person;
let zoneId: string;
let supplierId: string;
let clock = Date.now();

const base = () => ({ storeId: store.id, requestId: newId() });
/** Every act a second after the one before. */
const as = (person: Person, seconds = 1) => {
  clock += seconds * 1000;
  return contextOf(person, { now: new Date(clock) });
};
const moment = () => new Date(clock);

async function signer(roles: Parameters<typeof makePerson>[0], storeId: string | null = store.id) {
  const person = await makePerson(roles, storeId);
  await givePin(person.id, PIN);
  return person;
}

beforeAll(async () => {
  store = await makeStore();
  manager = await signer(['STORE_MANAGER']);
  keeper = await signer(['STOCK_KEEPER']);
  supplierId = (await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } })).id;
});

let zones = 0;
beforeEach(async () => {
  [owner, next] = [await signer(['CLERK']), await signer(['CLERK'])];
  zones += 1;
  zoneId = newId();
  await db().zone.create({
    data: { storeId: store.id, id: zoneId, code: `H${zones}`, name: `交接区${zones}`, kind: 'FLOOR' },
  });
  await assignOwner.execute(await as(manager), { ...base(), zoneId, personId: owner.id, endsAt: null });
});

/** So many pieces of a new product in the zone, at 60.00 each. */
async function stocked(pieces: string, listPriceFen = 10_000) {
  const product = await makeProduct({ listPriceFen });
  await receiveGoods.execute(await as(keeper), {
    ...base(),
    supplierId,
    supplierNote: newId(),
    lines: [{ productId: product.id, zoneId, quantity: pieces, unitCost: '6000' }],
  });
  return product;
}

const counted = (productId: string, quantity: string, countedAt = moment()) => ({
  productId,
  counted: quantity,
  countedAt,
});

function input(lines: HandOverInput['lines'], over: Partial<HandOverInput> = {}): HandOverInput {
  return {
    ...base(),
    zoneId,
    ownerId: owner.id,
    giverId: owner.id,
    toPersonId: next.id,
    lines,
    giver: PIN,
    taker: PIN,
    sentAt: moment(),
    ...over,
  };
}

const ownerNow = async () => (await zoneOwners(db(), store.id, moment())).get(zoneId) ?? null;
const handovers = () => db().handover.count({ where: { storeId: store.id, zoneId } });

async function differences() {
  const facts = await db().$transaction((tx) => checkBooks(tx));
  return facts.flatMap((fact) => fact.examples);
}

describe('a zone is handed over', () => {
  it('by both, with what they counted held against the book, and moves no stock', async () => {
    const [short, right] = [await stocked('5'), await stocked('2')];
    const lines = [counted(short.id, '4'), counted(right.id, '2')];
    const done = await handOverZone(await as(owner), input(lines));
    expect(done).toMatchObject({ counted: 2, differences: 1 });
    expect(await ownerNow()).toBe(next.id);
    const detail = await handoverDetail(
      db(),
      { storeId: store.id, handoverId: done.handoverId },
      { personId: owner.id, seesCost: true },
    );
    expect(detail).toMatchObject({ from: owner.name, to: next.name });
    expect(detail.lines).toMatchObject([
      { book: '5', counted: '4', difference: '-1', valueFen: -6_000, open: true },
      { book: '2', counted: '2', difference: '0', valueFen: 0, open: false },
    ]);
    const level = await db().stockLevel.findFirstOrThrow({
      where: { storeId: store.id, zoneId, productId: short.id },
    });
    expect(level.onHand.toString()).toBe('5');
    expect(await openDifferences(db(), { storeIds: [store.id], zoneId })).toMatchObject([
      { difference: '-1', from: owner.name, to: next.name, valueFen: null },
    ]);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { action: 'handovers.handOver', subjectId: zoneId },
    });
    expect(entry).toMatchObject({
      before: { personId: owner.id },
      after: { personId: next.id, counted: 2, differences: 1 },
    });
    expect(
      JSON.stringify(await db().commandRequest.findMany({ where: { scopeId: store.id } })),
    ).not.toContain(PIN);
    expect(await differences()).toEqual([]);
  });

  it('against the book of the moment each was counted, selling going on', async () => {
    const product = await stocked('5');
    clock += 60_000;
    const countedAt = moment();
    await adjustStock.execute(await as(keeper), {
      ...base(),
      reason: 'DAMAGE',
      lines: [{ productId: product.id, zoneId, quantity: '-2' }],
    });
    clock += 60_000;
    // The phone's clock is an hour fast: only how long ago counts.
    const off = (date: Date) => new Date(date.getTime() + 3_600_000);
    const ctx = await as(owner, 0);
    const done = await handOverZone(
      ctx,
      input([counted(product.id, '5', off(countedAt))], { sentAt: off(moment()) }),
    );
    expect(done.differences).toBe(0);
    expect(await differences()).toEqual([]);
  });

  it('once, however often it is sent', async () => {
    const product = await stocked('1');
    const sent = input([counted(product.id, '1')]);
    const first = await handOverZone(await as(owner), sent);
    expect(await handOverZone(await as(owner), { ...sent, sentAt: moment() })).toEqual(first);
    expect(await handovers()).toBe(1);
  });

  it('once, when two are signed at once', async () => {
    const product = await stocked('1');
    const third = await signer(['STOCK_KEEPER']);
    const lines = [counted(product.id, '1')];
    const [one, other] = [await as(owner), await as(owner, 0)];
    const results = await Promise.allSettled([
      handOverZone(one, input(lines)),
      handOverZone(other, input(lines, { toPersonId: third.id })),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason.code).toMatch(/HANDOVER_OWNER_CHANGED|ZONE_OWNER_OVERLAP/);
    expect(await handovers()).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it('or given by the office, not both', async () => {
    const product = await stocked('1');
    const [one, other] = [await as(owner), await as(manager, 0)];
    await Promise.allSettled([
      handOverZone(one, input([counted(product.id, '1')])),
      assignOwner.execute(other, { ...base(), zoneId, personId: keeper.id, endsAt: null }),
    ]);
    expect(await differences()).toEqual([]);
  });

  it('until what is agreed for later', async () => {
    const product = await stocked('1');
    const later = new Date(clock + 3_600_000);
    await db().zoneAssignment.updateMany({ where: { storeId: store.id, zoneId }, data: { endsAt: later } });
    await db().zoneAssignment.create({
      data: { storeId: store.id, id: newId(), zoneId, personId: keeper.id, startsAt: later },
    });
    await handOverZone(await as(owner), input([counted(product.id, '1')]));
    expect(await ownerNow()).toBe(next.id);
    expect((await zoneOwners(db(), store.id, later)).get(zoneId)).toBe(keeper.id);
  });
});

describe('what is refused leaves nothing behind', () => {
  async function refused(who: Person, over: Partial<HandOverInput>, error: unknown, lines = '1') {
    const product = await stocked('1');
    const attempt = handOverZone(
      await as(who),
      input(lines === '' ? [] : [counted(product.id, lines)], over),
    );
    await expect(attempt).rejects.toThrow(error as never);
    expect(await handovers()).toBe(0);
    expect(await ownerNow()).toBe(owner.id);
  }

  it('a wrong PIN of either, and too many of them', async () => {
    await refused(owner, { taker: '000111' }, HandoverPinWrong);
    await refused(owner, { giver: '000111' }, HandoverPinWrong);
    const product = await stocked('1');
    const sent = input([counted(product.id, '1')], { giver: '000111' });
    for (let tries = 0; tries < 6; tries += 1) await handOverZone(await as(owner, 0), sent).catch(() => null);
    await expect(handOverZone(await as(owner, 0), { ...sent, giver: PIN })).rejects.toMatchObject({
      code: 'PIN_LOCKED',
    });
  });

  it('the same person twice, or somebody from elsewhere', async () => {
    await refused(owner, { toPersonId: owner.id }, HandoverToOneself);
    await refused(
      owner,
      { toPersonId: (await signer(['CLERK'], (await makeStore()).id)).id },
      ZoneOwnerElsewhere,
    );
  });

  it('not by somebody who is not of the store, real or made up: no count of their PIN is kept', async () => {
    const stranger = await signer(['CLERK'], (await makeStore()).id);
    for (const id of [stranger.id, newId()]) {
      await refused(owner, { giverId: id, giver: '000111' }, HandoverGiverNotEntitled);
      await refused(owner, { toPersonId: id, taker: '000111' }, ZoneOwnerElsewhere);
      expect(await db().signInAttempt.count({ where: { subject: { endsWith: id } } })).toBe(0);
    }
  });

  it('but an owner who has left the store meanwhile still gives the zone', async () => {
    await db().roleGrant.updateMany({ where: { personId: owner.id }, data: { revokedAt: new Date() } });
    await handOverZone(await as(manager), input([]));
    expect(await ownerNow()).toBe(next.id);
  });

  it('not the owner: another clerk, and a manager while the owner can sign', async () => {
    await refused(owner, { giverId: keeper.id }, HandoverGiverNotEntitled);
    await refused(owner, { giverId: manager.id }, HandoverGiverNotEntitled);
    await refused(owner, { ownerId: keeper.id, giverId: keeper.id }, HandoverOwnerChanged);
  });

  it('nothing counted while goods stand there, nonsense, and without the right', async () => {
    await refused(owner, {}, HandoverNotCounted, '');
    await refused(owner, { giver: '12' }, InvalidInput);
    await refused(await makePerson(['ACCOUNTANT'], null), {}, Forbidden);
  });

  it('a zone of another store or closed', async () => {
    const foreign = await makeStore();
    await refused(owner, { zoneId: foreign.zones.floor.id }, NotFound);
    await db().zone.update({
      where: { storeId_id: { storeId: store.id, id: zoneId } },
      data: { closedAt: new Date() },
    });
    await expect(handOverZone(await as(owner), input([]))).rejects.toThrow(ZoneIsClosed);
    await db().zone.update({
      where: { storeId_id: { storeId: store.id, id: zoneId } },
      data: { closedAt: null },
    });
  });
});

describe('a zone that nobody answers for', () => {
  it('is taken over with a manager’s signature, also when its owner left', async () => {
    const product = await stocked('1');
    await db().person.update({ where: { id: owner.id }, data: { deactivatedAt: new Date() } });
    const lines = [counted(product.id, '1')];
    await expect(handOverZone(await as(next), input(lines, { giverId: keeper.id }))).rejects.toThrow(
      HandoverGiverNotEntitled,
    );
    await handOverZone(await as(next), input(lines, { giverId: manager.id }));
    expect(await ownerNow()).toBe(next.id);
    await db().zoneAssignment.updateMany({
      where: { storeId: store.id, zoneId, endsAt: null },
      data: { endsAt: new Date(clock + 500) },
    });
    const taker = await signer(['CLERK']);
    await handOverZone(
      await as(taker),
      input(lines, { ownerId: null, giverId: manager.id, toPersonId: taker.id }),
    );
    expect(
      await db().handover.findFirst({ where: { storeId: store.id, toPersonId: taker.id } }),
    ).toMatchObject({
      fromPersonId: null,
      givenById: manager.id,
    });
  });
});

describe('a difference ends', () => {
  async function short() {
    const product = await stocked('3');
    const { handoverId } = await handOverZone(await as(owner), input([counted(product.id, '1')]));
    const [open] = await openDifferences(db(), { storeIds: [store.id], zoneId });
    if (!open) throw new Error('a difference');
    return { product, handoverId, countId: open.countId };
  }
  const open = async () => (await openDifferences(db(), { storeIds: [store.id], zoneId })).length;

  it('with a reason of somebody who did not sign it, once', async () => {
    const { countId } = await short();
    const answer = { ...base(), countId, reason: '在隔壁货架找到' };
    const party = await contextOf(next, { now: moment() });
    await expect(answerDifference.execute(party, answer)).rejects.toThrow(Forbidden);
    const ctx = await as(manager);
    const results = await Promise.allSettled([
      answerDifference.execute(ctx, answer),
      answerDifference.execute(ctx, { ...answer, requestId: newId() }),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused[0]?.reason).toBeInstanceOf(HandoverDifferenceClosed);
    expect(await open()).toBe(0);
    expect(
      await db().auditEntry.count({ where: { action: 'handovers.answerDifference', subjectId: countId } }),
    ).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it('but not by a manager who signed it', async () => {
    next = manager;
    const { countId } = await short();
    await expect(
      answerDifference.execute(await as(manager), { ...base(), countId, reason: '没事' }),
    ).rejects.toThrow(OwnHandover);
  });

  it('with a shortage case against whoever answered until then', async () => {
    const { product, handoverId } = await short();
    const handover = await db().handover.findUniqueOrThrow({
      where: { storeId_id: { storeId: store.id, id: handoverId } },
    });
    const { countId } = (await openDifferences(db(), { storeIds: [store.id], zoneId }))[0] ?? { countId: '' };
    const { caseId } = await openCase.execute(await as(keeper), {
      ...base(),
      source: 'HANDOVER',
      sourceId: handoverId,
      productId: product.id,
      zones: [{ zoneId, quantity: '2' }],
      missedAt: new Date(handover.occurredAt.getTime() - 1),
    });
    expect(await db().shortageShare.findFirst({ where: { storeId: store.id, caseId } })).toMatchObject({
      personId: owner.id,
    });
    expect(await open()).toBe(0);
    await expect(
      answerDifference.execute(await as(manager), { ...base(), countId, reason: '找到了' }),
    ).rejects.toThrow(HandoverDifferenceClosed);
    expect(await differences()).toEqual([]);
  });

  it('and is never another store’s', async () => {
    const { handoverId } = await short();
    const foreign = await makeStore();
    const who = { personId: null, seesCost: false };
    await expect(handoverDetail(db(), { storeId: foreign.id, handoverId }, who)).rejects.toThrow(NotFound);
    await expect(
      handoverDetail(db(), { storeId: store.id, handoverId }, { ...who, personId: keeper.id }),
    ).rejects.toThrow(NotFound);
    expect((await listHandovers(db(), { storeIds: [foreign.id] })).rows).toEqual([]);
  });
});

it('the screen proposes the most valuable first, without a quantity', async () => {
  const [cheap, dear] = [await stocked('9', 100), await stocked('1', 500_000)];
  const start = await handoverStart(db(), store.id, zoneId, moment());
  expect(start.owner).toEqual({ id: owner.id, name: owner.name, canSign: true });
  expect(start.products.map(({ id }) => id)).toEqual([dear.id, cheap.id]);
  expect(JSON.stringify(start.products)).not.toMatch(/onHand|quantity|Fen/);
  expect(start.people.find(({ id }) => id === manager.id)).toMatchObject({ keepsZones: true });
});
