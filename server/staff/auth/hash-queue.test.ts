import { expect, test } from 'vitest';
import { Busy } from '@/server/platform/errors';
import { workQueue } from './hash-queue';

test('so many at a time, in order, and a failure lets the next one in', async () => {
  const inQueue = workQueue(2, 10);
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = (number: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (number === 1) throw new Error('one fails');
    done.push(number);
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((number) => inQueue(work(number))));
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', ...Array(4).fill('fulfilled')]);
  expect(most).toBe(2);
  expect(done).toEqual([0, 2, 3, 4, 5]);
});

test('who comes when it is full is told at once', async () => {
  const inQueue = workQueue(1, 1);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = inQueue(() => held);
  const second = inQueue(async () => undefined);
  await expect(inQueue(async () => undefined)).rejects.toThrow(Busy);
  release();
  await Promise.all([first, second]);
  await expect(inQueue(async () => 7)).resolves.toBe(7);
});
