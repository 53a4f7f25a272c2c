import fc from 'fast-check';
import { expect, it } from 'vitest';
import { businessDayOf, dateToDay } from '@/lib/business-day';
import { sumFen } from '@/lib/money';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { completeSale } from '@/server/sales/complete-sale';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { footDrawer } from '@/server/tills/day-report/drawer-rules';
import { moveCash } from '@/server/tills/move-cash';
import { openTill } from '@/server/tills/open-till';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { atTheOffice, contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { figuresOf } from '@/tests/helpers/section-figures';
import { checkBooks } from './books/check-books';
import { SECTIONS } from './sections';
import { submitReport } from './submit-report';

const HOUR = 3_600_000;
const till = fc.nat(1);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), till, fen: fc.nat(50_000) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      till,
      pieces: fc.integer({ min: 1, max: 9 }),
      ago: fc.nat(60),
      drawer: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('cash' as const),
      till,
      fen: fc.integer({ min: 1, max: 9_000 }),
      out: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('close' as const), till, off: fc.integer({ min: -9, max: 9 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 2, max: 20 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('report' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a test of its own wrote down of each movement: whose drawer, which day, counted already or not. */
interface Noted {
  sessionId: string;
  day: string;
  fen: number;
  afterClose: boolean;
}

/** Two tills with a clock of their own, and a notebook beside the books. */
async function makeDays() {
  const store = await makeStore();
  const person = await makePerson(['CLERK', 'STORE_MANAGER'], store.id);
  const product = await makeProduct({ listPriceFen: 1_234 });
  const tills = [];
  for (const code of ['01', '02']) {
    const { device } = await makeTill(store, code);
    tills.push({
      ctx: await contextOf(person, { device }),
      device,
      seq: 0,
      open: '',
      drawers: [] as string[],
    });
  }
  return { store, product, tills, now: new Date(Date.now() - 20 * 24 * HOUR), noted: [] as Noted[] };
}

async function take(days: Awaited<ReturnType<typeof makeDays>>, one: Step): Promise<void> {
  const { store, noted } = days;
  if (one.do === 'wait') days.now = new Date(days.now.getTime() + one.hours * HOUR);
  days.now = new Date(days.now.getTime() + 1_000);
  if (one.do === 'wait') return;
  const base = () => ({ storeId: store.id, requestId: newId() });
  const here = days.tills['till' in one ? one.till : 0];
  if (!here) throw new Error('two tills');
  const ctx = { ...here.ctx, now: days.now };
  const dayOfPosting = async (id: string) =>
    dateToDay(
      (
        await db().cashMovement.findFirstOrThrow({
          where: { storeId: store.id, sessionId: id },
          orderBy: { id: 'desc' },
        })
      ).businessDay,
    );
  if (one.do === 'open' && here.open === '') {
    const { sessionId, businessDay } = await openTill.execute(ctx, { ...base(), floatFen: one.fen });
    here.open = sessionId;
    here.drawers.push(sessionId);
    noted.push({ sessionId, day: businessDay, fen: one.fen, afterClose: false });
  }
  if (one.do === 'sell' && here.drawers.length > 0) {
    here.seq += 1;
    const sessionId = here.drawers.at(-1 - Math.min(one.drawer, here.drawers.length - 1)) ?? '';
    const at = { prefix: here.device.prefix, seq: here.seq, sessionId };
    const occurredAt = new Date(days.now.getTime() - one.ago * HOUR);
    const result = await completeSale(ctx, {
      storeId: store.id,
      ...makeSale({ ...at, occurredAt }, [{ product: days.product, quantity: String(one.pieces) }]),
    });
    const afterClose = result.flags.includes('AFTER_CLOSE');
    expect(afterClose).toBe(sessionId !== here.open);
    noted.push({ sessionId, day: result.businessDay, fen: result.totalFen, afterClose });
  }
  if (here.open === '') return one.do === 'report' ? report(days) : undefined;
  const held = sumFen(
    noted.filter((row) => row.sessionId === here.open && !row.afterClose).map((row) => row.fen),
  );
  if (one.do === 'cash' && !(one.out && held < one.fen)) {
    const kind = one.out ? 'PAID_OUT' : 'PAID_IN';
    await moveCash.execute(ctx, {
      ...base(),
      sessionId: here.open,
      kind,
      amountFen: one.fen,
      reason: '零用',
    });
    noted.push({
      sessionId: here.open,
      day: await dayOfPosting(here.open),
      fen: one.out ? -one.fen : one.fen,
      afterClose: false,
    });
  }
  if (one.do === 'close') {
    const denominations = { '10': Math.max(0, Math.round(held / 10) + one.off) };
    await countTill.execute(ctx, { ...base(), sessionId: here.open, denominations, tenderCounts: {} });
    expect(await closeTill.execute(ctx, { ...base(), sessionId: here.open })).toMatchObject({
      expectedFen: held,
    });
    here.open = '';
  }
  if (one.do === 'report') await report(days);
}

/** Submits the oldest open day, when its drawers are counted. */
async function report({ store, tills, now }: Awaited<ReturnType<typeof makeDays>>): Promise<void> {
  const ctx = { ...(tills[0]?.ctx ?? never()), now };
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const oldest = await db().businessDay.findFirst({
    where: { storeId: store.id, state: 'OPEN' },
    orderBy: { day: 'asc' },
  });
  if (!oldest || dateToDay(oldest.day) > today) return;
  const day = dateToDay(oldest.day);
  await submitReport
    .execute(atTheOffice(ctx), { storeId: store.id, requestId: newId(), day, openReason: '随便过的一天' })
    .catch((error: { code?: string }) => {
      if (error.code !== 'SESSIONS_STILL_OPEN') throw error;
    });
}

function never(): never {
  throw new Error('two tills');
}

/** Every day of the store: drawers against the notebook, and the block against itself. */
async function foot({ store, noted }: Awaited<ReturnType<typeof makeDays>>): Promise<void> {
  const sum = (rows: readonly { fen: number }[]) => sumFen(rows.map((row) => row.fen));
  for (const row of await db().businessDay.findMany({ where: { storeId: store.id } })) {
    const day = dateToDay(row.day);
    const figures = await figuresOf(SECTIONS.cash, store.id, day);
    const feet = figures.drawers.map((drawer) => ({ drawer, ...footDrawer(drawer, day) }));
    for (const { drawer, thisDayFen, otherDaysFen, afterCloseFen, expectedFen } of feet) {
      const own = noted.filter((one) => one.sessionId === drawer.sessionId);
      const ofDay = own.filter((one) => one.day === day);
      expect(thisDayFen).toBe(sum(ofDay.filter((one) => !one.afterClose)));
      expect(afterCloseFen).toBe(sum(ofDay.filter((one) => one.afterClose)));
      for (const one of drawer.apart) expect(one.number === null).toBe(one.ticketId === null);
      const session = figures.sessions.find((other) => other.sessionId === drawer.sessionId);
      expect(expectedFen === null).toBe(session === undefined);
      if (!session) continue;
      expect(otherDaysFen).toBe(sum(own.filter((one) => one.day !== day && !one.afterClose)));
      if (session.expectedFen !== null) expect(session.expectedFen).toBe(expectedFen);
    }
    const cashFen = sumFen(figures.cash.map((one) => one.amountFen));
    expect(cashFen).toBe(sum(noted.filter((one) => one.day === day)));
    expect(sumFen(feet.map((one) => one.thisDayFen + one.afterCloseFen))).toBe(cashFen);
  }
}

it('the cash of every day adds up, whatever came late, after the count, or into another day’s drawer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 50 }), async (steps) => {
      const days = await makeDays();
      for (const one of steps) await take(days, one);
      await foot(days);
    }),
    { numRuns: 20 },
  );
  const wrong = (await checkBooks(db())).filter((fact) => fact.number === 4 || fact.number === 6);
  expect(wrong.flatMap((fact) => fact.examples)).toEqual([]);
}, 240_000);

it('names the ticket whose day is not its drawer’s day, in both days’ reports', async () => {
  const days = await makeDays();
  const { store } = days;
  await take(days, { do: 'open', till: 0, fen: 10_000 });
  await take(days, { do: 'sell', till: 0, pieces: 1, ago: 0, drawer: 0 });
  await take(days, { do: 'sell', till: 0, pieces: 2, ago: 26, drawer: 0 });
  const [earlier, own] = await db().businessDay.findMany({
    where: { storeId: store.id },
    orderBy: { day: 'asc' },
  });
  const drawerOn = async (day: Date | undefined) => {
    const figures = await figuresOf(SECTIONS.cash, store.id, dateToDay(day ?? never()));
    return figures.drawers[0] ?? never();
  };
  const number = expect.stringContaining('-000002');
  const [then, now] = [await drawerOn(earlier?.day), await drawerOn(own?.day)];
  expect(then).toMatchObject({
    kinds: [{ kind: 'SALE', count: 1, amountFen: 2_468 }],
    apart: [{ why: 'OTHER_DRAWER', number, amountFen: 2_468 }],
  });
  expect(now).toMatchObject({
    apart: [{ why: 'OTHER_DAY', number, amountFen: 2_468, day: then && dateToDay(earlier?.day ?? never()) }],
  });
  expect(footDrawer(now, now.sessionDay)).toMatchObject({
    thisDayFen: 11_234,
    otherDaysFen: 2_468,
    expectedFen: 13_702,
  });
});
