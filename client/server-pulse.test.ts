import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { askHealth, ServerPulse } from './server-pulse';

test('a server that is down, ill or silent does not answer; a healthy one does', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/silent') return;
    response.statusCode = request.url === '/ill' ? 503 : 200;
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await askHealth(`${base}/well`)).toBe(true);
  expect(await askHealth(`${base}/ill`)).toBe(false);
  expect(await askHealth(`${base}/silent`, 20)).toBe(false);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  expect(await askHealth(`${base}/well`)).toBe(false);
});

test('who listens hears when it stops answering and when it answers again, and asking ends with the last listener', async () => {
  const answers = [true, false, false, true];
  let asked = 0;
  const heard: boolean[] = [];
  const pulse = new ServerPulse(async () => answers[asked++] ?? true, 1);
  await new Promise<void>((resolve) => {
    const leave = pulse.subscribe(() => {
      heard.push(pulse.getSnapshot());
      if (heard.length < 2) return;
      leave();
      resolve();
    });
  });
  expect(heard).toEqual([false, true]);
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toBe(before);
});
