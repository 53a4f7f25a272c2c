import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { complaintDetail } from './case-detail';
import { decideOutcome } from './decide-outcome';
import { logComplaint } from './log-complaint';
import { type HandOverRepairInput, handOverRepair } from './repair-of-case';
import { moveComplaint, tellCustomer } from './work-complaint';

type Context = Awaited<ReturnType<typeof contextOf>>;
const PINS = { clerk: '135790', technician: '615208', other: '482913' };
let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let manager: Context;
let keeper: Context;
let technicianId: string;
let otherId: string;
let productId: string;
const base = () => ({ storeId: store.id, requestId: newId() });

beforeAll(async () => {
  store = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
  technicianId = (await makePerson(['TECHNICIAN'], null)).id;
  otherId = (await makePerson(['TECHNICIAN'], store.id)).id;
  await givePin(clerk.actor.personId, PINS.clerk);
  await givePin(technicianId, PINS.technician);
  await givePin(otherId, PINS.other);
  productId = (await makeProduct({ name: '餐椅' })).id;
});

async function working() {
  const { complaintId } = await logComplaint.execute(clerk, {
    ...base(),
    channel: 'STORE',
    about: 'OTHER',
    productId,
    words: '椅子腿松了',
    severity: 3,
    wants: 'REPAIR',
  });
  await tellCustomer.execute(clerk, { ...base(), complaintId, text: '给您修' });
  await moveComplaint.execute(clerk, { ...base(), complaintId, to: 'IN_PROGRESS' });
  return complaintId;
}
const repair = (complaintId: string, over: object = {}) =>
  decideOutcome.execute(clerk, {
    ...base(),
    complaintId,
    kind: 'REPAIR',
    text: '紧固右后腿',
    technicianId,
    dueDay: '2099-01-05',
    ...over,
  });
async function decided() {
  const complaintId = await working();
  const { outcomeId } = await repair(complaintId);
  return { complaintId, outcomeId };
}
const out = (of: { complaintId: string; outcomeId: string }, over: Partial<HandOverRepairInput> = {}) => ({
  ...base(),
  ...of,
  giverId: clerk.actor.personId,
  takerId: technicianId,
  handovers: 0,
  words: '椅子一把',
  giver: PINS.clerk,
  taker: PINS.technician,
  ...over,
});
const back = (of: { complaintId: string; outcomeId: string }, over: Partial<HandOverRepairInput> = {}) =>
  out(of, {
    giverId: technicianId,
    takerId: clerk.actor.personId,
    handovers: 1,
    giver: PINS.technician,
    taker: PINS.clerk,
    ...over,
  });
const detail = (complaintId: string) => complaintDetail(db(), store.id, complaintId, new Date());
const taskOf = async (complaintId: string) =>
  db().task.findUniqueOrThrow({
    where: {
      storeId_id: { storeId: store.id, id: (await detail(complaintId)).outcomes[0]?.repair?.taskId ?? '' },
    },
  });

describe('a repair', () => {
  it('is a named technician’s task, by a clerk who gives no tasks otherwise; the trail has no word of it', async () => {
    const { complaintId } = await decided();
    const task = await taskOf(complaintId);
    expect(task).toMatchObject({
      ownerId: technicianId,
      note: '紧固右后腿',
      sourceKind: 'COMPLAINT',
      sourceId: complaintId,
    });
    expect(task.title).toMatch(/^KS-\d{6} · 餐椅/);
    const trail = await db().auditEntry.findMany({ where: { subjectId: { in: [complaintId, task.id] } } });
    expect(JSON.stringify(trail)).not.toMatch(/紧固|椅子腿/);
  });

  it.each([
    [{ technicianId: undefined }, 'INVALID_INPUT'],
    [{ dueDay: undefined }, 'INVALID_INPUT'],
    [{ kind: 'EXPLANATION' }, 'INVALID_INPUT'],
    [{ technicianId: '0198f3a2-0000-7000-8000-000000000001' }, 'TASK_OWNER_NOT_AT_WORK'],
  ])('is refused for %o, and nothing is half written', async (over, code) => {
    const complaintId = await working();
    await expect(repair(complaintId, over)).rejects.toMatchObject({ code });
    expect(await db().complaintOutcome.count({ where: { complaintId } })).toBe(0);
    expect(await db().task.count({ where: { sourceId: complaintId } })).toBe(0);
  });

  it('goes out and comes back with both PINs, ends the task, and keeps the case from being solved meanwhile', async () => {
    const of = await decided();
    const solve = () =>
      moveComplaint.execute(clerk, { ...base(), complaintId: of.complaintId, to: 'SOLVED' });
    const sent = out(of);
    const first = await handOverRepair(clerk, sent);
    expect(await handOverRepair(clerk, sent)).toEqual(first);
    expect((await detail(of.complaintId)).outcomes[0]?.repair).toMatchObject({
      handovers: 1,
      isOut: true,
      heldBy: { id: technicianId },
    });
    await expect(solve()).rejects.toMatchObject({ code: 'OUTCOMES_NOT_GIVEN' });
    expect((await taskOf(of.complaintId)).doneAt).toBeNull();
    await handOverRepair(clerk, back(of, { words: '已紧固' }));
    expect(await taskOf(of.complaintId)).toMatchObject({ doneById: technicianId });
    const { steps } = await detail(of.complaintId);
    expect(steps.slice(0, 2)).toMatchObject([
      { kind: 'REPAIR_BACK', text: '已紧固', facts: { to: clerk.actor.name } },
      { kind: 'REPAIR_OUT', text: '椅子一把', facts: { from: clerk.actor.name } },
    ]);
    await solve();
    expect(
      JSON.stringify(await db().commandRequest.findMany({ where: { requestId: sent.requestId } })),
    ).not.toContain(PINS.technician);
  });

  it('refuses a wrong PIN, another technician, one and the same, and a giver who is not the technician', async () => {
    const of = await decided();
    const refused = (input: HandOverRepairInput) => expect(handOverRepair(clerk, input)).rejects;
    await refused(out(of, { taker: '000000' })).toMatchObject({ code: 'PIN_WRONG' });
    await refused(out(of, { takerId: otherId, taker: PINS.other })).toMatchObject({
      code: 'REPAIR_OF_ANOTHER',
    });
    await refused(out(of, { takerId: clerk.actor.personId, taker: PINS.clerk })).toMatchObject({
      code: 'HANDOVER_TO_ONESELF',
    });
    await refused(out(of, { takerId: newId() })).toMatchObject({ code: 'REPAIR_OF_ANOTHER' });
    await handOverRepair(clerk, out(of));
    await refused(back(of, { giverId: otherId, giver: PINS.other })).toMatchObject({
      code: 'REPAIR_OF_ANOTHER',
    });
    expect(await db().complaintHandover.count({ where: { outcomeId: of.outcomeId } })).toBe(1);
  });

  it('is taken by one of two at once, and by nobody without the right or in another store', async () => {
    const of = await decided();
    const both = await Promise.allSettled([handOverRepair(clerk, out(of)), handOverRepair(manager, out(of))]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'REPAIR_HANDED_ALREADY' },
    });
    await expect(handOverRepair(keeper, back(of))).rejects.toBeInstanceOf(Forbidden);
    const elsewhere = await makeStore();
    await expect(handOverRepair(clerk, back(of, { storeId: elsewhere.id }))).rejects.toBeInstanceOf(
      Forbidden,
    );
  });

  it('keeps its handovers: the database itself changes none', async () => {
    const of = await decided();
    await handOverRepair(clerk, out(of));
    const where = { outcomeId: of.outcomeId };
    await expect(db().complaintHandover.updateMany({ where, data: { words: '' } })).rejects.toThrow();
    await expect(db().complaintHandover.deleteMany({ where })).rejects.toThrow();
    await expect(
      db().complaintOutcome.updateMany({ where: { id: of.outcomeId }, data: { technicianId: otherId } }),
    ).rejects.toThrow();
  });
});
