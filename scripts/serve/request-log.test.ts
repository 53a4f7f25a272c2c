import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { register } from 'prom-client';
import { expect, test } from 'vitest';
import { countRequest } from './measures.mjs';
import { pathOnly, requestLog } from './request-log.mjs';

test('a line a request, without what may be private, and a new file when it has grown', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'daybook-requests-')), 'requests.log');
  const log = requestLog(file, 200);
  for (let request = 0; request < 5; request += 1)
    log.write({ id: `r${request}`, path: pathOnly('/api/trpc/staff.me?input=secret'), status: 200 });
  await log.end();
  const all = readFileSync(`${file}.1`, 'utf8') + readFileSync(file, 'utf8');
  expect(
    all
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
  expect(all).not.toContain('secret');
});

test('the secret of a calendar is in no line', () => {
  expect(pathOnly('/api/calendar/abc123.ics?x=1')).toBe('/api/calendar/...');
  expect(pathOnly('/api/health')).toBe('/api/health');
});

test('requests are counted by kind, and nothing made up becomes a label', async () => {
  countRequest({ path: '/api/trpc/sales.completeSale', method: 'POST', status: 200, ms: 12 });
  countRequest({ path: '/made/up', method: 'MADEUP', status: 404, ms: 1 });
  const text = await register.metrics();
  expect(text).toContain('daybook_requests_total{route="sale",method="POST",status="200"} 1');
  expect(text).toContain('daybook_requests_total{route="page",method="other",status="404"} 1');
  expect(text).not.toMatch(/made|MADEUP/);
});
