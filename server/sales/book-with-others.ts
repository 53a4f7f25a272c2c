import type { Parcel, SaleOutcome } from './book-sales';

/**
 * Transactions of one store's sales at the same moment. What comes in meanwhile waits for the first of them to end and is
 * then booked together: at a busy hour a sale's share of a transaction is what counts, and with one till nobody waits.
 */
const AT_ONCE = 2;
/** Most sales of one transaction, so that no single one waits for too many others. */
const MOST_SALES = 40;

type Book = (parcels: readonly Parcel[]) => Promise<SaleOutcome[][]>;

interface Waiting {
  parcel: Parcel;
  book: Book;
  done(outcomes: SaleOutcome[]): void;
  failed(error: unknown): void;
}

interface Counter {
  running: number;
  waiting: Waiting[];
}

const counters = new Map<string, Counter>();

/**
 * Books a parcel in one transaction, with those of the store's other devices that wait at the same moment. A transaction of
 * several that fails is nobody's in particular: each is tried again alone and gets its own result or error.
 * @param book one transaction for these parcels; all or nothing, and the outcomes in their order
 */
export function bookWithOthers(storeId: string, parcel: Parcel, book: Book): Promise<SaleOutcome[]> {
  const counter = counters.get(storeId) ?? { running: 0, waiting: [] };
  counters.set(storeId, counter);
  return new Promise((done, failed) => {
    counter.waiting.push({ parcel, book, done, failed });
    if (counter.running < AT_ONCE) void serve(storeId, counter);
  });
}

/** Books what waits until nothing does. */
async function serve(storeId: string, counter: Counter): Promise<void> {
  counter.running += 1;
  for (let group = takeGroup(counter); group.length > 0; group = takeGroup(counter)) await bookGroup(group);
  counter.running -= 1;
  if (counter.running === 0 && counter.waiting.length === 0) counters.delete(storeId);
}

/** The next few, one parcel of a device: a device's second one may repeat its first. */
function takeGroup(counter: Counter): Waiting[] {
  const group: Waiting[] = [];
  const left: Waiting[] = [];
  const devices = new Set<string>();
  let sales = 0;
  for (const next of counter.waiting) {
    const size = next.parcel.sales.length;
    const fits = group.length === 0 || (sales + size <= MOST_SALES && !devices.has(next.parcel.device.id));
    if (!fits) {
      left.push(next);
      continue;
    }
    group.push(next);
    devices.add(next.parcel.device.id);
    sales += size;
  }
  counter.waiting = left;
  return group;
}

async function bookGroup(group: readonly Waiting[]): Promise<void> {
  const [first] = group;
  if (!first) return;
  try {
    const outcomes = await first.book(group.map(({ parcel }) => parcel));
    for (const [index, { done, failed }] of group.entries()) {
      const own = outcomes[index];
      if (own) done(own);
      else failed(new Error('every parcel has its outcomes'));
    }
  } catch (error) {
    if (group.length === 1) first.failed(error);
    else for (const one of group) await bookGroup([one]);
  }
}
