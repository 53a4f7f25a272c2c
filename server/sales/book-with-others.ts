import type { SaleOutcome } from './book-sales';
import type { SaleBatch } from './sale-batch';

/**
 * Most transactions of one store's sales at the same moment, and how long, ms, whoever waits leaves it at the ones that run.
 * Ordinarily one runs, and what comes in meanwhile is booked together after it: at a busy hour a sale's share of a
 * transaction is what counts. One that hangs, behind a stocktake being posted, holds nobody else up for longer.
 */
const AT_ONCE = 3;
const PATIENCE_MS = 30;
/** Most sales of one transaction, so that no single one waits for too many others. */
const MOST_SALES = 40;
/** An outbox's batch of so many carries the cost of a transaction by itself and need not wait for others. */
const ENOUGH_SALES = 10;

type BookBatches = (batches: readonly SaleBatch[]) => Promise<SaleOutcome[][]>;

interface Waiting {
  batch: SaleBatch;
  book: BookBatches;
  impatience?: NodeJS.Timeout;
  done(outcomes: SaleOutcome[]): void;
  failed(error: unknown): void;
}

interface Counter {
  running: number;
  waiting: Waiting[];
}

const counters = new Map<string, Counter>();

/** A transaction of several that failed is nobody's in particular: nothing was written, each is to be tried again alone. */
export class FailedTogether extends Error {}

/**
 * Books a batch in one transaction, with those of the store's other devices that wait at the same moment; with nobody before
 * it, at once. Tried once: what fails is tried again by its caller, so that who waits for a lock does not keep the others
 * waiting with every further try.
 * @param book one transaction for these batches; all or nothing, and the outcomes in their order
 * @throws FailedTogether, and whatever a transaction of this batch alone throws
 */
export function bookWithOthers(storeId: string, batch: SaleBatch, book: BookBatches): Promise<SaleOutcome[]> {
  const counter = counters.get(storeId) ?? { running: 0, waiting: [] };
  counters.set(storeId, counter);
  return new Promise((done, failed) => {
    const one: Waiting = { batch, book, done, failed };
    counter.waiting.push(one);
    const enough = batch.sales.length >= ENOUGH_SALES && counter.running < AT_ONCE;
    if (counter.running === 0 || enough) void serve(storeId, counter);
    else
      one.impatience = setTimeout(() => {
        if (counter.running < AT_ONCE) void serve(storeId, counter);
      }, PATIENCE_MS);
  });
}

/** Books what waits until nothing does. */
async function serve(storeId: string, counter: Counter): Promise<void> {
  counter.running += 1;
  let booking = bookNext(counter);
  while (booking) {
    const tell = await booking;
    booking = bookNext(counter);
    // The next ones are on their way: answering takes this process as long as the database takes to begin with them.
    process.nextTick(tell);
  }
  counter.running -= 1;
  if (counter.running === 0 && counter.waiting.length === 0) counters.delete(storeId);
}

function bookNext(counter: Counter): Promise<() => void> | null {
  const group = takeGroup(counter);
  const [first] = group;
  return first ? bookGroup(group, first.book) : null;
}

/** The next few, one batch of a device: a device's second one may repeat its first. */
function takeGroup(counter: Counter): Waiting[] {
  const group: Waiting[] = [];
  const left: Waiting[] = [];
  const devices = new Set<string>();
  let sales = 0;
  for (const next of counter.waiting) {
    const size = next.batch.sales.length;
    const fits = group.length === 0 || (sales + size <= MOST_SALES && !devices.has(next.batch.device.id));
    if (!fits) {
      left.push(next);
      continue;
    }
    clearTimeout(next.impatience);
    group.push(next);
    devices.add(next.batch.device.id);
    sales += size;
  }
  counter.waiting = left;
  return group;
}

/** @returns what tells each of the group how it ended */
async function bookGroup(group: readonly Waiting[], book: BookBatches): Promise<() => void> {
  try {
    const outcomes = await book(group.map(({ batch }) => batch));
    return () => {
      for (const [index, { done, failed }] of group.entries()) {
        const own = outcomes[index];
        if (own) done(own);
        else failed(new Error('every batch has its outcomes'));
      }
    };
  } catch (error) {
    const reason = group.length === 1 ? error : new FailedTogether('a shared transaction', { cause: error });
    return () => {
      for (const { failed } of group) failed(reason);
    };
  }
}
