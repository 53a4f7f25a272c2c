import { dayToDate } from '@/lib/business-day';
import { nobodyThere } from '@/server/attendance/nobody-there';
import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { call } from './http';
import { measure } from './measure';

const STORES = 200;
const PEOPLE = 10;
const DAYS = 365;
/** People of the store whose month is asked for. */
const TEAM = 60;
const ROWS = STORES * PEOPLE * DAYS * 2;
const WATCHED = 1_000;
/** SQL of an id that is always the same of a text. @param text SQL */
const uuidOf = (text: string) =>
  `overlay(overlay(md5(${text}) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;

/** A month of a store of sixty with a year of two hundred stores behind it; and who is missing in a thousand stores that are open. */
export async function measureAttendance({ base, owner, shop }: Bench): Promise<void> {
  await growYears(owner, shop);
  const month = new Date(Date.now() - 35 * 24 * 3_600_000).toISOString().slice(0, 7);
  await measure('attendance.month', { c: 1, n: 200, warm: 20, rows: ROWS }, async () => {
    const sheet = (await call(
      base,
      'query',
      'attendance.sheet',
      { storeId: shop.storeId, month },
      shop.officeCookie,
    )) as { lines: unknown[] };
    if (sheet.lines.length < TEAM) throw new Error(`only ${sheet.lines.length} lines`);
  });
  const stores = await growWatched(owner, shop);
  const noon = new Date(`${new Date().toISOString().slice(0, 10)}T04:00:00Z`);
  await measure('nobody.check', { c: 1, n: 30, warm: 5, rows: stores.length }, async () => {
    const missed = await nobodyThere(owner, stores, noon);
    if (missed.size < stores.length / 4) throw new Error(`only ${missed.size} stores are missed`);
  });
}

/** So many stores at least, by their ids. */
async function growStores(owner: Db, shop: BenchShop, count: number): Promise<string[]> {
  const known = await owner.store.findMany({ where: { code: { startsWith: 'AT' } }, select: { id: true } });
  for (let at = known.length; at < count; at += 1) {
    const id = newId();
    await owner.store.create({
      data: { id, code: `AT${at}`, name: `门店${at}`, firstDay: dayToDate(shop.day), createdAt: new Date() },
    });
    known.push({ id });
  }
  return known.map(({ id }) => id);
}

/** Stores, their rosters and what came of them. Written directly, only for measuring. */
async function growYears(owner: Db, shop: BenchShop): Promise<void> {
  const ids = await growStores(owner, shop, STORES);
  if ((await owner.attendanceVerdict.count()) < ROWS / 2) {
    for (const storeId of ids.slice(0, STORES)) await growYear(owner, storeId, PEOPLE);
    await growYear(owner, shop.storeId, TEAM);
    await owner.$executeRawUnsafe(`
      INSERT INTO person (id, name, created_at) SELECT ${uuidOf(`'${shop.storeId}' || p`)}, '考勤员工' || p, now()
      FROM generate_series(1, ${TEAM}) p ON CONFLICT DO NOTHING`);
  }
  // Somebody is there: nobody is told of empty shops meanwhile.
  await owner.$executeRawUnsafe(`
    INSERT INTO at_work (store_id, person_id, since, until)
    SELECT id, ${uuidOf("'watched' || id")}, now() - interval '1 day', now() + interval '1 day' FROM store ON CONFLICT DO NOTHING`);
  await owner.$executeRawUnsafe('VACUUM ANALYZE published_shift, punch, attendance_verdict, at_work');
}

/** A thousand stores that are open: half of them with somebody there, some of the others with a tablet that is heard. */
async function growWatched(owner: Db, shop: BenchShop): Promise<string[]> {
  const ids = await growStores(owner, shop, WATCHED);
  await owner.$executeRawUnsafe(`
    INSERT INTO published_shift (id, store_id, day, monday, person_id, starts_at, ends_at, break_minutes, kind, version)
    SELECT ${uuidOf("'watched' || s.id")}, s.id, now()::date, date_trunc('week', now())::date, ${uuidOf("'watched' || s.id")},
      now()::date + time '01:00', now()::date + time '10:00', 60, 'WORK', 1
    FROM store s WHERE s.code LIKE 'AT%' AND NOT EXISTS (SELECT 1 FROM published_shift p WHERE p.store_id = s.id
      AND p.day = now()::date AND p.person_id = ${uuidOf("'watched' || s.id")})`);
  await owner.$executeRawUnsafe(`
    INSERT INTO store_hours (store_id, weekday, from_minute, to_minute) SELECT s.id, d, 600, 1320
    FROM store s, generate_series(1, 7) d WHERE s.code LIKE 'AT%' ON CONFLICT DO NOTHING`);
  await owner.$executeRawUnsafe(
    `DELETE FROM at_work WHERE store_id IN (SELECT id FROM store WHERE code ~ '^AT[0-9]*[13579]$')`,
  );
  await owner.$executeRawUnsafe(`
    INSERT INTO at_work (store_id, person_id, since, until) SELECT id, ${uuidOf("'watched' || id")}, now() - interval '1 day', now() + interval '1 day'
    FROM store WHERE code ~ '^AT[0-9]*[02468]$' ON CONFLICT DO NOTHING`);
  await owner.$executeRawUnsafe(`
    INSERT INTO tablet_report (store_id, device_id, heard_at, cleared_at) SELECT id, id, now(), now()
    FROM store WHERE code ~ '^AT[0-9]*[15]$' ON CONFLICT DO NOTHING`);
  await owner.$executeRawUnsafe('VACUUM ANALYZE published_shift, at_work, tablet_report, store_hours');
  return ids;
}

async function growYear(owner: Db, storeId: string, people: number): Promise<void> {
  const person = uuidOf(`'${storeId}' || p`);
  const shift = uuidOf(`'${storeId}' || p || '-' || d`);
  const days = `generate_series(1, ${DAYS}) d, generate_series(1, ${people}) p, LATERAL (SELECT (now() - make_interval(days => d))::date AS day) x`;
  // At once: a server that judges meanwhile would find shifts nobody judged.
  await owner.$transaction([
    owner.$executeRawUnsafe(`
    INSERT INTO published_shift (id, store_id, day, monday, person_id, starts_at, ends_at, break_minutes, kind, version)
    SELECT ${shift}, '${storeId}', day, date_trunc('week', day)::date, ${person},
      day + time '01:00', day + time '10:00', 60, 'WORK', 1 FROM ${days}`),
    owner.$executeRawUnsafe(`
    INSERT INTO punch (store_id, id, person_id, device_id, kind, occurred_at, received_at, proof, handed_in_by_id)
    SELECT '${storeId}', ${uuidOf(`'${storeId}' || p || '-' || d || k`)}, ${person}, '${storeId}', 'CLOCK', day + k, day + k, 'SESSION', ${person}
    FROM ${days}, (VALUES (time '00:58'), (time '10:03')) v(k)`),
    owner.$executeRawUnsafe(`
    INSERT INTO attendance_verdict (store_id, subject_id, number, shift_id, person_id, day, planned_from, planned_to, planned_minutes, state,
      in_punch_id, out_punch_id, in_at, out_at, worked_minutes, late_minutes, early_minutes, over_minutes, stepped_out_minutes, leave_minutes,
      judged_at)
    SELECT '${storeId}', i, 1, i, ${person}, day, day + time '01:00', day + time '10:00', 480, 'PRESENT',
      ${uuidOf(`'${storeId}' || p || '-' || d || time '00:58'`)}, ${uuidOf(`'${storeId}' || p || '-' || d || time '10:03'`)},
      day + time '00:58', day + time '10:03', 485, 0, 0, 0, 0, 0, day + time '15:00'
    FROM ${days}, LATERAL (SELECT ${shift} AS i) y`),
  ]);
}
