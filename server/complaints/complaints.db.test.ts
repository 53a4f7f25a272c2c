// Long because: one case after another through everything that can become of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { receiptNumber } from '@/lib/receipt-number';
import { momentWords } from '@/lib/time-words';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { checkBooks } from '@/server/reports/books/check-books';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { openTill } from '@/server/tills/open-till';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCustomer } from '@/tests/factories/customers';
import { makeSale } from '@/tests/factories/sales';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { callOffOutcome } from './call-off-outcome';
import { complaintDetail } from './case-detail';
import { openClaim } from './claims/open-claim';
import { closeComplaint, noteTry, reopenComplaint } from './close-complaint';
import { COMPLAINTS_OF_CUSTOMER } from './customer-room';
import { approveOutcome, decideOutcome } from './decide-outcome';
import { complaintFigures } from './figures';
import { giveCash, giveCredit, giveGoods, linkTicket } from './give-outcome';
import { gradeComplaint, setDue } from './grade-complaint';
import { complaintTotals, earlierComplaints, listComplaints } from './list-complaints';
import { logComplaint } from './log-complaint';
import { handOverComplaint, moveComplaint, noteOnCase, takeComplaint, tellCustomer } from './work-complaint';

type Context = Awaited<ReturnType<typeof contextOf>>;
let store: Awaited<ReturnType<typeof makeStore>>;
let clerk: Context;
let otherClerk: Context;
let manager: Context;
let office: Context;
let product: Awaited<ReturnType<typeof makeProduct>>;
let sale: ReturnType<typeof makeSale>;
let sessionId: string;
let prefix: string;
let counter: Context;
let seq = 1;
const base = () => ({ storeId: store.id, requestId: newId() });

beforeAll(async () => {
  store = await makeStore();
  clerk = await contextOf(await makePerson(['CLERK'], store.id));
  otherClerk = await contextOf(await makePerson(['CLERK'], store.id));
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  product = await makeProduct({ listPriceFen: 10_000 });
  const { device } = await makeTill(store);
  prefix = device.prefix;
  counter = await contextOf(await makePerson(['CLERK', 'STORE_MANAGER'], store.id), { device });
  ({ sessionId } = await openTill.execute(counter, { ...base(), floatFen: 100_000 }));
  sale = makeSale({ prefix, seq, sessionId }, [{ product, quantity: '3' }]);
  await completeSale(counter, { storeId: store.id, ...sale });
});

const wanted = (over: Partial<Parameters<typeof logComplaint.execute>[1]> = {}) => ({
  ...base(),
  channel: 'STORE' as const,
  about: 'OTHER' as const,
  words: '椅子腿裂了',
  severity: 3,
  wants: 'REFUND' as const,
  ...over,
});
const logged = async (over = {}, who: Context = clerk) =>
  (await logComplaint.execute(who, wanted(over))).complaintId;
const of = (complaintId: string) => ({ ...base(), complaintId });
const detail = (complaintId: string) => complaintDetail(db(), store.id, complaintId, new Date());
const at = (ctx: Context, now: Date): Context => ({ ...ctx, now });

/** Worked on and answered. */
async function working(over = {}) {
  const complaintId = await logged(over);
  await tellCustomer.execute(clerk, { ...of(complaintId), text: '今天给您答复' });
  await moveComplaint.execute(clerk, { ...of(complaintId), to: 'IN_PROGRESS' });
  return complaintId;
}
/** Explained and solved. */
async function solved() {
  const complaintId = await working();
  await decideOutcome.execute(clerk, { ...of(complaintId), kind: 'EXPLANATION', text: '木纹如此' });
  await moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' });
  return complaintId;
}
const trail = (complaintId: string) => db().auditEntry.findMany({ where: { subjectId: complaintId } });

describe('a complaint is logged', () => {
  it('once a request, numbered, with owner and clocks, about the line of a scanned receipt', async () => {
    const customer = await makeCustomer(clerk, store.id, { name: '欧阳娜' });
    const input = wanted({
      about: 'LINE',
      ticketId: sale.id,
      ticketLineId: sale.lines[0]?.id ?? '',
      customerId: customer.id,
    });
    const first = await logComplaint.execute(clerk, input);
    expect(await logComplaint.execute(clerk, input)).toEqual(first);
    const found = await detail(first.complaintId);
    expect(found).toMatchObject({
      state: 'NEW',
      ownerId: clerk.actor.personId,
      product: { productId: product.id },
      customer: { id: customer.id, name: '欧阳娜' },
      ticket: { number: sale.number },
    });
    expect(found.solveDueAt).toEqual(first.solveDueAt);
    expect(found.clocks.solve.counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(36 * 60);
    expect(found.warranty?.rules[0]).toMatchObject({
      dayNumber: 1,
      remedies: ['RETURN', 'EXCHANGE', 'REPAIR'],
      sourceCheckedOn: null,
    });
    const entries = await trail(first.complaintId);
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toMatch(/欧阳娜|椅子腿|1381234/);
  });

  it('shows what this customer and this product were complained of before', async () => {
    const customer = await makeCustomer(clerk, store.id);
    const mine = await logged({ customerId: customer.id });
    const chair = await makeProduct();
    const ofChair = await logged({ productId: chair.id });
    const found = await earlierComplaints(
      db(),
      { storeIds: [store.id], customerId: customer.id, productId: chair.id },
      new Date(),
    );
    expect(found.map(({ id }) => id).sort()).toEqual([mine, ofChair].sort());
  });

  it.each([
    [{ about: 'LINE', ticketId: undefined }],
    [{ channel: 'AUTHORITY' }],
    [{ about: 'SERIAL' }],
    [{ words: '   ' }],
    [{ words: '😀'.repeat(10_000) }],
    [{ severity: 5 }],
  ])('is refused for %o, and nothing is half written', async (over) => {
    const before = await db().complaint.count({ where: { storeId: store.id } });
    await expect(logged(over)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await db().complaint.count({ where: { storeId: store.id } })).toBe(before);
  });

  it('is refused with a ticket of another store, an unknown customer, and an owner without work here', async () => {
    await expect(logged({ about: 'TICKET', ticketId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(logged({ customerId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(logged({ zoneId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(logged({ about: 'PERSON', aboutPersonId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const keeper = await makePerson(['STOCK_KEEPER'], store.id);
    await expect(logged({ ownerId: keeper.id })).rejects.toMatchObject({ code: 'OWNER_NOT_AT_WORK' });
  });

  it('by whoever may, in their store', async () => {
    const elsewhere = await contextOf(await makePerson(['CLERK'], (await makeStore()).id));
    await expect(logged({}, elsewhere)).rejects.toThrow(Forbidden);
    const keeper = await contextOf(await makePerson(['STOCK_KEEPER'], store.id));
    await expect(logged({}, keeper)).rejects.toThrow(Forbidden);
    expect(await logged({}, office)).toBeTruthy();
  });

  it('of severity 1 by night too; of a letter with its date', async () => {
    const complaintId = await logged({ severity: 1, channel: 'AUTHORITY', letterDate: '2026-11-20' });
    const found = await detail(complaintId);
    expect(found.letterDate).toBe('2026-11-20');
    expect(found.solveDueAt?.getTime()).toBe(found.startedAt.getTime() + 24 * 3_600_000);
  });
});

it('a complaint says whom and which place it is about', async () => {
  const complaintId = await logged({
    about: 'PERSON',
    aboutPersonId: otherClerk.actor.personId,
    zoneId: store.zones.floor.id,
  });
  expect(await detail(complaintId)).toMatchObject({
    aboutPerson: otherClerk.actor.name,
    zone: store.zones.floor.name,
  });
});

describe('a case is worked', () => {
  it('by its owner or who leads, and by nobody else', async () => {
    const complaintId = await logged();
    const say = (who: Context) => tellCustomer.execute(who, { ...of(complaintId), text: '已收到' });
    await expect(say(otherClerk)).rejects.toMatchObject({ code: 'COMPLAINT_OF_ANOTHER' });
    await say(manager);
    await noteOnCase.execute(otherClerk, { ...of(complaintId), text: '上周也来过' });
    const { state, answeredAt, steps } = await detail(complaintId);
    expect(state).toBe('ACKNOWLEDGED');
    expect(answeredAt).not.toBeNull();
    expect(new Map(steps.map(({ kind, isTold }) => [kind, isTold]))).toEqual(
      new Map([
        ['LOGGED', false],
        ['TOLD', true],
        ['NOTED', false],
      ]),
    );
  });

  it('is handed over, and taken', async () => {
    const complaintId = await logged();
    await handOverComplaint.execute(clerk, { ...of(complaintId), toPersonId: otherClerk.actor.personId });
    expect((await detail(complaintId)).ownerId).toBe(otherClerk.actor.personId);
    await takeComplaint.execute(manager, of(complaintId));
    expect((await detail(complaintId)).ownerId).toBe(manager.actor.personId);
  });

  it('stands still while the customer is waited for, and for nobody else', async () => {
    const complaintId = await working();
    const before = await detail(complaintId);
    await expect(
      moveComplaint.execute(clerk, { ...of(complaintId), to: 'WAITING_SUPPLIER' }),
    ).rejects.toMatchObject({ code: 'CLAIM_MISSING' });
    await openClaim.execute(clerk, {
      ...of(complaintId),
      supplierId: (await db().supplier.create({ data: { id: newId(), code: newId(), name: '供应商' } })).id,
      lines: [{ productId: product.id, quantity: '1' }],
    });
    expect((await detail(complaintId)).state).toBe('WAITING_SUPPLIER');
    expect((await detail(complaintId)).solveDueAt).toEqual(before.solveDueAt);
    await moveComplaint.execute(clerk, { ...of(complaintId), to: 'WAITING_CUSTOMER' });
    const waiting = await detail(complaintId);
    expect(waiting.solveDueAt).toBeNull();
    expect(waiting.answerDueAt).toEqual(before.answerDueAt);
    const back = new Date(Date.now() + 3 * 86_400_000);
    await moveComplaint.execute(at(clerk, back), { ...of(complaintId), to: 'IN_PROGRESS' });
    const after = await detail(complaintId);
    expect(after.solveDueAt?.getTime()).toBeGreaterThan(
      before.solveDueAt?.getTime() ?? Number.POSITIVE_INFINITY,
    );
    expect(after.clocks.solve.counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(
      36 * 60,
      -1,
    );
  });

  it('has another due time by another severity, and one by hand that wins', async () => {
    const complaintId = await logged();
    const before = await detail(complaintId);
    await gradeComplaint.execute(clerk, { ...of(complaintId), severity: 2, text: '无法使用' });
    const graded = await detail(complaintId);
    expect(graded.solveDueAt?.getTime()).toBeLessThan(before.solveDueAt?.getTime() ?? 0);
    const dueAt = new Date(Date.now() + 7 * 86_400_000);
    await expect(setDue.execute(clerk, { ...of(complaintId), dueAt, text: '客户要求' })).rejects.toThrow(
      Forbidden,
    );
    await setDue.execute(manager, { ...of(complaintId), dueAt, text: '客户要求' });
    await gradeComplaint.execute(clerk, { ...of(complaintId), severity: 3, text: '可以用' });
    expect(await detail(complaintId)).toMatchObject({ solveDueAt: dueAt, dueSetBy: manager.actor.name });
    await setDue.execute(manager, { ...of(complaintId), dueAt: null, text: '取消' });
    expect((await detail(complaintId)).solveDueAt).toEqual(before.solveDueAt);
  });

  it('refuses a move that does not exist, and one upon what somebody else changed', async () => {
    const complaintId = await logged();
    await expect(moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' })).rejects.toMatchObject({
      code: 'COMPLAINT_STATE_WRONG',
    });
    await expect(
      moveComplaint.execute(manager, { ...of(complaintId), version: 7, to: 'IN_PROGRESS' }),
    ).rejects.toMatchObject({ code: 'COMPLAINT_CHANGED', params: { name: clerk.actor.name } });
    await expect(moveComplaint.execute(clerk, { ...of(newId()), to: 'IN_PROGRESS' })).rejects.toMatchObject({
      code: 'COMPLAINT_UNKNOWN',
    });
  });
});

describe('what comes of it', () => {
  it('is said before it is solved', async () => {
    const complaintId = await working();
    await expect(moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' })).rejects.toMatchObject({
      code: 'COMPLAINT_WITHOUT_OUTCOME',
    });
  });

  it('decided above every limit is called off with a reason, never given, and another takes its place', async () => {
    const complaintId = await working();
    const decided = (amountFen: number) =>
      decideOutcome.execute(clerk, { ...of(complaintId), kind: 'CASH', amountFen });
    const { outcomeId } = await decided(9_000_000);
    await expect(approveOutcome.execute(manager, { ...of(complaintId), outcomeId })).rejects.toMatchObject({
      code: 'ABOVE_OWN_LIMIT',
    });
    const callOff = () =>
      callOffOutcome.execute(manager, { ...of(complaintId), outcomeId, reason: '太多了' });
    const tries = await Promise.allSettled([callOff(), callOff()]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const late = await Promise.allSettled([
      callOff(),
      approveOutcome.execute(manager, { ...of(complaintId), outcomeId }),
      giveCash.execute(manager, { ...of(complaintId), outcomeId, sessionId }),
    ]);
    expect(late.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await detail(complaintId)).outcomes).toMatchObject([{ calledOff: true, needsApproval: false }]);
    await expect(moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' })).rejects.toMatchObject({
      code: 'COMPLAINT_WITHOUT_OUTCOME',
    });
    await decideOutcome.execute(clerk, { ...of(complaintId), kind: 'EXPLANATION', text: '说明了原因' });
    await moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' });
    await expect(
      asOwner(
        `UPDATE complaint_outcome SET called_off_at = NULL, called_off_by_id = NULL WHERE id = '${outcomeId}'`,
      ),
    ).rejects.toThrow(/not changed/);
  });

  it('is cash out of a drawer, above the limit with approval, and once whoever asks', async () => {
    const complaintId = await working();
    const { outcomeId, needsApproval } = await decideOutcome.execute(clerk, {
      ...of(complaintId),
      kind: 'CASH',
      amountFen: 8_000,
    });
    expect(needsApproval).toBe(true);
    const give = () => giveCash.execute(manager, { ...of(complaintId), outcomeId, sessionId });
    await expect(give()).rejects.toMatchObject({ code: 'OUTCOME_NOT_APPROVED' });
    await expect(approveOutcome.execute(clerk, { ...of(complaintId), outcomeId })).rejects.toThrow(Forbidden);
    await approveOutcome.execute(manager, { ...of(complaintId), outcomeId });
    await expect(moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' })).rejects.toMatchObject({
      code: 'OUTCOMES_NOT_GIVEN',
    });
    const tries = await Promise.allSettled([give(), give(), give()]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const paid = await db().cashMovement.findMany({
      where: { storeId: store.id, kind: 'PAID_OUT', amountFen: -8_000n },
    });
    expect(paid).toHaveLength(1);
    expect((await detail(complaintId)).outcomes[0]).toMatchObject({
      documentKind: 'CASH_MOVEMENT',
      documentId: paid[0]?.id,
    });
    await moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' });
  });

  it('above a manager goes to head office, and nobody approves their own', async () => {
    const complaintId = await working();
    const { outcomeId } = await decideOutcome.execute(manager, {
      ...of(complaintId),
      kind: 'CASH',
      amountFen: 60_000,
    });
    await expect(approveOutcome.execute(manager, { ...of(complaintId), outcomeId })).rejects.toMatchObject({
      code: 'ABOVE_OWN_LIMIT',
    });
    await approveOutcome.execute(office, { ...of(complaintId), outcomeId });
  });

  it('is store credit of the customer it is of, once, and of nobody unknown', async () => {
    const customer = await makeCustomer(clerk, store.id);
    const decided = async (over: object) => {
      const complaintId = await working(over);
      const { outcomeId } = await decideOutcome.execute(office, {
        ...of(complaintId),
        kind: 'STORE_CREDIT',
        amountFen: 5_000,
      });
      return { ...of(complaintId), outcomeId };
    };
    const known = await decided({ customerId: customer.id });
    const give = () => giveCredit.execute(office, { ...known, requestId: newId() });
    await expect(giveCredit.execute(manager, known)).rejects.toThrow(Forbidden);
    const tries = await Promise.allSettled([give(), give()]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const account = await db().creditAccount.findUniqueOrThrow({ where: { customerId: customer.id } });
    expect(account.storeCreditFen).toBe(5_000n);
    await expect(giveCredit.execute(office, await decided({}))).rejects.toMatchObject({
      code: 'OUTCOME_DOCUMENT_WRONG',
    });
  });

  it('is goods, by an adjustment of the stock', async () => {
    const complaintId = await working();
    const { outcomeId } = await decideOutcome.execute(manager, {
      ...of(complaintId),
      kind: 'GOODS',
      productId: product.id,
      quantity: '1',
    });
    await giveGoods.execute(manager, { ...of(complaintId), outcomeId });
    const { documentId } = (await detail(complaintId)).outcomes[0] ?? {};
    expect(await db().adjustmentLine.count({ where: { adjustmentId: documentId ?? '' } })).toBe(1);
  });

  it('is the return of the sale it is about, of no other, and of one case', async () => {
    seq += 1;
    const number = receiptNumber(prefix, seq);
    await completeReturn.execute(counter, {
      ...base(),
      number,
      seq,
      sessionId,
      occurredAt: new Date(),
      originalTicketId: sale.id,
      reason: '裂了',
      lines: [
        {
          id: newId(),
          returnsLineId: sale.lines[0]?.id ?? '',
          quantity: '1',
          disposition: 'DAMAGED',
          refundFen: 10_000,
        },
      ],
      refunds: [{ id: newId(), refundsTenderId: sale.tenders[0]?.id ?? '', amountFen: 10_000 }],
    });
    const decided = async () => {
      const complaintId = await working({ about: 'TICKET', ticketId: sale.id });
      const { outcomeId } = await decideOutcome.execute(clerk, { ...of(complaintId), kind: 'REFUND' });
      return { complaintId, outcomeId };
    };
    const mine = await decided();
    const link = (one: typeof mine, wantedNumber: string) =>
      linkTicket.execute(clerk, { ...of(one.complaintId), outcomeId: one.outcomeId, number: wantedNumber });
    await expect(link(mine, sale.number)).rejects.toMatchObject({ code: 'OUTCOME_DOCUMENT_WRONG' });
    await expect(link(mine, 'X-99')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await link(mine, number);
    await expect(link(mine, number)).rejects.toMatchObject({ code: 'OUTCOME_GIVEN_ALREADY' });
    await expect(link(await decided(), number)).rejects.toMatchObject({ code: 'OUTCOME_DOCUMENT_WRONG' });
  });

  it('leaves the books true', async () => {
    const facts = await db().$transaction((tx) => checkBooks(tx));
    expect(facts.flatMap((fact) => fact.examples)).toEqual([]);
  });
});

describe('a case ends', () => {
  it('with the customer’s answer, by one of two who close it', async () => {
    const complaintId = await solved();
    const { version } = await detail(complaintId);
    const close = (who: Context, over: { version?: number } = { version }) =>
      closeComplaint.execute(who, { ...of(complaintId), ...over, verdict: 'SATISFIED', text: '您满意就好' });
    const both = await Promise.allSettled([close(clerk), close(manager)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const quicker = both[0].status === 'fulfilled' ? clerk : manager;
    const refusal = {
      code: 'COMPLAINT_CLOSED_ALREADY',
      params: {
        name: quicker.actor.name,
        self: false,
        time: momentWords(quicker.now, quicker.now, store.timeZone),
      },
    };
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refusal });
    await expect(close(manager, {})).rejects.toMatchObject({
      ...refusal,
      params: { ...refusal.params, self: quicker === manager },
    });
    expect(await detail(complaintId)).toMatchObject({ state: 'CLOSED', verdict: 'SATISFIED', isOpen: false });
  });

  it('without it only after three tries', async () => {
    const complaintId = await solved();
    const close = () =>
      closeComplaint.execute(clerk, { ...of(complaintId), verdict: 'NOT_REACHED', text: '三次未接' });
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(close()).rejects.toMatchObject({ code: 'TRIED_TOO_LITTLE' });
      await noteTry.execute(clerk, of(complaintId));
    }
    await close();
  });

  it('and begins again as a new round, the old times kept', async () => {
    const complaintId = await solved();
    await closeComplaint.execute(clerk, { ...of(complaintId), verdict: 'NOT_SATISFIED', text: '记下了' });
    const before = await detail(complaintId);
    await reopenComplaint.execute(clerk, { ...of(complaintId), text: '又裂了' });
    const after = await detail(complaintId);
    expect(after).toMatchObject({ state: 'IN_PROGRESS', round: 2, answeredAt: null, verdict: null });
    expect(after.rounds).toMatchObject([
      { round: 1, solvedAt: before.solvedAt, closedAt: before.closedAt, verdict: 'NOT_SATISFIED' },
    ]);
    expect(after.solveDueAt).not.toBeNull();
  });
});

it('the database itself keeps steps, and lets nothing be given twice', async () => {
  const complaintId = await logged();
  const steps = db().complaintStep;
  await expect(steps.updateMany({ where: { complaintId }, data: { text: '改' } })).rejects.toThrow();
  await expect(steps.deleteMany({ where: { complaintId } })).rejects.toThrow();
  await expect(
    db().complaint.update({
      where: { storeId_id: { storeId: store.id, id: complaintId } },
      data: { state: 'CLOSED' },
    }),
  ).rejects.toThrow(/complaint_/);
});

it('list, board and figures count the same', async () => {
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const filter = { storeIds: [store.id] };
  const { rows } = await listComplaints(db(), filter, now, 500);
  const totals = await complaintTotals(db(), filter, now);
  expect(totals.count).toBe(rows.length);
  expect(totals.open + totals.solved + totals.closed).toBe(totals.count);
  for (const by of ['product', 'supplier', 'category', 'person', 'zone', 'cause', 'month'] as const) {
    const figures = await complaintFigures(
      db(),
      {
        ...filter,
        from: new Date(now.getTime() - 5 * 86_400_000).toISOString().slice(0, 10),
        to: today > '2' ? '2199-12-31' : today,
        by,
      },
      now,
    );
    expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(totals.count);
  }
});

it('acts at the counter too, as far as it is the counter’s', async () => {
  const complaintId = await logged({}, counter);
  await expect(
    setDue.execute(counter, { ...of(complaintId), dueAt: new Date(Date.now() + 86_400_000), text: '改' }),
  ).rejects.toThrow(Forbidden);
  await setDue.execute(atTheOffice(counter) as Context, {
    ...of(complaintId),
    dueAt: new Date(Date.now() + 86_400_000),
    text: '改',
  });
});

it('shows the number of a caller who is no customer to who works the case, and masked to others', async () => {
  const complaintId = await logged({ callerName: '路先生', callerNumber: '139 1234 5678' });
  const seen = async (sees: boolean) =>
    (await complaintDetail(db(), store.id, complaintId, new Date(), () => sees)).customer?.number;
  expect(await seen(true)).toBe('139 1234 5678');
  expect(await seen(false)).not.toContain('1234');
});

it('forgets every word of an erased customer, and nothing else of their cases', async () => {
  const customer = await makeCustomer(clerk, store.id);
  const other = await working();
  const complaintId = await working({ customerId: customer.id });
  await noteOnCase.execute(clerk, { ...of(complaintId), text: '住在三楼的那位' });
  await decideOutcome.execute(clerk, { ...of(complaintId), kind: 'EXPLANATION', text: '给她看过样板' });
  await moveComplaint.execute(clerk, { ...of(complaintId), to: 'SOLVED' });
  await closeComplaint.execute(clerk, { ...of(complaintId), verdict: 'SATISFIED', text: '她说好' });
  const before = await detail(complaintId);
  const forget = () => db().$transaction(async (tx) => COMPLAINTS_OF_CUSTOMER.erased?.(tx, [customer.id]));
  await forget();
  await forget();
  const after = await detail(complaintId);
  expect(JSON.stringify(after)).not.toMatch(/裂了|答复|三楼|样板|她说好/);
  expect(after.steps.map(({ kind, at: when, by, isTold }) => [kind, when, by, isTold])).toEqual(
    before.steps.map(({ kind, at: when, by, isTold }) => [kind, when, by, isTold]),
  );
  expect(after).toMatchObject({ words: '—', state: 'CLOSED', verdict: 'SATISFIED' });
  expect((await detail(other)).words).toBe('椅子腿裂了');
  const steps = db().complaintStep;
  await expect(
    steps.updateMany({ where: { complaintId }, data: { text: '—', kind: 'NOTED' } }),
  ).rejects.toThrow();
});

it('keeps its customer from being erased while it is open', async () => {
  const customer = await makeCustomer(clerk, store.id);
  const asked = () => db().$transaction(async (tx) => COMPLAINTS_OF_CUSTOMER.open?.(tx, [customer.id]));
  expect(await asked()).toEqual([]);
  await logged({ customerId: customer.id });
  expect(await asked()).toEqual(['COMPLAINT']);
});
