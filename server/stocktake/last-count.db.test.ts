import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { countEvents, makeStocktakeShop } from '@/tests/factories/stocktake';
import { finishSheet } from './keep-sheets';
import { lastCountOfZone } from './last-count';
import { listStocktakes } from './list-stocktakes';
import { postStocktake } from './post-stocktake';
import { recordCounts } from './record-counts';
import { cancelStocktake } from './start-stocktake';

const AT = new Date('2026-11-23T02:00:00Z');

describe('who counted a zone', () => {
  let shop: Awaited<ReturnType<typeof makeStocktakeShop>>;
  let sofa: Awaited<ReturnType<typeof shop.stocked>>;
  beforeAll(async () => {
    shop = await makeStocktakeShop(AT);
    sofa = await shop.stocked(10);
  });

  async function counted(by: { id: string; name: string }, minutes: number) {
    const { stocktakeId, sheetOf } = await shop.begun({ zoneIds: [shop.zones.floor] }, minutes);
    const sheetId = sheetOf(shop.zones.floor);
    const at = new Date(AT.getTime() + (minutes + 5) * 60_000);
    await recordCounts.execute(await shop.as(by, minutes + 5), {
      ...shop.base(),
      sheetId,
      ...countEvents(at, [{ product: sofa, quantity: '10' }]),
    });
    await finishSheet.execute(await shop.as(by, minutes + 6), { ...shop.base(), sheetId });
    await postStocktake.execute(await shop.as(shop.manager, minutes + 7), {
      ...shop.base(),
      stocktakeId,
      seenVariances: 0,
    });
    return stocktakeId;
  }

  it('is whoever counted its last finished sheet, and nobody of a zone that never was', async () => {
    const storeId = shop.store.id;
    expect(await lastCountOfZone(db(), storeId, shop.zones.floor)).toBeNull();
    await counted(shop.first, 0);
    const stocktakeId = await counted(shop.second, 60);
    expect(await lastCountOfZone(db(), storeId, shop.zones.floor)).toEqual({
      stocktakeId,
      finishedAt: new Date(AT.getTime() + 66 * 60_000),
      people: [shop.second.name],
    });
    expect(await lastCountOfZone(db(), storeId, shop.zones.shelf)).toBeNull();
  });

  it('is nobody of a stocktake that was cancelled', async () => {
    const { stocktakeId, sheetOf } = await shop.begun({}, 120);
    const sheetId = sheetOf(shop.zones.shelf);
    await finishSheet.execute(await shop.as(shop.first, 121), { ...shop.base(), sheetId });
    const reason = '改天再盘';
    await cancelStocktake.execute(await shop.as(shop.manager, 122), { ...shop.base(), stocktakeId, reason });
    expect(await lastCountOfZone(db(), shop.store.id, shop.zones.shelf)).toBeNull();
  });

  it('stands in the list of stocktakes', async () => {
    const { rows } = await listStocktakes(db(), { storeIds: [shop.store.id] });
    expect(rows.map(({ countedBy }) => countedBy)).toEqual([[], [shop.second.name], [shop.first.name]]);
    expect(rows[1]?.countedAt).toEqual(new Date(AT.getTime() + 66 * 60_000));
  });
});
