import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextFor } from '@/server/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { keepChoices } from '../keep-choices';
import { raiseNotices } from '../raise-notices';
import { addRobot, closeRobot, listRobots } from './keep-robots';
import type { PLATFORMS } from './say-aloud';
import { sendMessages } from './send-messages';

// The platforms' side, as their documents describe it: a local server that can be slow, refuse, or be away.

let server: Server;
let heard: { path: URL; text: string }[];
let answer: { status: number; body: unknown; afterMs: number };
let platforms: typeof PLATFORMS;

const KEY = 'f2e3a1b4-0000-4000-8000-5a5a5a5a5a5a';
const SECRET = 'SEC00112233445566778899aabbccddeeff';
const FINE = { status: 200, body: { errcode: 0, errmsg: 'ok' }, afterMs: 0 };

beforeEach(async () => {
  heard = [];
  answer = FINE;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const said = answer;
      if (said === FINE)
        heard.push({
          path: new URL(request.url ?? '', 'http://robots'),
          text: JSON.parse(body).text.content,
        });
      setTimeout(() => {
        response.writeHead(said.status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(said.body));
      }, said.afterMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  platforms = { WECOM: address, DINGTALK: address };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function group(kind: 'WECOM' | 'DINGTALK' = 'WECOM', locale: 'zh-CN' | 'en' = 'zh-CN') {
  const admin = await makePerson(['ADMIN'], null);
  const { robotId } = await addRobot.execute(await contextOf(admin), {
    requestId: newId(),
    kind,
    name: '店长群',
    key: KEY,
    ...(kind === 'DINGTALK' ? { secret: SECRET } : {}),
    locale,
  });
  const person = await makePerson(['STORE_MANAGER'], null);
  const ctx = await contextOf(person);
  const choose = (quiet: { fromMinute: number; toMinute: number; timeZone: string } | null = null) =>
    keepChoices(ctx, { choices: [{ kind: 'REPORT_LATE', robotId }], quiet });
  await choose();
  const raise = (cause: string, now: Date) =>
    raiseNotices.execute(contextFor({ kind: 'JOB', job: 'test' }, { now }), {
      requestId: newId(),
      kind: 'REPORT_LATE',
      cause: `${robotId}:${cause}`,
      aboutStoreId: null,
      facts: { storeName: '城西店', day: '2026-11-28', time: '10:00' },
      personIds: [person.id],
    });
  const messages = () => db().robotMessage.findMany({ where: { robotId }, orderBy: { raisedAt: 'asc' } });
  return { robotId, person, admin, choose, raise, messages };
}

const NOON = new Date('2026-11-29T04:00:00Z');
const inSeconds = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
const send = (now: Date) => sendMessages(db(), now, platforms);

describe('a robot', () => {
  it('says a notice once, in its group’s language, with its key and nothing that tells it', async () => {
    const { robotId, raise, messages } = await group('WECOM', 'en');
    await raise('a', NOON);
    await raise('a', inSeconds(1));
    await send(NOON);
    await send(inSeconds(2));
    expect(heard.map(({ text }) => text)).toEqual([
      '城西店: the day report of 2026-11-28 is late. It was due by 10:00 on 2026-11-29.',
    ]);
    expect(heard[0]?.path.pathname).toBe('/cgi-bin/webhook/send');
    expect(heard[0]?.path.searchParams.get('key')).toBe(KEY);
    expect((await messages()).map(({ sentAt }) => sentAt)).toEqual([NOON]);
    expect(JSON.stringify(await db().noticeRobot.findUnique({ where: { id: robotId } }))).not.toContain(KEY);
  });

  it('signs what it says to DingTalk', async () => {
    const { raise } = await group('DINGTALK');
    await raise('a', NOON);
    await send(NOON);
    const query = heard[0]?.path.searchParams;
    const timestamp = query?.get('timestamp') ?? '';
    expect(query?.get('access_token')).toBe(KEY);
    expect(query?.get('sign')).toBe(
      createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64'),
    );
  });

  it('says 19 of a minute one by one and the rest as a digest, and goes on in the next', async () => {
    const { raise, messages } = await group();
    for (let number = 0; number < 30; number += 1) await raise(String(number), NOON);
    await send(NOON);
    expect(heard).toHaveLength(20);
    expect(heard[19]?.text.split('\n')[0]).toBe('一本账 11 条通知：');
    expect(heard[19]?.text.split('\n')).toHaveLength(12);
    expect((await messages()).every(({ sentAt }) => sentAt !== null)).toBe(true);
    await raise('later', inSeconds(10));
    await send(inSeconds(10));
    expect(heard).toHaveLength(20);
    await send(inSeconds(61));
    expect(heard).toHaveLength(21);
  });

  it.each([
    [
      'refuses',
      { status: 200, body: { errcode: 93_000, errmsg: `invalid key ${KEY}` }, afterMs: 0 },
      '93000 invalid key …',
    ],
    ['is broken', { status: 502, body: {}, afterMs: 0 }, 'HTTP 502'],
    ['speaks otherwise', { status: 200, body: { ok: true }, afterMs: 0 }, 'an answer nobody understands'],
    ['is slow', { ...FINE, afterMs: 5_500 }, 'no answer in time'],
  ])(
    'whose platform %s is asked again later, and nothing is lost',
    async (_how, trouble, words) => {
      const { robotId, raise, messages } = await group();
      answer = trouble;
      await raise('a', NOON);
      await raise('b', NOON);
      await send(NOON);
      expect(await messages()).toMatchObject([
        { tries: 1, lastError: words, sentAt: null, dueAt: inSeconds(30) },
        { tries: 1, lastError: words, sentAt: null, dueAt: inSeconds(30) },
      ]);
      expect((await listRobots(db())).find(({ id }) => id === robotId)).toMatchObject({
        waiting: 2,
        trouble: words,
      });
      answer = FINE;
      await send(inSeconds(20));
      expect(heard).toHaveLength(0);
      await send(inSeconds(31));
      expect(heard).toHaveLength(2);
    },
    20_000,
  );

  it('whose platform is away is asked for a day and then given up', async () => {
    const { raise, messages } = await group();
    const away = { WECOM: 'http://127.0.0.1:1', DINGTALK: 'http://127.0.0.1:1' };
    await raise('a', NOON);
    let now = NOON;
    for (let tries = 1; tries < 60; tries += 1) {
      await sendMessages(db(), now, away);
      const [message] = await messages();
      if (message?.givenUpAt) break;
      expect(message).toMatchObject({ tries, lastError: 'no connection' });
      expect((message?.dueAt.getTime() ?? 0) - now.getTime()).toBeLessThanOrEqual(3_600_000);
      now = message?.dueAt ?? now;
    }
    expect((await messages())[0]?.givenUpAt?.getTime()).toBeGreaterThan(NOON.getTime() + 86_400_000);
  });

  it('is silent in quiet hours and speaks when they end', async () => {
    const { choose, raise, messages } = await group();
    // It is 12:00 in Shanghai.
    await choose({ fromMinute: 11 * 60, toMinute: 13 * 60 + 30, timeZone: 'Asia/Shanghai' });
    await raise('a', NOON);
    expect((await messages())[0]?.dueAt).toEqual(inSeconds(90 * 60));
    await send(inSeconds(89 * 60));
    expect(heard).toHaveLength(0);
    await send(inSeconds(90 * 60));
    expect(heard).toHaveLength(1);
  });

  it('that was removed says nothing more', async () => {
    const { robotId, admin, raise } = await group();
    await raise('a', NOON);
    await closeRobot.execute(await contextOf(admin), { requestId: newId(), robotId });
    await raise('b', NOON);
    await send(NOON);
    expect(heard).toHaveLength(0);
  });

  it('is kept by head office and administrators alone, with a key that can be one', async () => {
    const manager = await contextOf(await makePerson(['STORE_MANAGER'], null));
    const robot = { requestId: newId(), kind: 'WECOM' as const, name: '群', key: KEY, locale: 'en' as const };
    await expect(addRobot.execute(manager, robot)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const admin = await contextOf(await makePerson(['ADMIN'], null));
    for (const key of ['short', `https://example.com/${KEY}`, `${KEY}/../x?y`])
      await expect(addRobot.execute(admin, { ...robot, key })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    await expect(addRobot.execute(admin, { ...robot, kind: 'DINGTALK' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      params: { field: 'secret' },
    });
  });
});
