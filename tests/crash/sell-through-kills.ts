import { setTimeout as sleep } from 'node:timers/promises';
import type { Part, RunningDaybook } from '@/scripts/test/running-daybook';
import { PASSWORD, PEOPLE } from '../e2e/demo';
import { enrolAndOpen, type Goods, type Till } from '../servers/shop-floor';
import { Refused, Visitor } from '../servers/visitor';

const TILLS = 3;
/** Between two tries of a sale nobody answered for, ms. */
const AGAIN_MS = 150;
/** Sales a till ends between two kills, at least: there is something under way again. */
const BETWEEN = 4;

export interface ThroughKills {
  killed: Record<Part, number>;
  acknowledged: number;
  /** Asked again, at least once: the answer had died with whoever gave it. */
  askedAgain: number;
  /** Numbers that were acknowledged and are not booked; or booked more than once. */
  lost: string[];
  doubled: string[];
  /** Sales that were answered otherwise when asked again. */
  changed: string[];
  /** The longest it was away, ms. */
  slowestMs: number;
}

/** Tills sell without a pause while the web server and the database are killed in turn; then everything that was acknowledged is looked for. */
export async function sellThroughKills(daybook: RunningDaybook, timesEach: number): Promise<ThroughKills> {
  const { base } = daybook;
  const manager = await signedIn(base, PEOPLE.otherManager.login);
  const stores = await manager.ask<{ id: string; code: string }[]>(base, 'stores.list');
  const storeId = stores.find(({ code }) => code === 'S02')?.id ?? '';
  const tills = await openTills(base, manager, storeId);
  const goods = await someGoods(base, manager);
  const shift = new Shift(base, goods);
  const selling = tills.map((till) => shift.work(till));
  const killed: Record<Part, number> = { 'web server': 0, database: 0 };
  let slowestMs = 0;
  try {
    for (let round = 0; round < 2 * timesEach; round += 1) {
      await shift.goesOn(tills);
      // At any point of a sale, not always between two.
      await sleep(Math.random() * 120);
      const part = round % 2 === 0 ? 'web server' : 'database';
      slowestMs = Math.max(slowestMs, await daybook.kill(part));
      killed[part] += 1;
    }
    await shift.goesOn(tills);
  } finally {
    shift.isOver = true;
  }
  await Promise.all(selling);
  return {
    killed,
    askedAgain: shift.askedAgain,
    slowestMs,
    ...(await whatIsBooked(base, manager, storeId, tills)),
  };
}

/** What every till does until the shift is over: the next sale, sent until somebody answers for it. */
class Shift {
  isOver = false;
  askedAgain = 0;

  constructor(
    private readonly base: string,
    private readonly goods: readonly Goods[],
  ) {}

  async work(till: Till): Promise<void> {
    for (let at = 0; !this.isOver; at += 1) {
      const product = this.goods[at % this.goods.length];
      if (!product) throw new Error('goods of the demo');
      const sale = till.next(product);
      // A sale that was rung up is sent until its answer is here, also after the shift.
      while (!(await this.sent(till, sale))) {
        this.askedAgain += 1;
        await sleep(AGAIN_MS);
      }
    }
  }

  /** Waits until each till has had some more sales acknowledged. */
  async goesOn(tills: readonly Till[]): Promise<void> {
    const until = tills.map((till) => till.sales.length + BETWEEN);
    while (tills.some((till, at) => till.sales.length < (until[at] ?? 0))) await sleep(20);
  }

  private async sent(till: Till, sale: ReturnType<Till['next']>): Promise<boolean> {
    try {
      const answer = await till.send(this.base, sale);
      till.sales.push({ sale, answer });
      return true;
    } catch (error) {
      // A word of the server that asking again does not change; everything else was the kill.
      if (error instanceof Refused && error.status < 500 && !error.body.includes('"retryable":true'))
        throw error;
      return false;
    }
  }
}

async function whatIsBooked(
  base: string,
  manager: Visitor,
  storeId: string,
  tills: readonly Till[],
): Promise<Pick<ThroughKills, 'acknowledged' | 'lost' | 'doubled' | 'changed'>> {
  const booked = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const page: { tickets: { number: string }[]; nextCursor?: string | null } = await manager.ask(
      base,
      'sales.tickets',
      { storeIds: [storeId], ...(cursor ? { cursor } : {}) },
    );
    for (const { number } of page.tickets) booked.set(number, (booked.get(number) ?? 0) + 1);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const sold = tills.flatMap((till) => till.sales.map((one) => ({ till, ...one })));
  const numbers = sold.map(({ answer }) => answer.number);
  const changed: string[] = [];
  for (const { till, sale, answer } of sold)
    if (JSON.stringify(await till.send(base, sale)) !== JSON.stringify(answer)) changed.push(answer.number);
  return {
    acknowledged: sold.length,
    lost: numbers.filter((number) => !booked.has(number)),
    doubled: numbers.filter((number) => (booked.get(number) ?? 0) > 1),
    changed,
  };
}

async function openTills(base: string, manager: Visitor, storeId: string): Promise<Till[]> {
  const admin = await signedIn(base, PEOPLE.admin.login);
  const { name, pin } = PEOPLE.otherClerk;
  const tills: Till[] = [];
  for (let at = 0; at < TILLS; at += 1) {
    const code = String(81 + at);
    await admin.act(base, 'tills.add', { storeId, code, name: `${code} 号收银台` });
    tills.push(await enrolAndOpen({ manager, storeId, code, who: { name, pin }, bases: [base, base] }));
  }
  return tills;
}

async function someGoods(base: string, manager: Visitor): Promise<Goods[]> {
  const found = await manager.ask<{ id: string }[]>(base, 'catalog.search', {
    ...{ term: '浴巾', activeOnly: true, take: 2 },
  });
  return Promise.all(
    found.map(async ({ id }) => ({
      ...(await manager.ask<Goods>(base, 'catalog.product', { productId: id })),
      id,
    })),
  );
}

async function signedIn(base: string, login: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.signIn(base, 'password', { login, password: PASSWORD });
  return visitor;
}
