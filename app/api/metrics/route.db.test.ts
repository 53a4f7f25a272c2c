import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { frameOf, frames } from '@/scripts/serve/request-frame.mjs';
import { GET } from './route';

afterEach(() => void vi.unstubAllEnvs());

/** The status of an answer to whoever asks with these headers from this address, as the server passes it on. */
async function asked(headers: Record<string, string>, peer = '127.0.0.1'): Promise<number> {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), 'remoteAddress', { value: peer }));
  Object.assign(request.headers, headers);
  const frame = frameOf(request, new Set());
  // Next adds this one by itself to what came without.
  const passedOn = { 'x-forwarded-for': peer, ...headers };
  const answer = await frames.run(frame, () =>
    GET(new Request('http://localhost/api/metrics', { headers: passedOn })),
  );
  return answer.status;
}

test('figures are for this machine, by its own name, and not through a proxy on it', async () => {
  vi.stubEnv('METRICS_TOKEN', '');
  for (const host of ['localhost:3000', 'LOCALHOST', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000'])
    expect([host, await asked({ host })]).toEqual([host, 200]);
  for (const host of [
    'shop.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:3000',
    '10.0.0.7',
    '',
  ])
    expect([host, await asked({ host })]).toEqual([host, 404]);
  const proxied: Record<string, string>[] = [
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '203.0.113.7' },
    { forwarded: 'for=203.0.113.7' },
    { via: '1.1 proxy' },
  ];
  for (const by of proxied) expect([by, await asked({ host: 'localhost', ...by })]).toEqual([by, 404]);
  expect(await asked({ host: 'localhost' }, '10.0.0.7')).toBe(404);
});

test('with a token they are for whoever has it, from anywhere', async () => {
  vi.stubEnv('METRICS_TOKEN', 'long-enough');
  const host = 'shop.example';
  expect(await asked({ host, authorization: 'Bearer long-enough' }, '10.0.0.7')).toBe(200);
  expect(await asked({ host: 'localhost', authorization: 'Bearer other' })).toBe(404);
});
