import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let sent: string[];
let alive: () => Promise<Response>;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  sent = [];
  alive = async () => new Response();
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    if (init.method === 'HEAD') return alive();
    sent.push(address);
    return new Promise<Response>((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('cut', 'AbortError')));
      if (address === '/quick') resolve(new Response('done'));
      if (address === '/broken') reject(new TypeError('Failed to fetch'));
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const contact = () => import('./server-contact');

test('offline nothing is sent, and it is said at once', async () => {
  const { sendCommand } = await contact();
  vi.stubGlobal('navigator', { onLine: false });
  await expect(sendCommand('/quick')).rejects.toMatchObject({ code: 'OFFLINE', retryable: true });
  expect(sent).toEqual([]);
});

test('Wi-Fi without a server: nothing is sent either', async () => {
  const { sendCommand } = await contact();
  alive = async () => {
    throw new TypeError('Failed to fetch');
  };
  await expect(sendCommand('/quick')).rejects.toMatchObject({ code: 'OFFLINE' });
  expect(sent).toEqual([]);
});

test('a line that breaks under way is no answer', async () => {
  const { sendCommand } = await contact();
  await expect(sendCommand('/broken')).rejects.toMatchObject({ code: 'NO_ANSWER' });
});

test('a long command is waited for while the server lives, and given up when it does not', async () => {
  const { sendCommand } = await contact();
  const ended = vi.fn();
  const running = sendCommand('/long').catch(ended);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended).not.toHaveBeenCalled();
  alive = async () => {
    throw new TypeError('Failed to fetch');
  };
  await vi.advanceTimersByTimeAsync(10_000);
  await running;
  expect(ended).toHaveBeenCalledWith(expect.objectContaining({ code: 'NO_ANSWER' }));
});

test('what answers, answers', async () => {
  const { sendCommand } = await contact();
  expect(await (await sendCommand('/quick')).text()).toBe('done');
});

test('a read that a hung server leaves open is no answer after ten seconds', async () => {
  vi.useRealTimers();
  const late = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late.signal);
  const { sendQuery } = await contact();
  const reading = sendQuery('/hung');
  const givenUp = new AbortController();
  const left = sendQuery('/hung', { signal: givenUp.signal });
  givenUp.abort();
  await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  late.abort();
  await expect(reading).rejects.toMatchObject({ code: 'NO_ANSWER', retryable: true });
  expect(timeout).toHaveBeenCalledWith(10_000);
  timeout.mockClear();
  void sendQuery('/api/trpc/stores.list,reports.sales?batch=1').catch(() => undefined);
  expect(timeout).not.toHaveBeenCalled();
  expect(await (await sendQuery('/quick')).text()).toBe('done');
});
