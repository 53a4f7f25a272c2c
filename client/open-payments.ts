import { goodsName } from '@/lib/goods-name';
import type { Basket } from './basket';
import { holdForGood, isHeld, oneAtATime } from './locks';
import type { TabletStore } from './tablet-store';
import { lockOfWindow } from './window-basket';

/** Money taken for a sale that is not finished: it lies in the drawer and in no book. */
export interface OpenPayment {
  windowId: string;
  basketId: string;
  takenFen: number;
  /** The first goods of the basket, with what tells them from their neighbours. */
  goods: string;
  lines: number;
}

/** The unfinished payments of all windows of this browser, also of windows that are gone. */
export async function openPayments(store: TabletStore, storeId: string): Promise<OpenPayment[]> {
  const rows = await store.baskets.toArray();
  const begun = rows.filter(
    (row) => (row.storeId === storeId || row.storeId === '') && tendersOf(row.basket).length > 0,
  );
  const finished = await store.finished.bulkGet(begun.map(({ basket }) => basket.id));
  return begun
    .filter((_, index) => finished[index] === undefined)
    .map(({ windowId, basket }) => ({
      windowId,
      basketId: basket.id,
      takenFen: tendersOf(basket).reduce((sum, { amountFen }) => sum + amountFen, 0),
      goods: basket.lines[0] ? goodsName(basket.lines[0].product) : '',
      lines: basket.lines.length,
    }));
}

/** Is the window that took it still there? Where browsers cannot tell, it is not. */
export function isWindowThere(windowId: string): Promise<boolean> {
  return isHeld(lockOfWindow(windowId));
}

/** Moves the basket of a window that is gone, with what was paid for it, into this one. @returns null when that window lives */
export function takeOverPayment(
  store: TabletStore,
  of: { from: string; windowId: string },
): Promise<Basket | null> {
  return oneAtATime('daybook-windows', async () => {
    if (!(await holdForGood(lockOfWindow(of.from)))) return null;
    return store.transaction('rw', store.baskets, async () => {
      const row = await store.baskets.get(of.from);
      if (!row) return null;
      await store.baskets.put({ ...row, windowId: of.windowId, at: Date.now() });
      await store.baskets.delete(of.from);
      return row.basket;
    });
  });
}

/** Also what a customer's phone is asked for: it may have been taken. Baskets of before payments were kept have none. */
function tendersOf(basket: Basket): { amountFen: number }[] {
  const taken = (basket.payment as Basket['payment'] | undefined)?.tenders ?? [];
  return basket.charging ? [...taken, basket.charging] : taken;
}
