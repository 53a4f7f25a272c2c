import type { SaleInput } from '@/server/sales/schema';
import type { Basket } from './basket';
import { numberGivenUp } from './given-up-number';
import { waitingOf } from './move-kept';
import { nextSequence } from './receipt-sequence';
import { keeping, type TabletStore, type WaitingSale } from './tablet-store';

/** This basket was paid already, perhaps in another window: nothing paid is ever written again. */
export class SaleAlreadyFinished extends Error {
  readonly code = 'SALE_ALREADY_FINISHED';
  readonly params: { number: string };

  constructor(number: string) {
    super(number);
    this.params = { number };
  }
}

/** Another window of this tablet closed the till meanwhile: its drawer is counted, nothing more goes into it. */
export class TillClosedElsewhere extends Error {
  readonly code = 'TILL_CLOSED_ELSEWHERE';
  readonly params = {};
}

/** How long a window has its sale for itself, ms; when it dies meanwhile the sender takes it over then. */
const OWN_MS = 30_000;

interface Finish {
  storeId: string;
  prefix: string;
  windowId: string;
  basket: Basket;
  /** What the window goes on with. */
  next: Basket;
  make: (seq: number) => SaleInput;
}

/**
 * Finishes a sale: its number, the sale and the window's next basket in one transaction, on the disk when this settles.
 * @throws SaleAlreadyFinished, TillClosedElsewhere, NumbersUnknown, StorageFault; then nothing was kept and no number is gone
 */
export function keepSale(store: TabletStore, finish: Finish): Promise<WaitingSale> {
  const { basket, windowId, storeId } = finish;
  const tables = [store.waiting, store.finished, store.series, store.baskets, store.tills];
  return keeping(() =>
    store.transaction('rw', tables, async () => {
      const before = await store.finished.get(basket.id);
      if (before) throw new SaleAlreadyFinished(before.number);
      const own = ownNumber(basket, finish.prefix);
      const seq = own ?? (await nextSequence(store, finish.prefix));
      const sale = finish.make(seq);
      if ((await store.tills.get(sale.sessionId))?.state === 'CLOSED') throw new TillClosedElsewhere();
      const at = Date.now();
      const waiting = { ...waitingOf(storeId, sale), keptAt: at, inHandUntil: at + OWN_MS };
      await store.waiting.add(waiting);
      const unused = own === null ? numberGivenUp(basket, finish) : null;
      if (unused) await store.waiting.add(unused);
      await store.finished.add({ id: sale.id, number: sale.number, at });
      await store.baskets.put({ windowId, storeId, basket: finish.next, at });
      return waiting;
    }),
  );
}

/** The number an earlier try took, when it is of the series in force: in another one it is another ticket's. */
function ownNumber({ seq, seqPrefix }: Basket, prefix: string): number | null {
  return seqPrefix === undefined || seqPrefix === prefix ? seq : null;
}

/**
 * The server refused it while the customer still stands here and no receipt is out: it is the basket at hand again.
 * @returns false when the sender was told first: it goes to the manager under its number, and is not the clerk's any more
 */
export function takeBack(
  store: TabletStore,
  { id, storeId }: WaitingSale,
  { windowId, basket }: { windowId: string; basket: Basket },
): Promise<boolean> {
  return keeping(() =>
    store.transaction('rw', [store.waiting, store.finished, store.baskets], async () => {
      const kept = await store.waiting.get(id);
      if (kept?.refusal !== null) return false;
      await store.waiting.delete(id);
      await store.finished.delete(id);
      await store.baskets.put({ windowId, storeId, basket, at: Date.now() });
      return true;
    }),
  );
}
