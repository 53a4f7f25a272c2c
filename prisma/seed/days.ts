// Long because: one store's day is one story, told in order by small functions.

import { addDays } from '@/lib/business-day';
import { receiptNumber } from '@/lib/receipt-number';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { acceptReport } from '@/server/reports/decide-report';
import { submitReport } from '@/server/reports/submit-report';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSales } from '@/server/sales/complete-sale';
import { recordPickup } from '@/server/sales/record-pickup';
import type { SaleInput } from '@/server/sales/schema';
import { ticketDetail } from '@/server/sales/ticket-detail';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { moveCash } from '@/server/tills/move-cash';
import { openTill } from '@/server/tills/open-till';
import { ruleOf, SLIP_KINDS } from '@/server/tills/payment-rules';
import { DENOMINATIONS_FEN } from '@/server/tills/rules';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';
import { SeedCredit } from './credit';
import type { SeedCustomer } from './customers';
import { closedByList, openedByList } from './duty';
import type { SeedProduct } from './products';
import type { SeededRandom } from './random';
import { type SeededLine, seededSale } from './sale';
import { sellersOn } from './sellers';
import { Shelf } from './shelf';

/** A clerk's limit of returns where a store set none of its own, fen. */
const CLERK_RETURNS_FEN = 50_000;

type Goods = SeedProduct & { id: string };

/** What a store's days go on from. */
interface StoreState {
  store: SeedStore;
  manager: SeedPerson;
  team: SeedPerson[];
  seqs: Map<string, number>;
  /** Sales of the last days, for returns and pickups. */
  recent: { id: string; later: boolean }[];
  shelf: Shelf;
  /** Its customers, and who of them buys on account. */
  credit: SeedCredit;
  /** Something was given as store credit already. */
  gaveCredit: boolean;
  /** Sold although the shelf had none: its delivery comes the next morning. */
  owed: Goods | null;
  isOwedSold: boolean;
  /** Handed over by the evening before. */
  leftOver: string | null;
}

/** The one store and day on which something was sold before its delivery was booked, and the report said so. */
const OPEN_DAY = { storeCode: 'S02', index: 12 };

/** Lives one store's days, one after another, through the same commands the counter uses. */
export async function seedDays(
  random: SeededRandom,
  company: SeedCompany,
  goods: readonly Goods[],
  customers: readonly SeedCustomer[],
  today: string,
): Promise<void> {
  const finance = personOf(company, 'ACCOUNTANT', null);
  for (const store of company.stores) {
    const state: StoreState = {
      store,
      manager: personOf(company, 'STORE_MANAGER', store.code),
      team: company.people.filter((person) => person.storeCode === store.code),
      seqs: new Map(),
      recent: [],
      shelf: await Shelf.of(store.id),
      credit: await SeedCredit.of(company, store, customers),
      gaveCredit: false,
      owed: null,
      isOwedSold: false,
      leftOver: null,
    };
    for (let day = company.firstDay, index = 0; day < today; day = addDays(day, 1), index += 1) {
      const duty = { store, clerks: sellersOn(day, state.team), day, index };
      await openedByList(duty, state.leftOver);
      if (index % 3 === 1 || state.owed) await receiveDelivery(random, company, state, goods, day, index);
      const isOpenDay = store.code === OPEN_DAY.storeCode && index === OPEN_DAY.index;
      if (isOpenDay) state.owed = await soldOut(state, goods);
      for (const device of store.devices) {
        state.shelf = await Shelf.of(store.id);
        await tillDay(random, state, goods, { date: day, index }, device);
      }
      state.leftOver = await closedByList(duty);
      // Yesterday still waits for its report; everything before it was accepted, once late.
      if (addDays(day, 1) < today) await reportDay(state, finance, day, store.code === 'S02' && index === 9);
    }
  }
}

async function receiveDelivery(
  random: SeededRandom,
  company: SeedCompany,
  state: StoreState,
  goods: readonly Goods[],
  day: string,
  index: number,
) {
  const ctx = await actingAs(state.manager, at(day, 9, 5));
  // Half of it is what runs out, as whoever orders would do.
  state.shelf = await Shelf.of(state.store.id);
  const low = goods
    .toSorted((one, other) => state.shelf.left(one.id) - state.shelf.left(other.id))
    .slice(0, 4);
  const lines = [
    ...(state.owed ? [state.owed] : []),
    ...low,
    ...Array.from({ length: 4 }, () => random.pick(goods)),
  ].filter((one, place, all) => all.indexOf(one) === place);
  state.owed = null;
  await receiveGoods.execute(ctx, {
    storeId: state.store.id,
    requestId: newId(),
    supplierId: random.pick(company.suppliers),
    supplierNote: `SH${day.replaceAll('-', '')}-${index}`,
    lines: lines.map((product) => ({
      productId: product.id,
      quantity: String(random.between(2, 8)),
      unitCost: String(Math.round(product.costFen * (0.97 + random.next() * 0.06))),
    })),
  });
}

async function tillDay(
  random: SeededRandom,
  state: StoreState,
  goods: readonly Goods[],
  { date: day, index }: { date: string; index: number },
  device: SeedStore['devices'][number],
) {
  const { store } = state;
  const clerk = random.pick(sellersOn(day, state.team));
  const base = () => ({ storeId: store.id, requestId: newId() });
  const morning = await actingAs(clerk, at(day, 9, 30), device);
  const { sessionId } = await openTill.execute(morning, { ...base(), floatFen: 50_000 });
  await handOverWaiting(random, state, day, device);
  const made = Array.from({ length: random.between(9, 16) }, (_, place) =>
    daySale(random, state, goods, { day, device, sessionId, clerk, minute: 35 + place * 38 }),
  ).filter((sale) => sale !== null);
  const sales = await state.credit.payPoints(state.credit.dressed(made, index), index);
  const evening = await actingAs(clerk, at(day, 20, 40), device);
  for (const outcome of await completeSales(evening, { storeId: store.id, sales })) {
    if (!outcome.ok) throw outcome.error;
  }
  state.recent = [
    ...state.recent,
    ...sales.map((sale) => ({ id: sale.id, later: sale.lines.some((line) => line.handover === 'LATER') })),
  ].slice(-60);
  if (random.chance(0.55)) await returnSomething(random, state, day, device, sessionId, clerk);
  await state.credit.paidBack({ date: day, index }, { clerk, device, sessionId });
  await state.credit.toppedUp({ date: day, index }, { clerk, device, sessionId });
  if (random.chance(0.3)) {
    await moveCash.execute(await actingAs(clerk, at(day, 17, 0), device), {
      ...base(),
      sessionId,
      kind: 'PAID_OUT',
      amountFen: random.between(10, 60) * 100,
      reason: random.pick(['购买包装材料', '支付搬运费', '购买饮用水']),
    });
  }
  await closeDrawer(random, state, day, device, sessionId, clerk);
}

interface SaleMoment {
  day: string;
  device: SeedStore['devices'][number];
  sessionId: string;
  clerk: SeedPerson;
  minute: number;
}

/** One customer's sale; null when nothing they wanted was there. */
function daySale(
  random: SeededRandom,
  state: StoreState,
  goods: readonly Goods[],
  of: SaleMoment,
): SaleInput | null {
  const wanted = Array.from({ length: random.between(1, 3) }, () => lineOf(random, state, goods));
  const lines = wanted
    .filter((line) => line !== null)
    .filter((line, place, all) => all.findIndex((other) => other.product.id === line.product.id) === place);
  if (state.owed && !state.isOwedSold) {
    state.isOwedSold = true;
    const quantity = String(Math.max(0, Math.floor(state.shelf.left(state.owed.id) / 1000)) + 1);
    return finished(random, state, of, [{ product: state.owed, quantity, discount: null, handover: 'NOW' }]);
  }
  return lines.length === 0 ? null : finished(random, state, of, lines);
}

function finished(
  random: SeededRandom,
  state: StoreState,
  of: SaleMoment,
  lines: readonly SeededLine[],
): SaleInput {
  for (const line of lines) state.shelf.take(line.product.id, line.quantity);
  return seededSale(
    random,
    {
      prefix: of.device.prefix,
      seq: nextSeq(state, of.device.id),
      sessionId: of.sessionId,
      occurredAt: at(of.day, 9 + Math.floor(of.minute / 60), of.minute % 60),
      personId: of.clerk.id,
    },
    lines,
  );
}

/** Something the shelf has enough of; null after some tries: the customer leaves. */
function lineOf(random: SeededRandom, state: StoreState, goods: readonly Goods[]): SeededLine | null {
  for (let tries = 0; tries < 12; tries += 1) {
    const product = weighted(random, goods);
    const quantity =
      product.decimals > 0
        ? `${random.between(2, 9)}.5`
        : String(product.listPriceFen < 60_000 ? random.between(1, 3) : 1);
    if (!state.shelf.has(product.id, quantity)) continue;
    return {
      product,
      quantity,
      discount: random.chance(0.18) ? { kind: 'percent', basisPoints: random.pick([200, 500, 800]) } : null,
      handover: product.listPriceFen > 250_000 && random.chance(0.35) ? 'LATER' : 'NOW',
    };
  }
  return null;
}

/** Something the shelf has none of, or least of. */
async function soldOut(state: StoreState, goods: readonly Goods[]): Promise<Goods | null> {
  const shelf = await Shelf.of(state.store.id);
  const whole = goods.filter(({ decimals }) => decimals === 0);
  return whole.toSorted((one, other) => shelf.left(one.id) - shelf.left(other.id))[0] ?? null;
}

async function handOverWaiting(
  random: SeededRandom,
  state: StoreState,
  day: string,
  device: SeedStore['devices'][number],
) {
  const waiting = await db().ticketLineBalance.findMany({
    where: { storeId: state.store.id, awaitingQuantity: { gt: 0 } },
    take: 3,
    orderBy: { lineId: 'asc' },
  });
  for (const line of waiting) {
    if (!random.chance(0.8)) continue;
    await recordPickup.execute(
      await actingAs(random.pick(sellersOn(day, state.team)), at(day, 10, 15), device),
      {
        storeId: state.store.id,
        requestId: newId(),
        lineId: line.lineId,
        quantity: line.awaitingQuantity.toString(),
      },
    );
  }
}

async function returnSomething(
  random: SeededRandom,
  state: StoreState,
  day: string,
  device: SeedStore['devices'][number],
  sessionId: string,
  clerk: SeedPerson,
) {
  const sale = random.pick(state.recent);
  const ticket = await ticketDetail(db(), state.store.id, sale.id, { floor: false });
  const line = ticket.lines[0];
  const tender = ticket.tenders[0];
  if (
    !line ||
    !tender ||
    line.returned !== '0' ||
    tender.refundedFen > 0 ||
    (ticket.lines.length === 1 && ticket.roundingFen > 0)
  )
    return;
  const back = spreadOver(ticket.tenders, line.netFen);
  if (!back) return;
  // What is above a clerk's own limit the manager takes back.
  const asStoreCredit = !state.gaveCredit && ticket.customer !== null && ruleOf(tender.kind).isMoney;
  const person = asStoreCredit || line.netFen > CLERK_RETURNS_FEN ? state.manager : clerk;
  state.gaveCredit ||= asStoreCredit;
  await completeReturn.execute(await actingAs(person, at(day, 20, 45), device), {
    storeId: state.store.id,
    requestId: newId(),
    number: receiptNumber(device.prefix, nextSeq(state, device.id)),
    seq: state.seqs.get(device.id) ?? 0,
    sessionId,
    occurredAt: at(day, 20, 45),
    originalTicketId: ticket.id,
    reason: random.pick(['尺寸不合适', '颜色与样品不符', '顾客改变主意', '有划痕']),
    lines: [
      {
        id: newId(),
        returnsLineId: line.id,
        quantity: line.quantity,
        disposition: random.chance(0.2) ? 'DAMAGED' : 'RESTOCK',
        refundFen: line.netFen,
      },
    ],
    refunds: back.map(({ id, kind, amountFen }) => ({
      id: newId(),
      refundsTenderId: id,
      amountFen,
      ...(asStoreCredit && ruleOf(kind).isMoney ? { asStoreCredit } : {}),
    })),
  });
}

/** What goes back to each tender, the first first; null: they took less. */
function spreadOver<Paid extends { takenFen: number }>(tenders: readonly Paid[], refundFen: number) {
  let leftFen = refundFen;
  const parts = tenders.flatMap((tender) => {
    const amountFen = Math.min(leftFen, tender.takenFen);
    leftFen -= amountFen;
    return amountFen > 0 ? [{ ...tender, amountFen }] : [];
  });
  return leftFen > 0 ? null : parts;
}

async function closeDrawer(
  random: SeededRandom,
  state: StoreState,
  day: string,
  device: SeedStore['devices'][number],
  sessionId: string,
  clerk: SeedPerson,
) {
  const storeId = state.store.id;
  const ctx = await actingAs(clerk, at(day, 21, 10), device);
  const sum = await db().cashMovement.aggregate({ where: { storeId, sessionId }, _sum: { amountFen: true } });
  const expected = fenOf(sum._sum.amountFen ?? 0n);
  const off = random.chance(0.15) ? random.pick([-1_000, -500, 100, 1_000]) : 0;
  const counted = Math.max(0, expected + off);
  const slips = await db().$queryRaw<{ kind: string; amount: bigint }[]>`
    SELECT kind, sum(amount_fen)::bigint AS amount FROM (
      SELECT e.kind::text, e.amount_fen FROM ticket t JOIN tender e ON e.store_id = t.store_id AND e.ticket_id = t.id
        WHERE t.store_id = ${storeId}::uuid AND t.session_id = ${sessionId}::uuid
      UNION ALL SELECT n.kind, n.amount_fen FROM credit_repayment r
        JOIN credit_repayment_tender n ON n.store_id = r.store_id AND n.repayment_id = r.id
        WHERE r.store_id = ${storeId}::uuid AND r.session_id = ${sessionId}::uuid) x
    WHERE kind = ANY(${[...SLIP_KINDS]}::text[]) GROUP BY kind`;
  await countTill.execute(ctx, {
    storeId,
    requestId: newId(),
    sessionId,
    denominations: inPieces(counted),
    tenderCounts: Object.fromEntries(slips.map((slip) => [slip.kind, fenOf(slip.amount)])),
  });
  await closeTill.execute(ctx, {
    storeId,
    requestId: newId(),
    sessionId,
    ...(off === 0 ? {} : { reason: '找零误差' }),
  });
}

async function reportDay(state: StoreState, finance: SeedPerson, day: string, late: boolean) {
  const storeId = state.store.id;
  const morning = addDays(day, 1);
  const { version } = await submitReport.execute(
    await actingAs(state.manager, late ? at(morning, 10, 42) : at(morning, 8, 50)),
    {
      storeId,
      requestId: newId(),
      day,
      notes: late ? '昨晚停电，今早补报。' : '',
      openReason: '未结的事项本周内处理。',
    },
  );
  await acceptReport.execute(await actingAs(finance, at(morning, 11, 20)), {
    storeId,
    requestId: newId(),
    day,
    version,
    reason: '已知，限期处理。',
  });
}

/** Fen as notes and coins, largest first. */
function inPieces(fen: number): Record<string, number> {
  let rest = fen;
  const pieces: Record<string, number> = {};
  for (const denomination of DENOMINATIONS_FEN) {
    pieces[String(denomination)] = Math.floor(rest / denomination);
    rest %= denomination;
  }
  return pieces;
}

function nextSeq(state: StoreState, deviceId: string): number {
  const seq = (state.seqs.get(deviceId) ?? 0) + 1;
  state.seqs.set(deviceId, seq);
  return seq;
}

function weighted(random: SeededRandom, goods: readonly Goods[]): Goods {
  for (;;) {
    const product = random.pick(goods);
    if (random.between(1, 5) <= product.weight) return product;
  }
}

function personOf(company: SeedCompany, role: SeedPerson['role'], storeCode: string | null): SeedPerson {
  const found = company.people.find((person) => person.role === role && person.storeCode === storeCode);
  if (!found) throw new Error(`the demo company has no ${role} in ${storeCode}`);
  return found;
}
