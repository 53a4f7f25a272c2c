import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { addDays, businessDayOf } from '@/lib/business-day';
import { frames } from '@/scripts/serve/request-frame.mjs';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { linkOf, makeCalendarLink, revokeCalendarLink } from '@/server/roster/calendar/calendar-link';
import { planShifts } from '@/server/roster/plan-shifts';
import { publishWeek } from '@/server/roster/publish-week';
import { mondayOf } from '@/server/roster/roster-rules';
import { setRosterSettings } from '@/server/roster/set-planning';
import { deactivatePerson } from '@/server/staff/people/deactivate-person';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { GET } from './route';

type Ctx = Awaited<ReturnType<typeof contextOf>>;
const ZONE = 'America/New_York';
const MONDAY = addDays(mondayOf(businessDayOf(new Date(), ZONE, 0)), 7);
let store: Awaited<ReturnType<typeof makeStore>>;
let manager: Ctx;
let [li, wang]: Ctx[] = [];
let revision = 0;

const as = (ctx: Ctx | undefined) => {
  if (!ctx) throw new Error('nobody');
  return ctx;
};
const base = () => ({ requestId: newId(), storeId: store.id });
const newToken = () => randomBytes(32).toString('base64url');
async function link(ctx: Ctx | undefined, token = newToken()) {
  await makeCalendarLink.execute(as(ctx), { ...base(), token });
  return token;
}
/** As the web server passes it on, from an address of its own. */
async function fetched(file: string, address = '198.51.100.7') {
  const answer = await frames.run({ id: newId(), address }, () =>
    GET(new Request(`http://localhost/api/calendar/${file}`), { params: Promise.resolve({ file }) }),
  );
  return {
    status: answer.status,
    headers: answer.headers,
    text: (await answer.text()).replaceAll('\r\n ', ''),
  };
}
async function plan(put: object[], remove: string[] = []) {
  const week = { ...base(), monday: MONDAY, revision };
  ({ revision } = await planShifts.execute(manager, { ...week, put, remove } as never));
  await publishWeek.execute(manager, { ...base(), monday: MONDAY, revision, overrules: [] });
}
const shift = (ctx: Ctx | undefined, day: string, note = '') => ({
  ...{
    id: newId(),
    personId: as(ctx).actor.personId,
    day,
    startMinute: 540,
    endMinute: 1_020,
    breakMinutes: 60,
  },
  note,
});

beforeAll(async () => {
  store = await makeStore({ timeZone: ZONE });
  manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  [li, wang] = [
    await contextOf(await makePerson(['CLERK'], store.id)),
    await contextOf(await makePerson(['CLERK'], store.id)),
  ];
  await setRosterSettings.execute(manager, {
    ...base(),
    ...{ dayMinutes: 480, weekMinutes: 2_400, overtimeDayMinutes: 60, overtimeMonthMinutes: 2_160 },
    ...{ restMinutes: 660, daysInARow: 6, minAtOpening: 0 },
  });
});

it('holds the published shifts of its person by their store’s clock, and nothing of anybody else', async () => {
  const mine = shift(li, MONDAY, 'bring keys; twice');
  const hers = shift(wang, MONDAY, 'hers alone');
  await plan([mine, hers]);
  const draft = { ...base(), monday: MONDAY, revision, put: [shift(li, addDays(MONDAY, 1))], remove: [] };
  ({ revision } = await planShifts.execute(manager, draft as never));
  const { status, headers, text } = await fetched(`${await link(li)}.ics`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(headers.get('cache-control')).toContain('private');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain(`UID:${mine.id}@daybook`);
  expect(text).toContain(`DTSTART;TZID=${ZONE}:${MONDAY.replaceAll('-', '')}T090000`);
  expect(text).toContain(`TZID:${ZONE}\r\n`);
  expect(text).toContain(`LOCATION:${store.name}`);
  expect(text).toContain('bring keys\\; twice');
  for (const strange of [hers.id, 'hers alone', as(wang).actor.personId, as(wang).actor.name])
    expect(text).not.toContain(strange);
});

it('keeps the id of a shift that moves, and loses one that is cancelled', async () => {
  const token = await link(wang);
  const kept = shift(wang, addDays(MONDAY, 2));
  const gone = shift(wang, addDays(MONDAY, 3));
  await plan([kept, gone]);
  expect((await fetched(token)).text).toContain(gone.id);
  await plan([{ ...kept, startMinute: 600 }], [gone.id]);
  const { text } = await fetched(token);
  expect(text).not.toContain(gone.id);
  const [, event = ''] = text.split(`UID:${kept.id}@daybook`);
  expect(event).toMatch(/^\r\nSEQUENCE:\d+\r\n/);
  expect(event.split('END:VEVENT')[0]).toContain('T100000');
});

it('is nothing once replaced, revoked, made up, or of somebody who left', async () => {
  const [first, second] = [await link(li), newToken()];
  await link(li, second);
  expect((await fetched(second)).status).toBe(200);
  expect(await linkOf(db(), as(li).actor.personId)).toMatchObject({ fetchedAt: expect.any(Date) });
  await revokeCalendarLink.execute(as(li), base());
  const left = await contextOf(await makePerson(['CLERK'], store.id));
  const third = await link(left);
  const office = await contextOf(await makePerson(['ADMIN'], null));
  await deactivatePerson.execute(office, { requestId: newId(), personId: left.actor.personId } as never);
  const answers = await Promise.all(
    [first, second, third, newToken(), 'short', '../../x'].map((token) => fetched(`${token}.ics`)),
  );
  for (const { status, text } of answers) expect([status, text]).toEqual([404, '']);
  expect(await linkOf(db(), as(li).actor.personId)).toBeNull();
  const kept = await db().calendarLink.findMany({ where: { personId: as(li).actor.personId } });
  expect(JSON.stringify(kept)).not.toContain(second);
});

it('guesses are few a minute, and so are questions at one address', async () => {
  const tries = await Promise.all(Array.from({ length: 40 }, () => fetched(newToken(), '203.0.113.9')));
  expect(tries.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(30);
  expect(tries.map(({ status }) => status)).toContain(429);
  const token = await link(wang);
  let last = 200;
  for (let at = 0; at < 70 && last === 200; at += 1)
    ({ status: last } = await fetched(token, '198.51.100.20'));
  expect(last).toBe(429);
});
