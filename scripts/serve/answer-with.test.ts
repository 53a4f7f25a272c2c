import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFor, answerWith } from './answer-with.mjs';

let server: Server;
let base: string;
let asked: { method: string; url: string; cookie: string | null; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const answer = async (request: Request) => {
      const { pathname, search, searchParams } = new URL(request.url);
      const cookie = request.headers.get('cookie');
      asked.push({ method: request.method, url: pathname + search, cookie, body: await request.text() });
      const headers = new Headers({ vary: 'trpc-accept', 'x-of-ours': '1' });
      headers.append('set-cookie', 'a=1');
      headers.append('set-cookie', 'b=2');
      return new Response('布'.repeat(Number(searchParams.get('length') ?? 1)), { status: 207, headers });
    };
    await answerWith(answer, incoming, outgoing, parts.length > 0 ? Buffer.concat(parts) : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

/** As it travelled: fetch would unpack it. */
async function raw(path: string, headers: Record<string, string> | [string, string][] = {}, method = 'GET') {
  const { request } = await import('node:http');
  return new Promise<{ headers: Record<string, unknown>; bytes: Buffer; status: number }>(
    (resolve, reject) => {
      const sent = request(
        `${base}${path}`,
        { headers: Array.isArray(headers) ? headers.flat() : headers, method },
        async (response) => {
          const parts: Buffer[] = [];
          for await (const part of response) parts.push(part);
          resolve({
            headers: response.headers,
            bytes: Buffer.concat(parts),
            status: response.statusCode ?? 0,
          });
        },
      );
      sent.on('error', reject);
      sent.end();
    },
  );
}

const answer = async () => new Response();
const answers = [
  { path: '/api/trpc/', methods: ['GET', 'POST'], answer },
  { path: '/api/health', methods: ['GET', 'HEAD'], answer },
];

test.each([
  ['GET', '/api/trpc/sales.list?input=1', '/api/trpc/'],
  ['POST', '/api/trpc/sales.completeSale', '/api/trpc/'],
  ['GET', '/api/health', '/api/health'],
  ['GET', '/api/health?from=watcher', '/api/health'],
  ['GET', '/api/healthy', undefined],
  ['GET', '/api/health/more', undefined],
  ['HEAD', '/api/health', '/api/health'],
  ['POST', '/api/health', undefined],
  ['HEAD', '/api/trpc/sales.list', undefined],
  ['GET', '/api/trpc', undefined],
])('%s %s is answered by %s', (method, url, path) => {
  expect(answerFor(answers, { method, url })?.path).toBe(path);
});

test('hands over cookies as the gate reads them, whatever lines they came in', async () => {
  asked = [];
  await raw('/', [
    ['host', 'localhost'],
    ['cookie', 'a=1'],
    ['cookie', 'b=2'],
  ]);
  expect(asked[0]?.cookie).toBe('a=1; b=2');
});

test('is kept by nobody on the way, unless it says so itself', async () => {
  expect((await raw('/')).headers['cache-control']).toBe('no-store');
});

test('hands over method, address, headers and body, and answers with status, headers and body', async () => {
  asked = [];
  const answer = await fetch(`${base}/api/trpc/sales.list?input=%7B%7D`, {
    method: 'POST',
    headers: { cookie: 'sid=1; other=2' },
    body: '{"名":"布"}',
  });
  expect(asked).toEqual([
    {
      method: 'POST',
      url: '/api/trpc/sales.list?input=%7B%7D',
      cookie: 'sid=1; other=2',
      body: '{"名":"布"}',
    },
  ]);
  expect(answer.status).toBe(207);
  expect(answer.headers.get('x-of-ours')).toBe('1');
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(answer.headers.get('vary')).toBe('trpc-accept, accept-encoding');
  expect(await answer.text()).toBe('布');
});

test('packs what is long for those who take it, and says how long an answer is', async () => {
  const packed = await raw('/?length=2000', { 'accept-encoding': 'br, gzip;q=0.8' });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(Number(packed.headers['content-length'])).toBe(packed.bytes.length);
  expect(gunzipSync(packed.bytes).toString()).toBe('布'.repeat(2_000));
  for (const said of ['', 'br', 'gzip;q=0', 'gzipped']) {
    const plain = await raw('/?length=2000', { 'accept-encoding': said });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.bytes).toHaveLength(6_000);
  }
  expect(
    (await raw('/?length=10', { 'accept-encoding': 'gzip' })).headers['content-encoding'],
  ).toBeUndefined();
});
test('answers HEAD with the length and nothing else', async () => {
  const { headers, bytes } = await raw('/?length=10', {}, 'HEAD');
  expect(headers['content-length']).toBe('30');
  expect(bytes).toHaveLength(0);
});
