import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { countEvents, makeStocktakeShop } from '@/tests/factories/stocktake';
import { importCounts } from './import-counts';
import { assignSheet, finishSheet, reopenSheet } from './keep-sheets';
import { noteUnknown } from './note-unknown';
import { readSheet } from './read-sheet';
import { recordCounts } from './record-counts';
import { cancelStocktake } from './start-stocktake';

const AT = new Date('2026-11-23T02:00:00Z');

let shop: Awaited<ReturnType<typeof makeStocktakeShop>>;
let sofa: Awaited<ReturnType<typeof shop.stocked>>;
let stocktakeId = '';
let sheetId = '';
beforeEach(async () => {
  shop = await makeStocktakeShop(AT);
  sofa = await shop.stocked(10);
  const begun = await shop.begun();
  stocktakeId = begun.stocktakeId;
  sheetId = begun.sheetOf(shop.zones.floor);
});

const send = async (
  counts: Parameters<typeof countEvents>[1],
  person: { id: string; name: string } = shop.first,
  minutes = 5,
) =>
  recordCounts.execute(await shop.as(person, minutes), {
    ...shop.base(),
    sheetId,
    ...countEvents(new Date(AT.getTime() + minutes * 60_000), counts),
  });

const counted = async (person = shop.first) => {
  const sheet = await readSheet(db(), shop.store.id, sheetId, person.id);
  return sheet.products.find((one) => one.productId === sofa.id)?.counted ?? null;
};

describe('counts from phones', () => {
  it('take effect once however often and in however many parcels they are delivered', async () => {
    const [a, b] = [newId(), newId()];
    expect(await send([{ product: sofa, id: a }])).toEqual({ kept: [a], refused: [] });
    expect(
      await send([
        { product: sofa, id: a },
        { product: sofa, id: b },
      ]),
    ).toEqual({ kept: [a, b], refused: [] });
    const same = {
      ...shop.base(),
      sheetId,
      ...countEvents(new Date(AT.getTime() + 300_000), [{ product: sofa, id: b }]),
    };
    const ctx = await shop.as(shop.first, 5);
    await Promise.all(
      Array.from({ length: 6 }, () => recordCounts.execute(ctx, { ...same, requestId: newId() })),
    );
    expect(await counted()).toBe('2');
    expect((await send([{ product: sofa, id: a, quantity: '7' }])).refused).toMatchObject([
      { refusal: 'ID_TAKEN' },
    ]);
  });

  it('of several phones at once add up, none lost', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => makePerson(['CLERK'], shop.store.id)));
    await Promise.all(
      people.flatMap((person) =>
        Array.from({ length: 5 }, () => send([{ product: sofa }, { product: sofa, quantity: '2' }], person)),
      ),
    );
    expect(await counted()).toBe('150');
    expect(await db().stocktakeCount.count({ where: { storeId: shop.store.id, sheetId } })).toBe(100);
  });

  it('are taken back once, by whoever made them', async () => {
    const id = newId();
    await send([{ product: sofa, id, quantity: '5' }, { product: sofa }]);
    expect((await send([{ product: sofa, undoes: id }], shop.second)).refused).toMatchObject([
      { refusal: 'UNDO_UNKNOWN' },
    ]);
    expect((await send([{ product: sofa, undoes: id }])).refused).toEqual([]);
    expect((await send([{ product: sofa, undoes: id }])).refused).toEqual([]);
    expect(await counted()).toBe('1');
    const fresh = newId();
    expect(
      (
        await send([
          { product: sofa, id: fresh },
          { product: sofa, undoes: fresh },
        ])
      ).refused,
    ).toEqual([]);
    expect(await counted()).toBe('1');
  });

  it('that cannot be are told one by one, the others kept', async () => {
    const cloth = await shop.stocked(0, { decimals: 2 });
    const answer = await send([
      { product: sofa, quantity: '1.5' },
      { product: { id: newId() } },
      { product: cloth, quantity: '1.25' },
      { product: cloth, quantity: '0.125' },
      { product: sofa, quantity: '0' },
    ]);
    expect(answer.kept).toHaveLength(2);
    expect(answer.refused.map(({ refusal }) => refusal)).toEqual(['TOO_FINE', 'PRODUCT_UNKNOWN', 'TOO_FINE']);
  });

  it('lie in the server’s time, whatever the phone’s clock says', async () => {
    const phone = new Date('2026-11-24T09:00:00Z');
    const ctx = await shop.as(shop.first, 10);
    const delivery = countEvents(phone, [
      { product: sofa, minutes: -3 },
      { product: sofa, minutes: -600 },
    ]);
    await recordCounts.execute(ctx, { ...shop.base(), sheetId, ...delivery });
    const kept = await db().stocktakeCount.findMany({
      where: { storeId: shop.store.id, sheetId },
      orderBy: { occurredAt: 'desc' },
    });
    expect(kept.map(({ occurredAt }) => occurredAt.toISOString())).toEqual([
      '2026-11-23T02:07:00.000Z',
      '2026-11-23T02:00:00.000Z',
    ]);
  });

  it('need the right, in this store, and a sheet that is open and theirs', async () => {
    const stranger = await makePerson(['ACCOUNTANT'], shop.store.id);
    await expect(send([{ product: sofa }], stranger)).rejects.toThrow(Forbidden);
    const manager = await shop.as(shop.manager, 6);
    await assignSheet.execute(manager, { ...shop.base(), sheetId, counterId: shop.second.id });
    await expect(send([{ product: sofa }])).rejects.toMatchObject({ code: 'COUNT_SHEET_OF_ANOTHER' });
    await expect(
      assignSheet.execute(manager, { ...shop.base(), sheetId, counterId: stranger.id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await finishSheet.execute(await shop.as(shop.second, 7), { ...shop.base(), sheetId });
    await expect(send([{ product: sofa }], shop.second)).rejects.toMatchObject({
      code: 'COUNT_SHEET_FINISHED',
    });
    await reopenSheet.execute(manager, { ...shop.base(), sheetId });
    await send([{ product: sofa }], shop.second);
    await cancelStocktake.execute(manager, { ...shop.base(), stocktakeId, reason: '改期' });
    await expect(send([{ product: sofa }], shop.second)).rejects.toMatchObject({
      code: 'STOCKTAKE_STATE_WRONG',
    });
    const actions = await db().auditEntry.findMany({
      where: { scopeId: shop.store.id, subjectId: stocktakeId },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      'stocktake.plan',
      'stocktake.start',
      'stocktake.assignSheet',
      'stocktake.finishSheet',
      'stocktake.reopenSheet',
      'stocktake.cancel',
    ]);
  });

  it('racing the end of their sheet are on it or refused, never lost', async () => {
    const results = await Promise.allSettled([
      ...Array.from({ length: 8 }, () => send([{ product: sofa }])),
      finishSheet.execute(await shop.as(shop.first, 5), { ...shop.base(), sheetId }),
      ...Array.from({ length: 8 }, () => send([{ product: sofa }])),
    ]);
    const kept = results.filter((one) => one.status === 'fulfilled' && 'kept' in one.value).length;
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(new Set(refused).size).toBeLessThan(2);
    expect(refused.every((code) => code === 'COUNT_SHEET_FINISHED')).toBe(true);
    expect(await db().stocktakeCount.count({ where: { storeId: shop.store.id, sheetId } })).toBe(kept);
  });
});

it('a blind sheet names goods without what the book has', async () => {
  const sheet = await readSheet(db(), shop.store.id, sheetId, shop.first.id);
  expect(sheet.products).toMatchObject([{ productId: sofa.id, counted: null, expected: null }]);
  await cancelStocktake.execute(await shop.as(shop.manager, 1), {
    ...shop.base(),
    stocktakeId,
    reason: '改',
  });
  const open = await shop.begun({ blind: false });
  const seen = await readSheet(db(), shop.store.id, open.sheetOf(shop.zones.floor), shop.first.id);
  expect(seen.products).toMatchObject([{ expected: '10' }]);
});

it('an unknown barcode is noted with its picture, once', async () => {
  const ctx = await shop.as(shop.first, 5);
  const input = {
    ...shop.base(),
    sheetId,
    code: '6900000000017',
    photo: 'data:image/jpeg;base64,AAAA',
    occurredAt: AT,
  };
  await noteUnknown.execute(ctx, input);
  expect(await noteUnknown.execute(ctx, input)).toEqual({ id: input.requestId });
  expect(await db().stocktakeUnknown.count({ where: { storeId: shop.store.id, stocktakeId } })).toBe(1);
  await expect(
    noteUnknown.execute(ctx, { ...input, requestId: newId(), photo: 'http://x' }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

it('a scanner’s file is taken whole or not at all', async () => {
  await db().barcode.create({ data: { code: `69${shop.store.code}`, productId: sofa.id } });
  const ctx = await contextOf(shop.first, { now: new Date(AT.getTime() + 60_000) });
  const rows = [
    { code: sofa.code, quantity: '3' },
    { code: `69${shop.store.code}`, quantity: '4' },
  ];
  const input = (over: object) => ({ ...shop.base(), sheetId, fileName: 'PDA.csv', rows, ...over });
  const unknown = { code: 'NOBODY', quantity: '1' };
  await expect(importCounts.execute(ctx, input({ rows: [...rows, unknown] }))).rejects.toMatchObject({
    code: 'COUNT_CODES_UNKNOWN',
    params: { count: 1, first: 'NOBODY' },
  });
  await expect(
    importCounts.execute(ctx, input({ rows: [...rows, { code: sofa.code, quantity: '0.5' }] })),
  ).rejects.toMatchObject({
    code: 'COUNT_ROWS_REFUSED',
  });
  expect(await counted()).toBeNull();
  expect(await importCounts.execute(ctx, input({ rows: [...rows, unknown], noteUnknown: true }))).toEqual({
    imported: 2,
    unknown: 1,
  });
  expect(await counted()).toBe('7');
});
