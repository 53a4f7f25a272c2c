// Long because: every door of the gate, tried on a real socket.
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { gate, refuseUpgrades } from './gate.mjs';
import { withBody } from './read-body.mjs';

// The gate on a real socket. Behind it stands a program that says what reached it.

let server: Server;
let port: number;
let databaseIsAway = false;
let diskIsFull = false;
const reached: { path: string; body: string }[] = [];

beforeAll(async () => {
  server = createServer();
  const admit = gate(
    {
      publicOrigin: 'https://shop.example',
      secure: true,
      developing: false,
      proxies: new Set(),
      signedIn: () => ({
        isPublic: (procedure: string) => procedure.startsWith('open.'),
        signedIn: async (cookies: string) => {
          if (cookies === 'broken') throw new Error('the database does not answer');
          return cookies === 'somebody';
        },
        databaseIsThere: async () => !databaseIsAway,
        mayWrite: async () => !diskIsFull,
      }),
    },
    async (incoming, response, read) => {
      let body = '';
      for await (const part of read ? withBody(incoming, read) : incoming) body += part;
      reached.push({ path: incoming.url ?? '', body });
      response.end('reached');
    },
  );
  server.on('request', (incoming, response) => void admit(incoming, response));
  // As Next does: it takes the line and says nothing.
  server.on('upgrade', (_incoming, socket) => void socket.on('error', () => undefined));
  refuseUpgrades(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => void server.close());
beforeEach(() => void reached.splice(0));

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  code: string;
  trpc: unknown;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  /** Pieces that are sent one after the other; a function goes on for ever. */
  body?: string | (() => string);
}

function send(path: string, { method = 'POST', headers = {}, body = '{}' }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { 'content-type': 'application/json', cookie: 'somebody', ...headers },
        agent: false,
      },
      (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => {
          const answer = text.startsWith('{') ? JSON.parse(text) : {};
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            code: answer.error?.code ?? '',
            trpc: answer.error?.json?.data?.error?.code,
          });
          sent.destroy();
        });
      },
    );
    sent.on('error', reject);
    if (typeof body === 'string') return void sent.end(method === 'GET' ? undefined : body);
    const more = () => {
      while (sent.write(body()) && !sent.destroyed);
      if (!sent.destroyed) sent.once('drain', more);
    };
    more();
  });
}

test('a request of our own pages reaches Next with its body', async () => {
  const body = '{"json":{"storeId":"1"}}';
  const headers = { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' };
  expect((await send('/api/trpc/sales.completeSale', { headers, body })).status).toBe(200);
  expect(reached).toEqual([{ path: '/api/trpc/sales.completeSale', body }]);
});

test('a body without end is cut off at a megabyte, whatever its length was said to be', async () => {
  const endless = await send('/api/trpc/sales.completeSale', { body: () => `[${'1'.repeat(64_000)}` });
  expect([endless.status, endless.code, endless.trpc]).toEqual([
    413,
    'REQUEST_TOO_LARGE',
    'REQUEST_TOO_LARGE',
  ]);
  const said = await send('/api/trpc/sales.completeSale', {
    headers: { 'content-length': '25000000' },
    body: () => '[',
  });
  expect(said.status).toBe(413);
  expect(reached).toEqual([]);
});

test('a form is 16 kB at most: only calls of our own pages take a megabyte', async () => {
  const body = JSON.stringify({ text: 'x'.repeat(20_000) });
  for (const path of ['/api/devices/enrol', '/api/setup', '/api/made-up']) {
    const answer = await send(path, { body });
    expect([path, answer.status, answer.code]).toEqual([path, 413, 'REQUEST_TOO_LARGE']);
  }
  expect((await send('/api/trpc/sales.completeSale', { body })).status).toBe(200);
});

test('a call that anybody may make is 64 kB at most, also for who is signed in', async () => {
  const body = JSON.stringify({ text: 'x'.repeat(70_000) });
  for (const cookie of ['nobody', 'somebody']) {
    const answer = await send('/api/trpc/open.one,open.two', { body, headers: { cookie } });
    expect([cookie, answer.status, answer.code]).toEqual([cookie, 413, 'REQUEST_TOO_LARGE']);
    const endless = { body: () => `[${'1'.repeat(8_000)}`, headers: { cookie } };
    expect((await send('/api/trpc/open.one', endless)).status).toBe(413);
  }
  expect(reached).toEqual([]);
  // Beside one that wants a sign-in it is as large as that one may be, and wants the sign-in.
  expect((await send('/api/trpc/open.one,sales.completeSale', { body })).status).toBe(200);
  const unsigned = await send('/api/trpc/open.one,sales.completeSale', {
    body,
    headers: { cookie: 'nobody' },
  });
  expect(unsigned.status).toBe(401);
  expect(
    (await send('/api/trpc/open.one', { body: '{"json":{}}', headers: { cookie: 'nobody' } })).status,
  ).toBe(200);
});

test('who sends much sees the answer, not a broken pipe', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/trpc/sales.completeSale`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'nobody' },
    body: Buffer.alloc(25_000_000, '{},'),
  });
  expect([answer.status, (await answer.json()).error.code]).toEqual([413, 'REQUEST_TOO_LARGE']);
});

test('who is not signed in is told so before the body comes', async () => {
  const endless = () => '{},'.repeat(20_000);
  const answer = await send('/api/trpc/sales.completeSale', { headers: { cookie: 'nobody' }, body: endless });
  expect([answer.status, answer.code, answer.trpc]).toEqual([401, 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
  const mixed = await send('/api/trpc/open.one,sales.completeSale?batch=1', {
    headers: { cookie: 'nobody' },
  });
  expect(mixed.status).toBe(401);
  expect((await send('/api/trpc/open.one', { headers: { cookie: 'nobody' } })).status).toBe(200);
});

test('a path that Next would resolve to another is 400, whatever it is spelled like', async () => {
  const spellings = ['..', '%2e%2e', '.%2e', '%2E.'].map(
    (up) => `/api/reconciliation/${up}/auth/callback/password`,
  );
  const places = [
    ...spellings,
    '/api/./imports',
    '/api/imports/..',
    '/api/imports\\..\\auth',
    '/api/imports#x',
  ];
  for (const path of [...places, 'http://elsewhere/api/imports', '*']) {
    for (const method of ['POST', 'GET', 'PUT']) {
      const answer = await send(path, { method, headers: { 'content-type': 'text/csv' } });
      expect([path, method, answer.status, answer.code]).toEqual([path, method, 400, 'INVALID_INPUT']);
    }
  }
  expect(reached).toEqual([]);
});

test('ordinary paths with escaped characters pass', async () => {
  const places = [
    '/',
    '/stock?q=/../x',
    '/%E4%BB%93%20a',
    "/a..b/[x]|'~@:!$&()*+,;=",
    '/a%2Fb%2E%zz',
    '/api/trpc/open.one%2Copen.two',
  ];
  for (const path of places)
    expect([path, (await send(path, { method: 'GET' })).status]).toEqual([path, 200]);
});

test('a file of somebody who is not signed in is refused before it comes', async () => {
  for (const path of ['/api/imports', '/api/reconciliation/1', '/api/attachments/1/2']) {
    const headers = { cookie: 'nobody', 'content-type': 'text/csv' };
    const answer = await send(path, { headers, body: () => 'a,b\n'.repeat(20_000) });
    expect([path, answer.status, answer.code]).toEqual([path, 401, 'UNAUTHENTICATED']);
  }
  expect(reached).toEqual([]);
});

test('a database that does not answer is no verdict on who asks', async () => {
  const answer = await send('/api/trpc/sales.completeSale', { headers: { cookie: 'broken' } });
  expect([answer.status, answer.code]).toEqual([503, 'UNAVAILABLE']);
});

test('without a database pages and calls are 503 at once, files and the health route are not', async () => {
  databaseIsAway = true;
  try {
    const call = await send('/api/trpc/sales.completeSale');
    expect([call.status, call.trpc, call.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '5']);
    const page = await send('/stock', { method: 'GET', headers: { accept: 'text/html' } });
    expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    for (const path of ['/api/health', '/icon.svg', '/_next/static/chunks/a.js'])
      expect((await send(path, { method: 'GET' })).status).toBe(200);
  } finally {
    databaseIsAway = false;
  }
});

test('with a full disk what writes is 503 and may be sent again, reads and signing out go on', async () => {
  diskIsFull = true;
  try {
    const sale = await send('/api/trpc/sales.completeSale');
    expect([sale.status, sale.code]).toEqual([503, 'DISK_FULL']);
    expect((await send('/api/imports', { headers: { 'content-type': 'text/csv' } })).status).toBe(503);
    expect((await send('/api/trpc/sales.list', { method: 'GET' })).status).toBe(200);
    expect((await send('/api/auth/signout')).status).toBe(200);
  } finally {
    diskIsFull = false;
  }
});

test('a body of too many values or too deep is 400, in a body and in an address', async () => {
  const bodies = [
    `[${'{},'.repeat(300_000)}{}]`,
    '['.repeat(5_000),
    `{"a":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`,
  ];
  for (const body of bodies) {
    const answer = await send('/api/trpc/sales.completeSale', { body });
    expect([answer.status, answer.code]).toEqual([400, 'INVALID_INPUT']);
  }
  const deep = encodeURIComponent('['.repeat(500));
  expect((await send(`/api/trpc/sales.list?input=${deep}`, { method: 'GET' })).status).toBe(400);
  const brackets = JSON.stringify({ text: `${'['.repeat(500)}\\"[[` });
  expect((await send('/api/trpc/sales.completeSale', { body: brackets })).status).toBe(200);
});

test('more than twenty calls in one request are 400', async () => {
  const calls = (count: number) => Array.from({ length: count }, () => 'open.one').join(',');
  expect((await send(`/api/trpc/${calls(20)}?batch=1`)).status).toBe(200);
  for (const path of [calls(21), encodeURIComponent(calls(21))]) {
    expect((await send(`/api/trpc/${path}?batch=1`)).status).toBe(400);
    expect((await send(`/api/trpc/${path}?batch=1`, { method: 'GET' })).status).toBe(400);
  }
});

const WRITING = [
  '/api/trpc/sales.completeSale',
  '/api/trpc/open.one',
  '/api/auth/callback/password',
  '/api/auth/signout',
  '/api/devices/enrol',
  '/api/setup',
  '/api/imports',
  '/api/reconciliation/1',
  '/sign-in',
];

test('a request from elsewhere is 403 before sign-in and body', async () => {
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.shop.example' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const path of WRITING) {
    for (const from of elsewhere) {
      const headers = { ...from, cookie: 'nobody', 'content-type': 'text/plain' };
      const answer = await send(path, { headers, body: () => 'x'.repeat(64_000) });
      expect([path, answer.status, answer.code]).toEqual([path, 403, 'FOREIGN_ORIGIN']);
    }
  }
  expect(reached).toEqual([]);
});

test('an origin is ours by the public address, or by the address asked', async () => {
  for (const origin of ['https://shop.example', `http://127.0.0.1:${port}`])
    expect((await send('/api/trpc/open.one', { headers: { origin } })).status).toBe(200);
});

test('what a route cannot read is 415', async () => {
  const types = ['text/plain', 'multipart/form-data; boundary=x', ''];
  for (const type of types) {
    const answer = await send('/api/trpc/sales.completeSale', { headers: { 'content-type': type } });
    expect([type, answer.status, answer.code]).toEqual([type, 415, 'CONTENT_TYPE_WRONG']);
    expect((await send('/api/devices/enrol', { headers: { 'content-type': type } })).status).toBe(415);
    expect((await send('/api/auth/callback/pin', { headers: { 'content-type': type } })).status).toBe(415);
  }
  for (const type of ['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])
    expect((await send('/api/imports', { headers: { 'content-type': type } })).status).toBe(415);
  for (const type of ['', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    expect((await send('/api/imports', { headers: { 'content-type': type }, body: 'a,b' })).status).toBe(200);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send('/api/auth/callback/pin', { headers: form, body: 'a=1' })).status).toBe(200);
});

test('another method is 405, and names those that are', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const answer = await send('/api/trpc/open.one', { method, body: '' });
    expect([answer.status, answer.code, answer.headers.allow]).toEqual([
      405,
      'METHOD_NOT_ALLOWED',
      'GET, HEAD, POST',
    ]);
  }
  expect((await send('/sign-in')).status).toBe(405);
});

test('every answer carries the headers, a refusal like a page, each page with a nonce of its own', async () => {
  const pages = [await send('/', { method: 'GET' }), await send('/x', { method: 'PUT' })];
  const calls = [
    await send('/api/trpc/open.one'),
    await send('/api/trpc/sales.completeSale', { headers: { cookie: 'nobody' } }),
  ];
  for (const { headers } of pages)
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w-]{22}'; /);
  for (const { headers } of calls)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
  for (const { headers } of [...pages, ...calls]) {
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
  }
  expect(new Set(pages.map(({ headers }) => headers['content-security-policy'])).size).toBe(pages.length);
});

test('a file that somebody added may do nothing in a browser', async () => {
  const { headers } = await send('/api/attachments/1/2', { method: 'GET' });
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; sandbox;/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('a line that is to become a web socket is ended', async () => {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'x',
  };
  await expect(send('/', { method: 'GET', headers })).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(reached).toEqual([]);
});
