import { MutationObserver, onlineManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { makeQueryClient } from './query-client';

afterEach(() => onlineManager.setOnline(true));

const offline = () => Promise.reject(new TypeError('Failed to fetch'));

test('a command given offline fails then and there, and is not done when the network is back', async () => {
  onlineManager.setOnline(false);
  const client = makeQueryClient();
  client.mount();
  const send = vi.fn(offline);
  const command = new MutationObserver(client, { mutationFn: send });
  await expect(command.mutate()).rejects.toBeInstanceOf(TypeError);
  expect(command.getCurrentResult()).toMatchObject({ isPaused: false, status: 'error' });
  onlineManager.setOnline(true);
  await client.resumePausedMutations();
  expect(send).toHaveBeenCalledTimes(1);
  client.unmount();
});

test('a read offline says so instead of waiting', async () => {
  onlineManager.setOnline(false);
  vi.stubGlobal('navigator', { onLine: false });
  const client = makeQueryClient();
  const query = new QueryObserver(client, { queryKey: ['x'], queryFn: offline });
  const stop = query.subscribe(() => undefined);
  await vi.waitFor(() => expect(query.getCurrentResult().status).toBe('error'));
  expect(query.getCurrentResult().fetchStatus).toBe('idle');
  stop();
});
