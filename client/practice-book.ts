import { practiceNumber } from '@/lib/practice-number';
import { type Basket, emptyBasket, hasBegun, priceOf } from './basket';
import { finishedSale, type Payment } from './finished-sale';
import { newId } from './new-id';
import { openPayments } from './open-payments';
import type {
  HeldPractice,
  PracticeBook,
  PracticeReturn,
  PracticeSale,
  PracticeStore,
} from './practice-store';
import { serverNow } from './server-time';
import { keeping, type TabletStore } from './tablet-store';

/** What a window left behind without leaving practice is thrown away after, ms. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;
/** Receipts of one practice that are shown. */
const MOST_SALES = 50;
/** In place of a till session: no server takes a sale that names it. */
const NO_SESSION = 'PRACTICE';

/** A sale is at hand, or money was taken for one in some window of this till: it comes first. */
export type WhyNotPractise = 'SALE_OPEN' | 'PAYMENT_OPEN';

/** What speaks against practising now; null: nothing. @throws StorageFault when the tablet cannot say */
export async function whyNotPractise(
  tablet: TabletStore,
  { storeId, basket }: { storeId: string; basket: Basket },
): Promise<WhyNotPractise | null> {
  if (basket.payment.tenders.length > 0) return 'PAYMENT_OPEN';
  if (hasBegun(basket)) return 'SALE_OPEN';
  const payments = await keeping(() => openPayments(tablet, storeId));
  return payments.length > 0 ? 'PAYMENT_OPEN' : null;
}

/** The book of a practice, made anew where there is none; what was left lying long ago goes. */
export function practiceBook(store: PracticeStore, id: string): Promise<PracticeBook> {
  return keeping(() =>
    store.transaction('rw', store.books, async () => {
      const at = Date.now();
      await store.books
        .where('at')
        .below(at - FORGOTTEN_AFTER_MS)
        .delete();
      const kept = await store.books.get(id);
      const book: PracticeBook = kept
        ? { ...kept, at }
        : { id, basket: emptyBasket(newId()), held: [], sales: [], returns: [], at };
      await store.books.put(book);
      return book;
    }),
  );
}

/** The practice is over: its basket, what it held and its receipts go with it. */
export async function forgetPractice(store: PracticeStore, id: string): Promise<void> {
  await store.books.delete(id);
}

/** Keeps the basket at hand; nothing once the practice is over. */
export async function keepPracticeBasket(store: PracticeStore, id: string, basket: Basket): Promise<void> {
  await store.books.update(id, { basket });
}

/**
 * Finishes a sale in practice: a number of the practice series, and the receipt. It is never put among the waiting sales, takes no
 * receipt number, and names a till session that does not exist.
 * @throws StorageFault; then nothing was kept
 */
export function finishPractice(
  store: PracticeStore,
  of: Omit<Payment, 'seq' | 'occurredAt' | 'prefix' | 'sessionId'> & {
    id: string;
    basket: Basket;
    cashier: string;
  },
): Promise<{ made: PracticeSale; next: Basket }> {
  const { id, basket, cashier, ...payment } = of;
  const next = emptyBasket(newId());
  return keeping(() =>
    store.transaction('rw', [store.books, store.series], async () => {
      const seq = await nextNumber(store);
      const given = { ...payment, prefix: NO_SESSION, sessionId: NO_SESSION, seq, occurredAt: serverNow() };
      const sale = { ...finishedSale(basket, given), number: practiceNumber(seq) };
      const made: PracticeSale = { sale, basket, cashier };
      await changeBook(store, id, (book) => ({
        ...book,
        basket: next,
        sales: [made, ...book.sales].slice(0, MOST_SALES),
      }));
      return { made, next };
    }),
  );
}

/** Takes goods back of a practice sale, with a number of the same series. @returns it */
export function returnInPractice(
  store: PracticeStore,
  { id, ...of }: Omit<PracticeReturn, 'id' | 'number' | 'occurredAt'> & { id: string },
): Promise<string> {
  return keeping(() =>
    store.transaction('rw', [store.books, store.series], async () => {
      const number = practiceNumber(await nextNumber(store));
      const done: PracticeReturn = { ...of, id: newId(), number, occurredAt: serverNow() };
      await changeBook(store, id, (book) => ({
        ...book,
        returns: [done, ...book.returns].slice(0, MOST_SALES),
      }));
      return number;
    }),
  );
}

/** The next of the practice series, within a transaction that holds it; it goes on from practice to practice. */
async function nextNumber(store: PracticeStore): Promise<number> {
  const next = ((await store.series.get('practice'))?.last ?? 0) + 1;
  await store.series.put({ id: 'practice', last: next });
  return next;
}

/** Puts a basket aside. */
export function holdPractice(
  store: PracticeStore,
  { id, basket, label, heldBy }: { id: string; basket: Basket; label: string; heldBy: string },
): Promise<void> {
  const held: HeldPractice = {
    id: newId(),
    label,
    totalFen: priceOf(basket).netFen,
    basket,
    at: Date.now(),
    heldBy,
  };
  return keeping(() =>
    store.transaction('rw', store.books, () =>
      changeBook(store, id, (book) => ({ ...book, held: [...book.held, held] })),
    ),
  );
}

/** Takes a basket off the held ones. @returns it; null when it is gone */
export function takePracticeHeld(
  store: PracticeStore,
  { id, heldId }: { id: string; heldId: string },
): Promise<Basket | null> {
  return keeping(() =>
    store.transaction('rw', store.books, async () => {
      const found = (await store.books.get(id))?.held.find((one) => one.id === heldId);
      if (!found) return null;
      await changeBook(store, id, (book) => ({
        ...book,
        held: book.held.filter((one) => one.id !== heldId),
      }));
      return found.basket;
    }),
  );
}

async function changeBook(
  store: PracticeStore,
  id: string,
  change: (book: PracticeBook) => PracticeBook,
): Promise<void> {
  const kept = await store.books.get(id);
  const book = kept ?? { id, basket: emptyBasket(newId()), held: [], sales: [], returns: [], at: Date.now() };
  await store.books.put(change(book));
}
