import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId } from './new-id';
import { PendingPunches, type PunchAnswer } from './pending-punches';
import { openTabletStore, type WaitingPunch } from './tablet-store';

let stores = 0;
afterEach(() => vi.useRealTimers());

function set(answers: PunchAnswer[]) {
  stores += 1;
  const store = openTabletStore(`punches-${stores}`);
  const handed: string[] = [];
  const reported: number[] = [];
  const pending = new PendingPunches(store, {
    async hand({ id }) {
      handed.push(id);
      return answers.shift() ?? { kind: 'TAKEN' };
    },
    async report(waiting) {
      reported.push(waiting);
    },
  });
  return { store, handed, reported, pending };
}
const punch = (occurredAt: number): WaitingPunch => ({
  id: newId(),
  storeId: 's',
  personId: 'p',
  name: '李',
  kind: 'CLOCK',
  occurredAt,
  reason: '',
  proof: 'SESSION',
  refusal: null,
});

describe('punches on their way', () => {
  it('stay on the tablet until they are answered, go out the oldest first and under one id', async () => {
    const { store, handed, reported, pending } = set([{ kind: 'LATER' }]);
    const [late, early] = [punch(20), punch(10)];
    await pending.add(late);
    await pending.add(early);
    await pending.round();
    expect(handed).toEqual([early.id]);
    expect(await store.punches.count()).toBe(2);
    expect(reported).toEqual([2]);
    await pending.round();
    expect(handed).toEqual([early.id, early.id, late.id]);
    expect(await store.punches.count()).toBe(0);
    expect(reported).toEqual([2, 0]);
  });

  it('a photo waits with its punch and is handed over with it, whole', async () => {
    const { store, pending } = set([{ kind: 'LATER' }]);
    const photo = { id: newId(), body: new Blob(['picture'], { type: 'image/jpeg' }) };
    await pending.add({ ...punch(1), photo });
    await pending.round();
    const [kept] = await store.punches.toArray();
    expect(kept?.photo?.id).toBe(photo.id);
    expect(await kept?.photo?.body.text()).toBe('picture');
    await pending.round();
    expect(await store.punches.count()).toBe(0);
  });

  it('one that is refused for ever stands in nobody’s way and is kept until it was read', async () => {
    const refusal = { code: 'PUNCH_OF_WHO_LEFT', params: {} };
    const { store, reported, pending } = set([{ kind: 'REFUSED', refusal }]);
    const [first, second] = [punch(1), punch(2)];
    await pending.add(first);
    await pending.add(second);
    await pending.round();
    expect(await store.punches.toArray()).toMatchObject([{ id: first.id, refusal }]);
    expect(reported).toEqual([0]);
    await pending.forget(first.id);
    expect(await store.punches.count()).toBe(0);
  });
});
