import { expect, test } from 'vitest';
import { smallJson } from './small-json';

const post = (body: string) => new Request('http://localhost/', { method: 'POST', body });

test('a small object is read', async () => {
  expect(await smallJson(post('{"code":"编号"}'))).toEqual({ code: '编号' });
});

test.each(['', 'null', '7', '{"code":', 'code=1'])('%j is nothing', async (body) => {
  expect(await smallJson(post(body))).toEqual({});
});

test('what is too large is not read to its end', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(4_096).fill(32));
    },
  });
  const sending: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless, duplex: 'half' };
  const request = new Request('http://localhost/', sending);
  expect(await smallJson(request)).toEqual({});
  expect(sent).toBeLessThan(20);
});
