// Long because: what may come of one claimed line is a list.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { businessDayOf } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound, RequestConflict } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { ticketFact } from '@/server/reports/books/ticket-facts';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { soldByPerson } from '@/server/sales/exceptions-of-sales';
import { SOLD_BY } from '@/server/sales/sold-by';
import { soldLines, soldLineTotals } from '@/server/sales/sold-lines';
import { ticketDetail } from '@/server/sales/ticket-detail';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeCustomer } from '@/tests/factories/customers';
import { livedDay } from '@/tests/factories/lived-day';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { answerDispute } from './answer-dispute';
import { DISPUTES_OF_CUSTOMER } from './customer-room';
import { decideDispute } from './decide-dispute';
import { disputeDetail } from './dispute-detail';
import {
  DisputeDecided,
  DisputeNotYoursToAnswer,
  DisputeOfYourOwn,
  DisputeOpen,
  DisputeSharesWrong,
  LineIsYours,
} from './errors';
import { listDisputes, seenBy } from './list-disputes';
import { raiseDispute } from './raise-dispute';
import { disputesToAnswer, disputesToDecide } from './waiting-disputes';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
let shop: Awaited<ReturnType<typeof makeCounter>>;
let seller: Ctx;
let claimer: Ctx;
let manager: Ctx;
let office: Ctx;
let seq = 0;
const idOf = (ctx: Ctx) => ctx.actor.personId;
const base = () => ({ storeId: shop.store.id, requestId: newId() });

beforeAll(async () => {
  shop = await makeCounter(['CLERK']);
  const { id } = shop.store;
  seller = shop.ctx;
  claimer = await contextOf(await makePerson(['CLERK'], id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
});

let sale: ReturnType<typeof makeSale>;
let lineId: string;
beforeEach(async () => {
  seq += 1;
  sale = makeSale(shop.at(seq), [{ product: await makeProduct({ listPriceFen: 100_01 }), quantity: '2' }]);
  lineId = sale.lines[0]?.id ?? '';
  await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
});

const raise = (by = claimer, over: object = {}) =>
  raiseDispute.execute(by, { ...base(), lineId, words: '客人是我接待的', ...over });
const decide = (by: Ctx, disputeId: string, over: object = {}) =>
  decideDispute.execute(by, { ...base(), disputeId, outcome: 'MOVED', reason: '有电话记录', ...over });
const back = async () => {
  seq += 1;
  const made = makeReturn(shop.at(seq), sale, { refundFen: 100_01 });
  const [line] = made.lines;
  if (!line) throw new Error('a line');
  await completeReturn.execute(shop.ctx, {
    storeId: shop.store.id,
    ...made,
    lines: [{ ...line, quantity: '1' }],
  });
  return line.id;
};

/** What of a line and of what came back of it is whose, fen, over all days. */
async function parts(...lineIds: string[]): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; fen: bigint }[]>`
    SELECT person_id AS id, sum(net_fen)::bigint AS fen FROM ${Prisma.raw(SOLD_BY)} p
    WHERE store_id = ${shop.store.id}::uuid AND line_id = ANY(${lineIds}::uuid[]) GROUP BY 1 HAVING sum(quantity) <> 0`;
  return new Map(rows.map(({ id, fen }) => [id, Number(fen)]));
}
const booksAgree = async () =>
  expect((await checkBooks(db(), undefined, [ticketFact]))[0]?.examples).toEqual([]);

describe('a line somebody claims', () => {
  test('goes to them by an entry, with what had come back, and so does what comes back later', async () => {
    const before = await back();
    const { disputeId } = await raise();
    expect(await disputesToAnswer(db(), { personId: idOf(seller), storeIds: [shop.store.id] })).toEqual([
      { storeId: shop.store.id, id: disputeId, goods: expect.any(String) },
    ]);
    await answerDispute.execute(seller, { ...base(), disputeId, agrees: false, words: '我开的单' });
    expect(await disputesToAnswer(db(), { personId: idOf(seller), storeIds: [shop.store.id] })).toEqual([]);
    expect(await parts(lineId)).toEqual(new Map([[idOf(seller), 200_02]]));
    await decide(manager, disputeId);
    expect(await parts(lineId)).toEqual(new Map([[idOf(claimer), 200_02]]));
    expect(await parts(before)).toEqual(new Map([[idOf(claimer), -100_01]]));
    const after = await back();
    expect(await parts(after)).toEqual(new Map([[idOf(claimer), -100_01]]));

    const line = await db().ticketLine.findUniqueOrThrow({
      where: { storeId_id: { storeId: shop.store.id, id: lineId } },
    });
    expect(line.salespersonId).toBe(idOf(seller));
    const ticket = await ticketDetail(db(), shop.store.id, sale.id, { floor: false });
    expect(ticket.lines[0]?.moved).toMatchObject({ disputeId, to: [{ shareBp: 10_000 }] });
    const acts = await db().auditEntry.findMany({
      where: { scopeId: shop.store.id, subjectId: sale.id, action: { startsWith: 'disputes.' } },
      orderBy: { id: 'asc' },
      select: { action: true, after: true },
    });
    expect(acts.map(({ action }) => action)).toEqual([
      'disputes.raise',
      'disputes.answer',
      'disputes.decide',
    ]);
    expect(JSON.stringify(acts)).not.toContain('接待');
    await booksAgree();
  });

  test('is shared to the fen, claimed again and moved on from there', async () => {
    const { disputeId } = await raise();
    const shares = [
      { personId: idOf(claimer), shareBp: 3_333 },
      { personId: idOf(seller), shareBp: 6_667 },
    ];
    await decide(manager, disputeId, { outcome: 'SHARED', shares });
    expect(await parts(lineId)).toEqual(
      new Map([
        [idOf(claimer), 66_67],
        [idOf(seller), 133_35],
      ]),
    );
    const third = await contextOf(await makePerson(['CLERK'], shop.store.id));
    const { disputeId: again } = await raise(third);
    await decide(office, again);
    expect(await parts(lineId)).toEqual(new Map([[idOf(third), 200_02]]));
    await booksAgree();
  });

  test('stays without an entry', async () => {
    const { disputeId } = await raise();
    await decide(manager, disputeId, { outcome: 'STAYS' });
    expect(await parts(lineId)).toEqual(new Map([[idOf(seller), 200_02]]));
    expect(await db().lineAttribution.count({ where: { storeId: shop.store.id, lineId } })).toBe(0);
    // What was decided may be claimed once more, by whoever knows something new.
    await raise();
  });

  test('counts in the figures of the day it was decided, and opens to the line', async () => {
    const { disputeId } = await raise();
    await decide(manager, disputeId);
    const day = businessDayOf(new Date(), shop.store.timeZone, shop.store.dayStartMinute);
    const of = { storeIds: [shop.store.id], from: day, to: day, productId: sale.lines[0]?.productId ?? '' };
    const asked = (personId: string) => soldLineTotals(db(), { ...of, personId });
    expect(await asked(idOf(claimer))).toEqual({ count: 1, netFen: 200_02 });
    expect(await asked(idOf(seller))).toEqual({ count: 0, netFen: 0 });
    const { rows } = await soldLines(db(), { ...of, personId: idOf(claimer) });
    expect(rows.map(({ id, netFen }) => [id, netFen])).toEqual([[lineId, 200_02]]);
    const sold = await soldByPerson(db(), { storeId: shop.store.id, personId: idOf(claimer), day });
    expect(sold.netFen).toBeGreaterThanOrEqual(200_02);
  });
});

describe('a day that is sealed', () => {
  test('stays as it was summed: what moves counts on the day of the decision', async () => {
    const { store } = await livedDay(true);
    const line = await db().ticketLine.findFirstOrThrow({
      where: { storeId: store.id, returnsLineId: null },
      orderBy: { lineNo: 'desc' },
    });
    const sums = () =>
      db().salesDayHour.findMany({
        where: { storeId: store.id },
        orderBy: [{ hour: 'asc' }, { personId: 'asc' }],
      });
    const before = await sums();
    expect(before.length).toBeGreaterThan(0);
    const claims = await contextOf(await makePerson(['CLERK'], store.id));
    const of = () => ({ storeId: store.id, requestId: newId() });
    const { disputeId } = await raiseDispute.execute(claims, { ...of(), lineId: line.id, words: '是我卖的' });
    await decideDispute.execute(office, { ...of(), disputeId, outcome: 'MOVED', reason: '属实' });
    expect(await sums()).toEqual(before);
    const moved = await db().$queryRaw<{ id: string; fen: bigint; isSaleDay: boolean }[]>`
      SELECT person_id AS id, net_fen AS fen, business_day = ${line.businessDay}::date AS "isSaleDay" FROM ${Prisma.raw(SOLD_BY)} p
      WHERE store_id = ${store.id}::uuid AND line_id = ${line.id}::uuid ORDER BY business_day, net_fen`;
    const fen = line.netFen;
    expect(moved).toEqual([
      { id: line.salespersonId, fen, isSaleDay: true },
      { id: line.salespersonId, fen: -fen, isSaleDay: false },
      { id: idOf(claims), fen, isSaleDay: false },
    ]);
    await booksAgree();
  });
});

describe('is refused', () => {
  test('to claim what is one’s own, what is claimed, what came back, and what is another store’s', async () => {
    await expect(raise(seller)).rejects.toThrow(LineIsYours);
    const returned = await back();
    await expect(raise(claimer, { lineId: returned })).rejects.toThrow(NotFound);
    const elsewhere = await makeStore();
    const both = await makePerson(['CLERK'], elsewhere.id);
    await expect(raise(await contextOf(both))).rejects.toThrow(Forbidden);
    await expect(raise(await contextOf(both), { storeId: elsewhere.id })).rejects.toThrow(NotFound);
    await raise();
    await expect(raise()).rejects.toThrow(DisputeOpen);
    await expect(raise(claimer, { lineId, words: ' ' })).rejects.toThrow(InvalidInput);
  });

  test('of two who claim at once the second, and of two managers the slower', async () => {
    const other = await contextOf(await makePerson(['CLERK'], shop.store.id));
    const claims = await Promise.allSettled([raise(), raise(other)]);
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(claims.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(DisputeOpen),
    });
    const { id } = await db().salesDispute.findFirstOrThrow({ where: { storeId: shop.store.id, lineId } });
    const decisions = await Promise.allSettled([
      decide(manager, id),
      decide(office, id, { outcome: 'STAYS' }),
    ]);
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(decisions.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(DisputeDecided),
    });
    await booksAgree();
  });

  test('to answer for others, twice, or after the decision', async () => {
    const { disputeId } = await raise();
    const answer = (by: Ctx, over: object = {}) =>
      answerDispute.execute(by, { ...base(), disputeId, agrees: true, ...over });
    await expect(answer(claimer)).rejects.toThrow(DisputeNotYoursToAnswer);
    await expect(answer(office)).rejects.toThrow(Forbidden);
    await expect(answer(seller, { agrees: false })).rejects.toThrow(InvalidInput);
    await answer(seller);
    await expect(answer(seller)).rejects.toThrow(DisputeNotYoursToAnswer);
    await decide(manager, disputeId);
    await expect(answer(seller)).rejects.toThrow(DisputeDecided);
  });

  test('to decide without the right, of one’s own, and by shares that are none', async () => {
    const { disputeId } = await raise();
    await expect(decide(claimer, disputeId)).rejects.toThrow(Forbidden);
    const shares = (...parts: [Ctx, number][]) => ({
      outcome: 'SHARED',
      shares: parts.map(([who, shareBp]) => ({ personId: idOf(who), shareBp })),
    });
    for (const wrong of [
      shares([claimer, 5_000], [seller, 4_000]),
      shares([claimer, 5_000], [office, 5_000]),
      shares([claimer, 5_000], [claimer, 5_000]),
      { outcome: 'SHARED' },
    ])
      await expect(decide(manager, disputeId, wrong)).rejects.toThrow(DisputeSharesWrong);
    await expect(decide(manager, disputeId, { reason: '' })).rejects.toThrow(InvalidInput);

    // A manager who claims a line decides nothing about it; head office does.
    await decide(manager, disputeId, { outcome: 'STAYS' });
    const { disputeId: own } = await raise(manager);
    await expect(decide(manager, own)).rejects.toThrow(DisputeOfYourOwn);
    const toDecide = async (ctx: Ctx) =>
      (await disputesToDecide(db(), { personId: idOf(ctx), storeIds: [shop.store.id] }))[0]?.[1] ?? 0;
    expect(await toDecide(office)).toBe((await toDecide(manager)) + 1);
    await decide(office, own);
  });

  test('twice with one id nothing is done twice', async () => {
    const again = { storeId: shop.store.id, requestId: newId(), lineId, words: '是我的' };
    const [one, two] = [
      await raiseDispute.execute(claimer, again),
      await raiseDispute.execute(claimer, again),
    ];
    expect(one).toEqual(two);
    await expect(raiseDispute.execute(claimer, { ...again, words: '另说' })).rejects.toThrow(RequestConflict);
    const decision = { ...base(), disputeId: one.disputeId, outcome: 'MOVED', reason: '有记录' } as const;
    await decideDispute.execute(manager, decision);
    await decideDispute.execute(manager, decision);
    expect(await db().lineAttribution.count({ where: { storeId: shop.store.id, lineId } })).toBe(2);
  });
});

describe('who sees it', () => {
  test('whom it concerns and who decides; the database lets nothing be changed', async () => {
    const { disputeId } = await raise();
    const stranger = await contextOf(await makePerson(['CLERK'], shop.store.id));
    const { id: storeId } = shop.store;
    await expect(disputeDetail(stranger, storeId, disputeId)).rejects.toThrow(NotFound);
    expect(await disputeDetail(seller, storeId, disputeId)).toMatchObject({
      mayAnswer: true,
      mayDecide: false,
    });
    expect(await disputeDetail(manager, storeId, disputeId)).toMatchObject({
      mayAnswer: false,
      mayDecide: true,
    });
    const seen = async (ctx: Ctx) =>
      (await listDisputes(db(), { storeIds: [storeId], ...seenBy(ctx, [storeId]) })).rows.map(({ id }) => id);
    expect(await seen(stranger)).toEqual([]);
    expect(await seen(claimer)).toContain(disputeId);
    expect(await seen(manager)).toContain(disputeId);
    await decide(manager, disputeId);
    const row = { where: { storeId_id: { storeId, id: disputeId } } };
    await expect(db().salesDispute.update({ ...row, data: { reason: '改了' } })).rejects.toThrow();
    await expect(db().salesDispute.delete(row)).rejects.toThrow();
    await expect(
      db().lineAttribution.updateMany({ where: { storeId, lineId }, data: { shareBp: 1 } }),
    ).rejects.toThrow();
    await expect(
      db()
        .$executeRaw`INSERT INTO line_attribution (store_id, line_id, entry_no, person_id, was_bp, share_bp, dispute_id, moved_by_id, moved_at, business_day)
        SELECT store_id, line_id, 9, person_id, was_bp, 9999, dispute_id, moved_by_id, moved_at, business_day FROM line_attribution
        WHERE store_id = ${storeId}::uuid AND line_id = ${lineId}::uuid AND share_bp > 0`,
    ).rejects.toThrow(/both sides of it come to 100/);
  });
});

test('forgets every word about an erased customer’s sale, and nothing else', async () => {
  const customer = await makeCustomer(shop.ctx, shop.store.id);
  const other = (await raise()).disputeId;
  seq += 1;
  sale = makeSale(shop.at(seq), [{ product: await makeProduct({ listPriceFen: 100_01 }) }]);
  lineId = sale.lines[0]?.id ?? '';
  await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, customerId: customer.id });
  const { disputeId } = await raise();
  await answerDispute.execute(seller, { ...base(), disputeId, agrees: false, words: '住三楼的那位先问的我' });
  await decide(manager, disputeId, { reason: '三楼的客人说是她' });
  const forget = () => db().$transaction(async (tx) => DISPUTES_OF_CUSTOMER.erased?.(tx, [customer.id]));
  await forget();
  await forget();
  const rows = await db().salesDispute.findMany({ where: { id: disputeId }, include: { answers: true } });
  expect(rows).toMatchObject([
    { words: '—', reason: '—', outcome: 'MOVED', answers: [{ words: '—', agrees: false }] },
  ]);
  expect(await db().salesDispute.findFirst({ where: { id: other } })).toMatchObject({
    words: '客人是我接待的',
  });
  await expect(
    db().salesDisputeAnswer.updateMany({ where: { disputeId }, data: { words: '—', agrees: true } }),
  ).rejects.toThrow();
  await expect(
    db().salesDispute.updateMany({ where: { id: disputeId }, data: { words: '别的' } }),
  ).rejects.toThrow();
});
