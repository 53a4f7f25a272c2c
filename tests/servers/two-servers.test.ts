import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newId } from '@/server/platform/ids';
import { closeHouse, House } from './house';
import { enrolAndOpen, type Goods, type Till } from './shop-floor';
import { codeOf, Visitor } from './visitor';

// Two web servers and a worker on one PostgreSQL, as real processes, after the build: what is done on one holds on the other, and
// what dies takes nothing along that was acknowledged.

const PASSWORD = 'daybook-demo';
const PATIENCE = { timeout: 60_000, interval: 50 };
/** The longest a session that was ended elsewhere may go on, ms. */
const REVOCATION_MS = 5_000;

let house: House;
let [atA, atB] = ['', ''];
const manager = new Visitor();
const finance = new Visitor();
const admin = new Visitor();
let storeId = '';
let goods: Goods[] = [];
let tills: Till[] = [];

beforeAll(async () => {
  house = await House.open(process.env.DAYBOOK_THROUGH_PROXIES ? 'proxies' : 'nothing');
  [atA, atB] = [house.addresses.a, house.addresses.b];
}, 900_000);

afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.log(house.lastWords());
});

afterAll(() => closeHouse(house), 60_000);

test('two first starts and a worker on an empty database make one schema and one demo company', async () => {
  expect(await house.rows('SELECT name FROM company')).toHaveLength(1);
  const [migrations] = await house.rows(
    'SELECT count(*)::int AS all, count(DISTINCT migration_name)::int AS names FROM _prisma_migrations',
  );
  expect(migrations?.all).toBe(migrations?.names);
  const seeded = [house.a, house.b].filter((machine) => machine.said().includes('Making the demo company'));
  expect(seeded).toHaveLength(1);
});

test('who signs in on A is signed in on B', async () => {
  await manager.signIn(atA, 'password', { login: 'manager1', password: PASSWORD });
  await finance.signIn(atB, 'password', { login: 'finance', password: PASSWORD });
  await admin.signIn(atA, 'password', { login: 'admin', password: PASSWORD });
  expect(await manager.ask(atB, 'staff.me')).toEqual(await manager.ask(atA, 'staff.me'));
  const stores = await manager.ask<{ id: string; code: string }[]>(atB, 'stores.list');
  storeId = stores.find(({ code }) => code === 'S01')?.id ?? '';
  expect(storeId).not.toBe('');
});

test('the password given again on A holds on B at once', async () => {
  const account = admin.twin();
  await house.rows(`UPDATE auth_session SET proved_at = now() - interval '1 hour' WHERE person_id =
    (SELECT id FROM person WHERE login = 'admin')`);
  const { person } = await finance.ask<{ person: { id: string } }>(atB, 'staff.me');
  const setPin = () => account.act(atB, 'staff.setPin', { personId: person.id, pin: '904173' });
  await expect.poll(() => setPin().catch(codeOf), PATIENCE).toBe('STEP_UP_NEEDED');
  await account.act(atA, 'staff.prove', { password: PASSWORD, code: '' });
  await setPin();
});

test('a line on B hears what happens on A', async () => {
  const line = manager.listen(atB);
  await line.stands;
  const { id: tillId } = await addTill('71');
  await addTill('72');
  await expect.poll(() => line.heard, PATIENCE).toContain('tills.add');
  expect((await manager.ask<{ id: string }[]>(atB, 'tills.list', { storeId })).map(({ id }) => id)).toContain(
    tillId,
  );
  line.leave();
  await line.over;
});

test('a file given to A and started on B comes in by the worker, and A says how far it is', async () => {
  const file = [
    '商品名称,条码,零售价,进价,库存',
    '两台服务器的书架,6909990001112,899,420,40',
    '两台服务器的落地灯,6909990001129,259,98,40',
  ];
  const office = new Visitor();
  await office.signIn(atB, 'password', { login: 'hq', password: PASSWORD });
  const kept = await office.post(`${atA}/api/imports`, file.join('\n'), 'text/csv');
  const { uploadId } = (await kept.json()) as { uploadId: string };
  const asked = { uploadId, fileName: '两台.csv', storeCode: 'S01' };
  const { runId } = await office.act<{ runId: string }>(atB, 'imports.start', asked);
  const run = () => office.ask<{ status: string }>(atA, 'imports.run', { runId });
  await expect.poll(run, PATIENCE).toMatchObject({ status: 'DONE' });
  const found = await office.ask<Goods[]>(atB, 'catalog.search', { term: '两台服务器', take: 5 });
  expect(found).toHaveLength(2);
  goods = await Promise.all(
    found.map(async ({ id }) => {
      const product = await office.ask<Goods>(atB, 'catalog.product', { productId: id });
      return { ...product, id };
    }),
  );
  expect(await onHand(atB)).toEqual([40, 40]);
});

test('two people count one shelf on two servers at the same time', async () => {
  const [lamp] = goods;
  const [clerk, keeper] = [new Visitor(), new Visitor()];
  await clerk.signIn(atA, 'password', { login: 'clerk1', password: PASSWORD });
  await keeper.signIn(atB, 'password', { login: 'stock1', password: PASSWORD });
  const planned = {
    storeId,
    kind: 'PRODUCT',
    title: '两台一起盘',
    productIds: [lamp?.id],
    recountQuantity: '999',
  };
  const { stocktakeId } = await manager.act<{ stocktakeId: string }>(atA, 'stocktake.plan', planned);
  await manager.act(atB, 'stocktake.start', { storeId, stocktakeId });
  const { sheets } = await manager.ask<{ sheets: { id: string }[] }>(atA, 'stocktake.detail', {
    storeId,
    stocktakeId,
  });
  expect(sheets).toHaveLength(1);
  const sheetId = sheets[0]?.id;
  const counts = (who: Visitor, base: string, pieces: number) =>
    Promise.all(
      Array.from({ length: pieces }, () => {
        const event = {
          id: newId(),
          productId: lamp?.id,
          kind: 'SCAN',
          quantity: '1',
          occurredAt: new Date(),
        };
        return who.act(base, 'stocktake.recordCounts', {
          storeId,
          sheetId,
          phoneKey: base,
          sentAt: new Date(),
          events: [event],
        });
      }),
    );
  await Promise.all([counts(clerk, atA, 17), counts(keeper, atB, 21)]);
  await clerk.act(atB, 'stocktake.finishSheet', { storeId, sheetId });
  const posted = await manager.act<{ variances: number }>(atA, 'stocktake.post', {
    storeId,
    stocktakeId,
    seenVariances: 1,
  });
  expect(posted.variances).toBe(1);
  expect((await onHand(atB))[0]).toBe(38);
});

test('tills of one store sell on both servers at once, and the book agrees', async () => {
  tills = await Promise.all([openTill('71', 'clerk1', atA), openTill('72', 'clerk2', atB)]);
  const before = await onHand(atA);
  const sold = tills.flatMap((till, at) =>
    Array.from({ length: 10 }, (_, piece) => {
      const sale = till.next(goods[piece % 2] as Goods);
      return till.sell(sale, (at + piece) % 2 === 0 ? [atA] : [atB]);
    }),
  );
  await Promise.all(sold);
  expect(await onHand(atB)).toEqual(before.map((pieces) => pieces - 10));
});

test('what is revoked on A ends on B within five seconds, also where B is asked all the time', async () => {
  const leaver = new Visitor();
  await leaver.signIn(atB, 'password', { login: 'tech', password: PASSWORD });
  const { person } = await leaver.ask<{ person: { id: string } }>(atB, 'staff.me');
  const line = leaver.listen(atB);
  await line.stands;
  await admin.act(atA, 'staff.deactivatePerson', { personId: person.id });
  const revokedAt = performance.now();
  let answer: unknown;
  while (answer !== 'UNAUTHENTICATED') {
    const askedAt = performance.now();
    answer = await leaver.ask(atB, 'staff.me').catch(codeOf);
    // Asked later than this, it may not be answered any more.
    if (answer !== 'UNAUTHENTICATED') expect(askedAt - revokedAt).toBeLessThan(REVOCATION_MS);
  }
  await line.over;
});

test('a job is done once, by the worker, wherever what it follows from was done', async () => {
  const day = await submitYesterday(atA);
  await finance.act(atB, 'reports.return', { storeId, day, version: 1, reason: '少一张小票' });
  await expect.poll(() => noticesOn(atA), PATIENCE).toBe(1);
  expect(await raised()).toBe(1);
});

test('a worker dies over a job: another one does it, once', async () => {
  const day = await submitYesterday(atB);
  await house.rows('BEGIN');
  await house.rows('LOCK TABLE notice IN SHARE ROW EXCLUSIVE MODE');
  await finance.act(atA, 'reports.return', { storeId, day, version: 2, reason: '还少一张' });
  const held = () =>
    house.jobs(
      `SELECT count(*)::int AS count FROM jobs._private_jobs WHERE locked_by IS NOT NULL AND key LIKE 'reports.tellPreparer:%'`,
    );
  await expect.poll(held, PATIENCE).toEqual([{ count: 1 }]);
  await house.worker.kill();
  await house.rows('ROLLBACK');
  // Nobody else works jobs off: servers that run apart from their worker do not.
  await expect
    .poll(
      () =>
        house.jobs(
          'SELECT pid FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()',
        ),
      PATIENCE,
    )
    .toEqual([]);
  // The minute and a half until another may take it for dead.
  await house.jobs(
    `UPDATE jobs._private_jobs SET locked_at = locked_at - interval '2 minutes' WHERE locked_by IS NOT NULL`,
  );
  await house.jobs(`UPDATE jobs.alive SET seen_at = seen_at - interval '2 minutes'`);
  house.startWorker();
  await expect.poll(() => noticesOn(atB), PATIENCE).toBe(2);
  expect(await raised()).toBe(2);
});

test('a server dies while it sells: what it acknowledged stays, what it did not is booked once by the other', async () => {
  const before = await onHand(atB);
  const [first, second] = tills as [Till, Till];
  // Sales that are on the server and cannot end, at the moment it dies.
  await house.rows('BEGIN');
  await house.rows(`SELECT 1 FROM business_day WHERE store_id = '${storeId}' FOR UPDATE`);
  const [lamp, shelf] = goods as [Goods, Goods];
  const answers = Promise.all([
    first.sell(first.next(lamp), [atA, atB]),
    second.sell(second.next(shelf), [atA, atB]),
  ]);
  await expect.poll(() => house.rows('SELECT pid FROM pg_locks WHERE NOT granted'), PATIENCE).not.toEqual([]);
  await house.a.kill();
  await house.rows('ROLLBACK');
  await answers;
  // And a shift on the one that is left: the first server asked is the dead one.
  for (let piece = 0; piece < 6; piece += 1)
    await Promise.all(tills.map((till) => till.sell(till.next(goods[piece % 2] as Goods), [atA, atB])));
  const all = tills.flatMap((till) => till.sales.map((sold) => ({ till, ...sold })));
  // Whatever was acknowledged, by whichever server, is the same ticket again.
  for (const { till, sale, answer } of all) expect(await till.send(atB, sale)).toEqual(answer);
  const ids = all.map(({ sale }) => sale.id);
  const [tickets] = await house.rows('SELECT count(*)::int AS count FROM ticket WHERE id = ANY($1)', [ids]);
  expect(tickets?.count).toBe(all.length);
  expect(await onHand(atB)).toEqual(before.map((pieces) => pieces - 7));
});

test('the books agree: nothing differs', async () => {
  const { code, said } = await house.checkBooks();
  expect(said).toMatch(/\b0 differences/);
  expect(said).not.toMatch(/[1-9]\d* differences/);
  expect(code).toBe(0);
});

async function onHand(base: string): Promise<number[]> {
  const productIds = goods.map(({ id }) => id);
  const levels = await manager.ask<{ productId: string; onHand: string }[]>(base, 'stock.onHand', {
    storeId,
    productIds,
  });
  return productIds.map((id) => Number(levels.find(({ productId }) => productId === id)?.onHand));
}

async function addTill(code: string): Promise<{ id: string }> {
  await admin.act(atA, 'tills.add', { storeId, code, name: `${code} 号收银台` });
  const all = await manager.ask<{ id: string; code: string }[]>(atA, 'tills.list', { storeId });
  return all.find((till) => till.code === code) ?? { id: 'it was added' };
}

function openTill(code: string, login: string, base: string): Promise<Till> {
  const who = house.signIns().find((one) => one.login === login);
  if (!who) throw new Error(`${login} is of the demo`);
  return enrolAndOpen({ manager, storeId, code, who, bases: base === atA ? [atA, atB] : [atB, atA] });
}

async function submitYesterday(base: string): Promise<string> {
  const { report } = await manager.ask<{ report: { day: string } | null }>(base, 'reports.yesterday', {
    storeId,
  });
  if (!report) throw new Error('the demo owes a report of yesterday');
  await manager.act(base, 'reports.submit', { storeId, day: report.day, openReason: '盘点中' });
  return report.day;
}

async function noticesOn(base: string): Promise<number> {
  const { notices } = await manager.ask<{ notices: { kind: string }[] }>(base, 'notices.list', {});
  return notices.filter(({ kind }) => kind === 'REPORT_RETURNED').length;
}

/** How often a notice was raised of what finance sent back. */
async function raised(): Promise<unknown> {
  const [row] = await house.rows(
    `SELECT count(*)::int AS count FROM notice WHERE kind = 'REPORT_RETURNED' AND store_id = $1`,
    [storeId],
  );
  return row?.count;
}
