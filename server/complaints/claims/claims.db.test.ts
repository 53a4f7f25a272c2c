import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { complaintDetail } from '../case-detail';
import { logComplaint } from '../log-complaint';
import { moveComplaint, tellCustomer } from '../work-complaint';
import { answerClaim, refuseClaim, settleClaim } from './end-claim';
import { claimDetail, claimsOfCase, claimTotals, listClaims, openBySupplier } from './list-claims';
import { openClaim } from './open-claim';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let otherClerk: Context;
let manager: Context;
let keeper: Context;
let productId: string;
let supplierId: string;
const base = () => ({ storeId: store.id, requestId: newId() });
const makeSupplier = async () =>
  (await db().supplier.create({ data: { id: newId(), code: newId(), name: '滑轨厂' } })).id;

beforeAll(async () => {
  store = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  otherClerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
  productId = (await makeProduct()).id;
  supplierId = await makeSupplier();
});

async function working() {
  const { complaintId } = await logComplaint.execute(clerk, {
    ...base(),
    channel: 'STORE',
    about: 'OTHER',
    words: '抽屉滑轨断了',
    severity: 3,
    wants: 'REPAIR',
  });
  await tellCustomer.execute(clerk, { ...base(), complaintId, text: '向厂家要配件' });
  await moveComplaint.execute(clerk, { ...base(), complaintId, to: 'IN_PROGRESS' });
  return complaintId;
}
const asked = (complaintId: string, over: Partial<Parameters<typeof openClaim.execute>[1]> = {}) => ({
  ...base(),
  complaintId,
  supplierId,
  lines: [{ productId, quantity: '1' }],
  wantedFen: 8_000,
  words: '滑轨断裂',
  ...over,
});
async function open(over = {}) {
  const complaintId = await working();
  const { claimId } = await openClaim.execute(clerk, asked(complaintId, over));
  return { complaintId, claimId };
}
const stateOf = async (complaintId: string) =>
  (await complaintDetail(db(), store.id, complaintId, new Date())).state;

describe('a claim to a supplier', () => {
  it('is opened once a request, numbered, and the case waits for the supplier; the trail has no word of it', async () => {
    const complaintId = await working();
    const input = asked(complaintId);
    const first = await openClaim.execute(clerk, input);
    expect(await openClaim.execute(clerk, input)).toEqual(first);
    expect(await stateOf(complaintId)).toBe('WAITING_SUPPLIER');
    expect(await claimDetail(db(), store.id, first.claimId)).toMatchObject({
      number: first.number,
      supplier: '滑轨厂',
      state: 'OPEN',
      wantedFen: 8_000,
      lines: [{ productId, quantity: '1' }],
    });
    const trail = await db().auditEntry.findMany({ where: { subjectId: complaintId } });
    expect(JSON.stringify(trail)).not.toContain('滑轨断裂');
  });

  it.each([
    [{ supplierId: '0198f3a2-0000-7000-8000-000000000001' }, 'NOT_FOUND'],
    [{ lines: [{ productId: '0198f3a2-0000-7000-8000-000000000001', quantity: '1' }] }, 'NOT_FOUND'],
    [{ lines: [] }, 'INVALID_INPUT'],
    [{ wantedFen: 0 }, 'INVALID_INPUT'],
    [{ version: 99 }, 'COMPLAINT_CHANGED'],
  ])('is refused for %o, and nothing is half written', async (over, code) => {
    const complaintId = await working();
    await expect(openClaim.execute(clerk, asked(complaintId, over))).rejects.toMatchObject({ code });
    expect(await claimsOfCase(db(), store.id, complaintId)).toEqual([]);
    expect(await stateOf(complaintId)).toBe('IN_PROGRESS');
  });

  it('is answered, then settled by who leads; the case goes on after the last one', async () => {
    const { complaintId, claimId } = await open();
    const second = await openClaim.execute(clerk, asked(complaintId));
    await answerClaim.execute(clerk, { ...base(), claimId, answer: '下周补发', reference: 'HG-77' });
    const settle = { ...base(), claimId, gave: 'CREDIT' as const, gaveFen: 6_000 };
    await expect(settleClaim.execute(clerk, settle)).rejects.toBeInstanceOf(Forbidden);
    await expect(settleClaim.execute(manager, { ...settle, gaveFen: undefined })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await settleClaim.execute(manager, settle);
    expect(await claimDetail(db(), store.id, claimId)).toMatchObject({
      state: 'SETTLED',
      gave: 'CREDIT',
      gaveFen: 6_000,
      reference: 'HG-77',
      answer: '下周补发',
    });
    expect(await stateOf(complaintId)).toBe('WAITING_SUPPLIER');
    await refuseClaim.execute(manager, { ...base(), claimId: second.claimId, answer: '过了保' });
    expect(await stateOf(complaintId)).toBe('IN_PROGRESS');
  });

  it('ends once, whoever of two is quicker', async () => {
    const { claimId } = await open();
    const both = await Promise.allSettled([
      settleClaim.execute(manager, { ...base(), claimId, gave: 'GOODS' }),
      refuseClaim.execute(manager, { ...base(), claimId, answer: '不赔' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CLAIM_ENDED_ALREADY' },
    });
  });

  it('is for whoever works the case, in its store', async () => {
    const { claimId } = await open();
    const complaintId = await working();
    await expect(openClaim.execute(otherClerk, asked(complaintId))).rejects.toMatchObject({
      code: 'COMPLAINT_OF_ANOTHER',
    });
    await expect(openClaim.execute(keeper, asked(complaintId))).rejects.toBeInstanceOf(Forbidden);
    const elsewhere = await makeStore();
    const there = await contextOf(await makePerson(['STORE_MANAGER'], elsewhere.id));
    await expect(
      refuseClaim.execute(there, { ...base(), storeId: elsewhere.id, claimId, answer: '不赔' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(refuseClaim.execute(there, { ...base(), claimId, answer: '不赔' })).rejects.toBeInstanceOf(
      Forbidden,
    );
  });

  it('stands in the list, and what is open is summed by supplier', async () => {
    const mine = await makeSupplier();
    const one = await open({ supplierId: mine, wantedFen: 5_000 });
    await open({ supplierId: mine, wantedFen: undefined });
    const ended = await open({ supplierId: mine, wantedFen: 9_000 });
    await settleClaim.execute(manager, { ...base(), claimId: ended.claimId, gave: 'CREDIT', gaveFen: 4_000 });
    const filter = { storeIds: [store.id], supplierId: mine };
    const { rows } = await listClaims(db(), { ...filter, state: 'open' });
    expect(rows.map(({ id }) => id)).toContain(one.claimId);
    expect(rows).toHaveLength(2);
    expect(await claimTotals(db(), filter)).toEqual({ count: 3, openFen: 5_000, gaveFen: 4_000 });
    expect((await openBySupplier(db(), [store.id])).find(({ supplierId: id }) => id === mine)).toMatchObject({
      count: 2,
      openFen: 5_000,
    });
  });

  it('keeps what was claimed and what came of it: the database itself', async () => {
    const { claimId } = await open();
    const change = (data: object) => db().supplierClaim.updateMany({ where: { id: claimId }, data });
    await expect(change({ wantedFen: 1n })).rejects.toThrow();
    await expect(change({ state: 'SETTLED' })).rejects.toThrow();
    await settleClaim.execute(manager, { ...base(), claimId, gave: 'REPAIR' });
    await expect(change({ answer: '改了' })).rejects.toThrow();
    await expect(db().supplierClaim.deleteMany({ where: { id: claimId } })).rejects.toThrow();
    await expect(db().supplierClaimLine.deleteMany({ where: { claimId } })).rejects.toThrow();
  });
});
