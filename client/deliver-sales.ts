import type { SaleInput } from '@/server/sales/schema';
import type { Refusal, TabletStore, Waiting, WaitingSale } from './tablet-store';

/** What the server answers to one sale of a delivery. */
export type SaleAnswer = { ok: true } | { ok: false; error: Refusal & { retryable: boolean } };

/** How a failed call is read. */
export interface FailureReader {
  /** Did the server answer at all? */
  answered(error: unknown): boolean;
  retryable(error: unknown): boolean;
  /** Is it sure that the server never saw it? */
  neverSent(error: unknown): boolean;
  refusal(error: unknown): Refusal;
}

export interface SalesWire extends FailureReader {
  complete(storeId: string, sales: readonly SaleInput[]): Promise<readonly SaleAnswer[]>;
  keepRejected(
    storeId: string,
    of: {
      id: string;
      number: string;
      seq: number;
      payload: object;
      errorCode: string;
      /** What the refusal named. */
      params: Refusal['params'];
    },
  ): Promise<void>;
  /** A sale was given to the manager to settle. */
  rejected(number: string): void;
}

/** Most sales of one delivery, by number and by size in characters. */
const PARCEL = 20;
const PARCEL_SIZE = 300_000;
/** After so many deliveries in vain it is sent alone: whatever ails it is not the others' trouble. */
const ALONE_AFTER = 2;
/** So many sales in a row that fail alone, and it is the server that ails. */
const GIVE_UP_AFTER = 3;
const FIRST_PAUSE_MS = 8_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Refusals that are about who asks: nobody is signed in, or not one who may, or the tablet is not a counter now. */
const NOBODY_TO_ASK = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'COUNTER_DEVICE_REQUIRED']);

/** The network is away: whatever is left waits. */
class NobodyThere extends Error {}

/**
 * One round: everything that is due goes out, sales in parcels, each answered by itself. Nothing here lets one sale stand in
 * another's way: what cannot be delivered is put off, and whatever the server says no to is rejected under its number or, when
 * that is refused as well, shown as stuck.
 */
export async function deliverDue(store: TabletStore, wire: SalesWire, now = Date.now()): Promise<void> {
  const due = (await store.waiting.toArray())
    .filter((one) => !isAhead(one.nextAt, now) && !isAhead(one.inHandUntil, now))
    .sort(inTurn);
  const stores = new Set(due.map(({ storeId }) => storeId));
  try {
    for (const storeId of stores) {
      const own = due.filter((one) => one.storeId === storeId);
      await deliverOf({ store, wire, storeId }, own.filter(isToBook));
      for (const one of own) if (!isToBook(one)) await keepRejected({ store, wire, storeId }, one);
    }
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
  }
}

interface Route {
  store: TabletStore;
  wire: SalesWire;
  storeId: string;
}

async function deliverOf(route: Route, sales: readonly WaitingSale[]): Promise<void> {
  let inVain = 0;
  for (const parcel of parcels(sales)) {
    const outcome = await deliver(route, parcel);
    if (outcome === 'done') continue;
    // It says no to the person or the device, not to a sale: the next round asks again.
    if (outcome === 'notNow') return;
    for (const one of parcel.length > 1 ? parcel : []) {
      if ((await deliver(route, [one])) === 'done') continue;
      await putOff(route.store, one);
      inVain += 1;
      if (inVain === GIVE_UP_AFTER) return;
    }
    if (parcel.length === 1) for (const one of parcel) await putOff(route.store, one);
  }
}

/** @returns open: it was answered, and nothing decided @throws NobodyThere */
async function deliver(route: Route, parcel: readonly WaitingSale[]): Promise<'done' | 'open' | 'notNow'> {
  const { store, wire, storeId } = route;
  let answers: readonly SaleAnswer[];
  try {
    answers = await wire.complete(
      storeId,
      parcel.map(({ sale }) => sale),
    );
  } catch (error) {
    if (!wire.answered(error)) {
      if (!wire.neverSent(error)) for (const one of parcel) await count(store, one);
      throw new NobodyThere();
    }
    return wire.retryable(error) ? 'open' : 'notNow';
  }
  for (const [index, one] of parcel.entries()) {
    const answer = answers[index];
    if (answer?.ok) await store.waiting.delete(one.id);
    else if (!answer || answer.error.retryable) await putOff(store, one);
    else {
      const { code, params } = answer.error;
      const refused: WaitingSale = { ...one, refusal: { code, params } };
      if (await claim(store, refused)) await keepRejected(route, refused);
    }
  }
  return 'done';
}

/**
 * A refused sale is the manager's from here on. Where a clock that was set brought the sender to a sale that a window still had in
 * hand, the window may have given it back to its clerk meanwhile: then its number is still in use. @returns whether it may be rejected
 */
function claim(store: TabletStore, { id, keptAt, refusal }: WaitingSale): Promise<boolean> {
  return store.transaction('rw', store.waiting, async () => {
    if ((await store.waiting.get(id))?.keptAt !== keptAt) return false;
    await store.waiting.update(id, { refusal });
    return true;
  });
}

/** Hands over a number that will have no ticket, with what was to be its ticket. */
async function keepRejected({ store, wire, storeId }: Route, one: Waiting): Promise<void> {
  const { id, number, seq } = one;
  const payload = one.kind === 'SALE' ? one.sale : one.payload;
  const errorCode = one.kind === 'SALE' ? (one.refusal?.code ?? 'UNKNOWN') : one.errorCode;
  const params = one.kind === 'SALE' ? short(one.refusal?.params ?? {}) : {};
  try {
    await wire.keepRejected(storeId, { id, number, seq, payload, errorCode, params });
    await store.transaction('rw', [store.waiting, store.finished], async () => {
      await store.waiting.delete(id);
      await store.finished.update(id, { rejected: true });
    });
    if (one.kind === 'SALE') wire.rejected(number);
  } catch (error) {
    if (!wire.answered(error)) throw new NobodyThere();
    // It says no to the person or the device: nothing is decided about the number.
    if (NOBODY_TO_ASK.has(wire.refusal(error).code)) await putOff(store, one);
    // A number that has its ticket after all needs no word about it; a sale that nobody takes stays here, and is shown.
    else if (wire.retryable(error)) await putOff(store, one);
    else if (one.kind === 'NUMBER') await store.waiting.delete(id);
    else await putOff(store, { ...one, stuck: wire.refusal(error) });
  }
}

/** Longest text and most things the server keeps of a refusal: what it would not take would leave the ticket stuck here. */
const LONGEST_PARAM = 200;
const MOST_PARAMS = 20;

function short(params: Refusal['params']): Refusal['params'] {
  const kept = Object.entries(params).slice(0, MOST_PARAMS);
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, LONGEST_PARAM) : value]),
  );
}

/** Sales that go together: few, small, and none that failed before. */
function* parcels(sales: readonly WaitingSale[]): Generator<WaitingSale[]> {
  let parcel: WaitingSale[] = [];
  let size = 0;
  for (const one of sales) {
    const length = JSON.stringify(one.sale).length;
    const alone = one.tries >= ALONE_AFTER;
    if (parcel.length > 0 && (alone || parcel.length === PARCEL || size + length > PARCEL_SIZE)) {
      yield parcel;
      parcel = [];
      size = 0;
    }
    parcel.push(one);
    size += length;
    if (alone) {
      yield parcel;
      parcel = [];
      size = 0;
    }
  }
  if (parcel.length > 0) yield parcel;
}

function isToBook(one: Waiting): one is WaitingSale {
  return one.kind === 'SALE' && one.refusal === null;
}

/** Later, and not so much later that the tablet's clock must have been set back since. */
function isAhead(moment: number, now: number): boolean {
  return moment > now && moment <= now + LONGEST_PAUSE_MS;
}

/** What failed least first, then as they were made. */
function inTurn(a: Waiting, b: Waiting): number {
  return Math.max(0, a.tries - 1) - Math.max(0, b.tries - 1) || a.keptAt - b.keptAt || a.seq - b.seq;
}

async function count(store: TabletStore, one: Waiting): Promise<void> {
  await store.waiting.update(one.id, { tries: one.tries + 1 });
}

async function putOff(store: TabletStore, one: Waiting): Promise<void> {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** one.tries);
  const { tries, stuck } = one;
  await store.waiting.update(one.id, { tries: tries + 1, nextAt: Date.now() + pause, stuck });
}
