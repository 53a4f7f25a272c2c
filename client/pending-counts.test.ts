import { beforeEach, describe, expect, it } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { newId } from './new-id';
import { type CountsOutcome, PendingCounts } from './pending-counts';
import type { PhoneCount, TabletStore } from './tablet-store';

let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
});

const scan = (): PhoneCount => ({
  id: newId(),
  productId: 'p',
  kind: 'SCAN',
  quantity: '1',
  occurredAt: new Date(),
});
const taken = (counts: readonly PhoneCount[]): CountsOutcome => ({
  kind: 'taken',
  kept: counts.map(({ id }) => id),
  refused: [],
});

describe('counts on their way', () => {
  it('are kept until the server has them, and sent in their order', async () => {
    let answer = (_: readonly PhoneCount[]): CountsOutcome => ({ kind: 'later' });
    const sent: string[][] = [];
    const pending = new PendingCounts(store, 'k', async (counts) => {
      sent.push(counts.map(({ id }) => id));
      return answer(counts);
    });
    const [a, b] = [scan(), scan()];
    pending.add(a);
    pending.add(b);
    await pending.flush();
    expect(await store.counts.count()).toBe(2);
    expect(pending.getSnapshot()).toMatchObject({ unsent: 2, stopped: null });
    answer = taken;
    await pending.flush();
    await pending.flush();
    expect(sent.at(-1)).toEqual([a.id, b.id]);
    expect(await store.counts.count()).toBe(0);
    expect(pending.getSnapshot()).toMatchObject({ unsent: 0, counts: [{ id: a.id }, { id: b.id }] });
  });

  it('outlive a reload and go out with the same ids', async () => {
    const away = new PendingCounts(store, 'k', async () => ({ kind: 'later' }));
    const one = scan();
    away.add(one);
    await away.flush();
    const seen: PhoneCount[] = [];
    const back = new PendingCounts(store, 'k', async (counts) => {
      seen.push(...counts);
      return taken(counts);
    });
    back.start()();
    await back.flush();
    expect(seen).toEqual([one]);
    expect(await store.counts.count()).toBe(0);
  });

  it('wait while the sheet takes nothing, and are dropped only when somebody says so', async () => {
    const pending = new PendingCounts(store, 'k', async () => ({
      kind: 'stopped',
      code: 'COUNT_SHEET_FINISHED',
    }));
    pending.add(scan());
    await pending.flush();
    expect(pending.getSnapshot()).toMatchObject({ unsent: 1, stopped: 'COUNT_SHEET_FINISHED' });
    pending.dropUnsent();
    expect(pending.getSnapshot()).toMatchObject({ unsent: 0, stopped: null, counts: [] });
    expect(await store.counts.count()).toBe(0);
  });

  it('that are refused are told, and do not hold the others back', async () => {
    const [good, bad] = [scan(), scan()];
    const pending = new PendingCounts(store, 'k', async (counts) => ({
      kind: 'taken',
      kept: counts.filter(({ id }) => id === good.id).map(({ id }) => id),
      refused: counts.filter(({ id }) => id === bad.id).map(({ id }) => ({ id, refusal: 'TOO_FINE' })),
    }));
    pending.add(good, bad);
    await pending.flush();
    expect(pending.getSnapshot()).toMatchObject({
      unsent: 0,
      counts: [{ id: good.id }],
      refused: [{ refusal: 'TOO_FINE' }],
    });
  });
});
