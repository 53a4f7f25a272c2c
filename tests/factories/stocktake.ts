import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import { planStocktake } from '@/server/stocktake/plan-stocktake';
import { startStocktake } from '@/server/stocktake/start-stocktake';
import { makeProduct } from './catalog';
import { makeCounter } from './counter';
import { contextOf, makePerson } from './staff';

/** A store with two more shelves, goods in its first shelf zone, a manager and two who count; at a moment tests may move. */
export async function makeStocktakeShop(at: Date) {
  const counter = await makeCounter();
  const { store } = counter;
  const shelf = await db().zone.create({
    data: { storeId: store.id, id: newId(), code: 'B1', name: '货架B', kind: 'FLOOR' },
  });
  const manager = await makePerson(['STORE_MANAGER'], store.id);
  const [first, second] = [
    await makePerson(['CLERK'], store.id),
    await makePerson(['STOCK_KEEPER'], store.id),
  ];
  const as = (person: { id: string; name: string }, minutes = 0) =>
    contextOf(person, { now: new Date(at.getTime() + minutes * 60_000) });
  const base = () => ({ requestId: newId(), storeId: store.id });
  const zones = { floor: store.zones.floor.id, shelf: shelf.id };

  /** A product whose selling zone is the floor, with so many pieces there at 60.00 each. */
  async function stocked(pieces: number, over: Parameters<typeof makeProduct>[0] = {}) {
    const product = await makeProduct(over);
    await db().productPlace.create({
      data: { storeId: store.id, productId: product.id, zoneId: zones.floor },
    });
    if (pieces !== 0) {
      const ctx = await as(manager, -600);
      const { actor } = ctx;
      if (!actor) throw new Error('a manager');
      await db().$transaction((tx) =>
        postOpeningStock(
          tx,
          { ...ctx, actor },
          store.id,
          [{ productId: product.id, quantityMilli: pieces * 1000, unitCost: '6000' }],
          '',
        ),
      );
    }
    return product;
  }

  /** Planned and started; the sheet of each zone by its id. */
  async function begun(over: Partial<Parameters<typeof planStocktake.execute>[1]> = {}, minutes = 0) {
    const { stocktakeId } = await planStocktake.execute(await as(manager, minutes), {
      ...base(),
      kind: 'ZONE',
      title: '月度盘点',
      zoneIds: [zones.floor, zones.shelf],
      ...over,
    });
    await startStocktake.execute(await as(manager, minutes), { ...base(), stocktakeId });
    const sheets = await db().stocktakeSheet.findMany({ where: { storeId: store.id, stocktakeId } });
    const sheetOf = (zoneId: string, round = 1) => {
      const sheet = sheets.find((one) => one.zoneId === zoneId && one.round === round);
      if (!sheet) throw new Error('no such sheet');
      return sheet.id;
    };
    return { stocktakeId, sheets, sheetOf };
  }

  return { ...counter, manager, first, second, zones, as, base, stocked, begun };
}

/** Counts as a phone would deliver them. */
export function countEvents(
  at: Date,
  counts: readonly {
    product: { id: string };
    quantity?: string;
    undoes?: string;
    id?: string;
    minutes?: number;
  }[],
) {
  return {
    phoneKey: 'phone-1',
    sentAt: at,
    events: counts.map(({ product, quantity, undoes, id, minutes = 0 }) => ({
      id: id ?? newId(),
      productId: product.id,
      kind: undoes ? ('UNDO' as const) : quantity === undefined ? ('SCAN' as const) : ('TYPED' as const),
      quantity: undoes ? '0' : (quantity ?? '1'),
      ...(undoes ? { undoesId: undoes } : {}),
      occurredAt: new Date(at.getTime() + minutes * 60_000),
    })),
  };
}
