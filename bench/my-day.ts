import { dayToDate } from '@/lib/business-day';
import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { call } from './http';
import { measure } from './measure';

const STORES = 3;
const DAYS = 360;
/** Tasks a store has on a day, all of them the manager's: the worst there is. */
const A_DAY = 10;
const TASKS = STORES * DAYS * A_DAY;
const ANNOUNCEMENTS = 300;

/** Everything that waits for a manager of three stores with a year of history behind them. */
export async function measureMyDay({ base, owner, shop }: Bench): Promise<void> {
  await growDays(owner, shop);
  await measure('myday', { c: 1, n: 300, warm: 30, rows: TASKS }, async () => {
    const lines = (await call(base, 'query', 'insight.waiting', {}, shop.officeCookie)) as unknown[];
    if (lines.length < STORES * A_DAY) throw new Error(`only ${lines.length} things wait`);
  });
  await measure('myday count', { c: 1, n: 300, warm: 30, rows: TASKS }, async () => {
    await call(base, 'query', 'insight.tasksWaiting', {}, shop.officeCookie);
  });
}

/** A year of tasks, all but today's done; must-reads, all but a few read; complaints of one's own. Written directly, only for measuring. */
async function growDays(owner: Db, shop: BenchShop): Promise<void> {
  if ((await owner.task.count()) >= TASKS) return;
  const manager = await owner.roleGrant.findFirstOrThrow({
    where: { role: 'STORE_MANAGER', storeId: null },
    select: { personId: true },
  });
  const by = `'${manager.personId}'::uuid`;
  const storeIds = [shop.storeId];
  for (let at = 1; at < STORES; at += 1) {
    const store = await owner.store.create({
      data: {
        id: newId(),
        code: `MD${at}`,
        name: `分店${at}`,
        firstDay: dayToDate(shop.day),
        createdAt: new Date(),
      },
    });
    storeIds.push(store.id);
  }
  for (const storeId of storeIds)
    await owner.$executeRawUnsafe(`
      INSERT INTO task (store_id, id, title, owner_id, given_by_id, given_at, due_day, due_at, done_at, done_by_id)
      SELECT '${storeId}', md5('${storeId}' || d || '-' || n)::uuid, '开门检查', ${by}, ${by}, t, t::date, t,
        CASE WHEN d > 0 THEN t END, CASE WHEN d > 0 THEN ${by} END
      FROM generate_series(0, ${DAYS - 1}) d, generate_series(1, ${A_DAY}) n, LATERAL (SELECT now() - make_interval(days => d) AS t) m`);
  await owner.$executeRawUnsafe(`
    INSERT INTO announcement (id, title, text, must_read, store_ids, roles, person_ids, written_by_id, written_at)
    SELECT md5('announcement' || n)::uuid, '通知', '请看', true, '{}', '{}', '{}', '${shop.clerkId}', now() - make_interval(days => n)
    FROM generate_series(1, ${ANNOUNCEMENTS}) n`);
  await owner.$executeRawUnsafe(`
    INSERT INTO announcement_confirmation (announcement_id, person_id, confirmed_at)
    SELECT md5('announcement' || n)::uuid, ${by}, now() FROM generate_series(6, ${ANNOUNCEMENTS}) n`);
  await owner.$executeRawUnsafe('VACUUM ANALYZE task, announcement, announcement_confirmation');
}
