import { addDays } from '@/lib/business-day';
import { bonusOf } from '@/lib/top-up-bonus';
import { creditStanding } from '@/server/customers/credit/credit-standing';
import { remind } from '@/server/customers/credit/remind';
import { repay } from '@/server/customers/credit/repay';
import { setLimit } from '@/server/customers/credit/set-limit';
import { topUp } from '@/server/customers/credit/top-up';
import { topUpRules } from '@/server/customers/members/top-up-rules';
import { pointsRule } from '@/server/customers/points/points-rule';
import { mostSpent } from '@/server/customers/points/spend-rules';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { SaleInput } from '@/server/sales/schema';
import { ruleOf } from '@/server/tills/payment-rules';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';
import type { SeedCustomer } from './customers';
import { SeededRandom } from './random';

/** So many of each store may buy on account. */
const DEBTORS = 5;
/** From this day on, by when the first customers are known. */
const FROM_DAY = 4;
/** Days on which somebody pays what they owe. */
const PAY_DAYS = [8, 11, 13, 15, 17, 18, 19, 20];
const LIMITS_FEN = [1_000_000, 2_000_000, 3_000_000, 5_000_000];
/** Whoever is to be overdue at the end of the demo. */
const LATE = { storeCode: 'S01', dueDays: 7 };

interface Debtor {
  id: string;
  name: string;
  roomFen: number;
  /** Never pays in the demo's days. */
  isLate: boolean;
}

/** From this day on, and every so many days, somebody pays with points. */
const [POINTS_FROM, POINTS_EVERY] = [6, 3];

/** Days on which somebody pays money in to be spent later. */
const TOP_UP_DAYS = [6, 10, 14, 18];
const TOP_UPS_FEN = [100_000, 500_000, 200_000];

/** One store's customers as its tills meet them: who buys, who buys on account, who pays. */
export class SeedCredit {
  // Numbers of its own: what else the demo has stays as it was.
  private readonly random: SeededRandom;
  /** Who paid money in, and what there is of it. */
  private readonly stored: { id: string; leftFen: number }[] = [];

  private constructor(
    private readonly store: SeedStore,
    private readonly known: readonly SeedCustomer[],
    readonly debtors: Debtor[],
    seed: number,
  ) {
    this.random = new SeededRandom(seed);
  }

  /** Head office lets the first customers of a store buy on account. */
  static async of(
    company: SeedCompany,
    store: SeedStore,
    customers: readonly SeedCustomer[],
  ): Promise<SeedCredit> {
    const known = customers.filter(({ storeCode }) => storeCode === store.code);
    const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
    if (!office) throw new Error('the demo company has a head office');
    const debtors: Debtor[] = [];
    for (const [place, { id, name }] of known.slice(0, DEBTORS).entries()) {
      const isLate = store.code === LATE.storeCode && place === 0;
      const limitFen = LIMITS_FEN[place % LIMITS_FEN.length] ?? 1_000_000;
      await setLimit.execute(await actingAs(office, at(addDays(company.firstDay, FROM_DAY - 1), 9, place)), {
        requestId: newId(),
        storeId: store.id,
        customerId: id,
        limit: { limitFen, dueDays: isLate ? LATE.dueDays : 30 },
      });
      debtors.push({ id, name, roomFen: limitFen, isLate });
    }
    return new SeedCredit(store, known, debtors, 20_261_227 + company.stores.indexOf(store));
  }

  /** The sales of a till's day with their customers; one of them goes on account where somebody has room for it. */
  dressed(sales: readonly SaleInput[], day: number): SaleInput[] {
    if (day < FROM_DAY) return [...sales];
    // Those who came in the first days; twenty a day over all stores.
    const known = this.known.slice(0, Math.max(1, day * 5));
    const withCustomers = sales.map((sale) =>
      this.random.chance(0.2) ? { ...sale, customerId: this.random.pick(known).id } : sale,
    );
    this.payStored(withCustomers);
    const place = withCustomers.findIndex((sale) => isForAccount(sale));
    const sale = withCustomers[place];
    const debtor = sale && this.debtorFor(sale.totalFen, day);
    if (!sale || !debtor) return withCustomers;
    debtor.roomFen -= sale.totalFen;
    withCustomers[place] = {
      ...sale,
      customerId: debtor.id,
      tenders: [{ id: newId(), kind: 'ON_ACCOUNT', amountFen: sale.totalFen }],
    };
    return withCustomers;
  }

  /** Who paid money in spends of it, one sale a day. */
  private payStored(sales: SaleInput[]): void {
    for (const one of this.stored) {
      const place = sales.findIndex(
        (sale) => isPlain(sale) && sale.totalFen > 0 && sale.totalFen <= one.leftFen,
      );
      const sale = sales[place];
      if (!sale) continue;
      one.leftFen -= sale.totalFen;
      sales[place] = {
        ...sale,
        customerId: one.id,
        tenders: [{ id: newId(), kind: 'STORED_VALUE', amountFen: sale.totalFen }],
      };
      return;
    }
  }

  /** Whoever has the most points pays a part of a sale with them. */
  async payPoints(sales: SaleInput[], day: number): Promise<SaleInput[]> {
    const rule = await pointsRule(db());
    if (!rule || day < POINTS_FROM || day % POINTS_EVERY !== 0) return sales;
    const [rich] = await db().creditAccount.findMany({
      where: {
        customerId: { in: this.known.slice(DEBTORS).map(({ id }) => id) },
        points: { gte: rule.leastPoints },
      },
      orderBy: [{ points: 'desc' }, { customerId: 'asc' }],
      take: 1,
    });
    const mostOf = ({ totalFen }: SaleInput) =>
      mostSpent(rule, { totalFen, has: Number(rich?.points ?? 0n) });
    const place = sales.findIndex(
      (sale) => isPlain(sale) && !sale.customerId && mostOf(sale).points >= rule.leastPoints,
    );
    const [sale, money] = [sales[place], sales[place]?.tenders[0]];
    if (!rich || !sale || !money) return sales;
    const { points: spent, fen } = mostOf(sale);
    return sales.with(place, {
      ...sale,
      customerId: rich.customerId,
      tenders: [
        { ...money, amountFen: sale.totalFen - fen },
        { id: newId(), kind: 'POINTS', amountFen: fen, points: { ruleId: rule.id, spent } },
      ],
    });
  }

  /** Somebody pays money in at the till. */
  async toppedUp(
    day: { date: string; index: number },
    by: { clerk: SeedPerson; device: SeedStore['devices'][number]; sessionId: string },
  ): Promise<void> {
    const turn = TOP_UP_DAYS.indexOf(day.index);
    const customer = this.known[DEBTORS + turn];
    if (turn === -1 || !customer || this.store.devices[0] !== by.device) return;
    const amountFen = TOP_UPS_FEN[turn % TOP_UPS_FEN.length] ?? 100_000;
    const bonusFen = bonusOf(await topUpRules(db()), amountFen);
    await topUp.execute(await actingAs(by.clerk, at(day.date, 20, 45), by.device), {
      requestId: newId(),
      storeId: this.store.id,
      customerId: customer.id,
      sessionId: by.sessionId,
      tenders: [{ kind: turn % 2 === 0 ? 'WECHAT' : 'CASH', amountFen }],
      bonusFen,
    });
    this.stored.push({ id: customer.id, leftFen: amountFen + bonusFen });
  }

  private debtorFor(totalFen: number, day: number): Debtor | null {
    const able = this.debtors.filter(({ roomFen }) => roomFen >= totalFen);
    const late = able.find(({ isLate }) => isLate);
    // Due a week later, and never paid.
    if (late && day <= FROM_DAY + 2) return late;
    const others = able.filter(({ isLate }) => !isLate);
    return others.length > 0 && this.random.chance(0.7) ? this.random.pick(others) : null;
  }

  /** Somebody pays all or half of what they owe, at the till. */
  async paidBack(
    day: { date: string; index: number },
    by: { clerk: SeedPerson; device: SeedStore['devices'][number]; sessionId: string },
  ): Promise<void> {
    if (!PAY_DAYS.includes(day.index) || this.store.devices[0] !== by.device) return;
    const moment = at(day.date, 20, 50);
    for (const debtor of this.debtors.filter(({ isLate }) => !isLate)) {
      const { receivableFen } = await creditStanding(db(), moment, {
        storeId: this.store.id,
        customerId: debtor.id,
      });
      if (receivableFen <= 0 || !this.random.chance(0.6)) continue;
      const amountFen = this.random.chance(0.6) ? receivableFen : Math.ceil(receivableFen / 2);
      await repay.execute(await actingAs(by.clerk, moment, by.device), {
        requestId: newId(),
        storeId: this.store.id,
        customerId: debtor.id,
        sessionId: by.sessionId,
        tenders: [{ kind: this.random.pick(['WECHAT', 'TRANSFER', 'CASH'] as const), amountFen }],
      });
      debtor.roomFen += amountFen;
      return;
    }
  }
}

/** Paid by what leaves slips, to the fen. */
function isPlain({ changeFen, roundingFen, tenders }: SaleInput): boolean {
  return changeFen === 0 && roundingFen === 0 && tenders.every(({ kind }) => ruleOf(kind).leavesSlips);
}

function isForAccount(sale: SaleInput): boolean {
  return isPlain(sale) && sale.totalFen >= 30_000 && sale.totalFen <= 1_200_000;
}

/** The manager asked whoever is overdue, and was promised a day. */
export async function seedReminder(company: SeedCompany, today: string): Promise<void> {
  const store = company.stores.find(({ code }) => code === LATE.storeCode);
  const manager = company.people.find(
    ({ role, storeCode }) => role === 'STORE_MANAGER' && storeCode === LATE.storeCode,
  );
  if (!store || !manager) throw new Error('the demo has its first store');
  const late = await db().creditOpen.findFirst({
    where: { storeId: store.id, side: 'OWED', leftFen: { gt: 0 }, dueDay: { lt: new Date(today) } },
  });
  if (!late) throw new Error('somebody is overdue in the demo');
  await remind.execute(await actingAs(manager, at(addDays(today, -1), 10, 20)), {
    requestId: newId(),
    storeId: store.id,
    customerId: late.customerId,
    outcome: 'PROMISED',
    promise: { day: addDays(today, 3), fen: Number(late.leftFen) },
    note: '工程款到账就付',
  });
}
