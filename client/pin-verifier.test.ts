import { beforeEach, describe, expect, test } from 'vitest';
import { newTabletStore } from '@/tests/helpers/tablet';
import { checkPinOffline, OFFLINE_PIN, offlinePeople, rememberPin, rememberRights } from './pin-verifier';
import type { TabletStore } from './tablet-store';

const wang = { id: 'w', name: '王小雨', initials: 'wxy', storeId: 's' };
const NOW = 1_800_000_000_000;
const CLERK = ['sales.complete', 'sales.return'];
let store: TabletStore;

beforeEach(async () => {
  store = await newTabletStore();
  await rememberPin(store, wang, '135790', NOW);
  await rememberRights(store, 'w', CLERK, CLERK);
});
const check = (pin: string, at = NOW + 1) => checkPinOffline(store, 'w', pin, at);

describe('a PIN without the server', () => {
  test('that was right online is known again, and nothing of it can be read', async () => {
    expect(await check('135790')).toBe('right');
    expect(await check('135791')).toBe('wrong');
    expect(JSON.stringify(await store.pins.toArray())).not.toContain('135790');
  });

  test('five wrong ones end it, also when the right one comes after', async () => {
    for (let tries = 0; tries < 4; tries += 1) expect(await check('000000')).toBe('wrong');
    expect(await check('000000')).toBe('gone');
    expect(await check('135790')).toBe('gone');
    expect(await offlinePeople(store, 's', NOW)).toEqual([]);
  });

  test('many at once count as many', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => check('000000')));
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(4);
    expect(await check('135790')).toBe('gone');
  });

  test('a right one forgets the wrong ones before it', async () => {
    for (let tries = 0; tries < 4; tries += 1) await check('000000');
    expect(await check('135790')).toBe('right');
    expect(await check('000000')).toBe('wrong');
  });

  test('is good for three days, and not for a clock that was put back', async () => {
    expect(await check('135790', NOW + OFFLINE_PIN.lifeMs)).toBe('right');
    await rememberPin(store, wang, '135790', NOW);
    expect(await check('135790', NOW - 1_000)).toBe('gone');
    await rememberPin(store, wang, '135790', NOW);
    expect(await check('135790', NOW + OFFLINE_PIN.lifeMs + 1)).toBe('gone');
  });

  test('of nobody the server knew here there is none', async () => {
    expect(await checkPinOffline(store, 'stranger', '135790', NOW)).toBe('gone');
    await rememberRights(store, 'w', ['sales.complete'], CLERK);
    expect((await offlinePeople(store, 's', NOW))[0]?.permissions).toEqual(['sales.complete']);
    expect(await offlinePeople(store, 'another', NOW)).toEqual([]);
  });

  test('of whoever is more than a clerk is not known, nor of whose rights nobody has said yet', async () => {
    await rememberRights(store, 'w', [...CLERK, 'approvals.grant'], CLERK);
    expect(await check('135790')).toBe('gone');
    await rememberPin(store, wang, '135790', NOW);
    expect(await offlinePeople(store, 's', NOW)).toEqual([]);
    expect(await check('135790')).toBe('gone');
  });

  test('is known by this tablet’s key alone, which cannot be read', async () => {
    const key = (await store.keys.get('seal'))?.key;
    expect(key?.extractable).toBe(false);
    const other = await newTabletStore();
    for (const row of await store.pins.toArray()) await other.pins.put(row);
    expect(await checkPinOffline(other, 'w', '135790', NOW + 1)).toBe('wrong');
  });

  test('a new PIN keeps the rights that were said', async () => {
    await rememberPin(store, wang, '246802', NOW);
    expect(await check('135790')).toBe('wrong');
    expect(await check('246802')).toBe('right');
  });
});
