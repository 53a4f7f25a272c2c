import Dexie, { type EntityTable } from 'dexie';
import type { SaleInput } from '@/server/sales/schema';
import type { Basket } from './basket';

/** What a tablet keeps of a PIN that was right online, so that its person can unlock it while nobody answers. */
export interface PinVerifier {
  personId: string;
  name: string;
  initials: string;
  storeId: string;
  salt: Uint8Array<ArrayBuffer>;
  hash: Uint8Array;
  /** Sealed by this browser's own key; an earlier version's is not. */
  sealed?: boolean;
  /** When the server last said it was right, ms since 1970. */
  since: number;
  /** Tries since it was last right. */
  tries: number;
  /** Rights the person had then. */
  permissions: readonly string[];
}

/** One count as this phone made it; its id makes it count once. */
export interface PhoneCount {
  id: string;
  productId: string;
  kind: 'SCAN' | 'TYPED' | 'UNDO';
  quantity: string;
  undoesId?: string;
  occurredAt: Date;
}

/** What the server said, as its words need it. */
export interface Refusal {
  code: string;
  params: Readonly<Record<string, string | number | boolean | null>>;
}

interface OnItsWay {
  /** The sale's or the basket's own id: everything about it goes out under it. */
  id: string;
  storeId: string;
  number: string;
  seq: number;
  /** Moments, ms since 1970: kept, and when it is sent next at the earliest. */
  keptAt: number;
  nextAt: number;
  /** Until then only the window that made it sends it: a customer waits there for the answer. */
  inHandUntil: number;
  /** Deliveries in vain that the server may have seen. */
  tries: number;
  /** The server will not book it: it is to be rejected under its number. */
  refusal: Refusal | null;
  /** Why it can be neither booked nor kept as rejected as it is; it stays on the tablet and is shown. */
  stuck: Refusal | null;
}

/** A finished sale the server is not known to have. */
export interface WaitingSale extends OnItsWay {
  kind: 'SALE';
  sale: SaleInput;
}

/** A number that was taken and will have no ticket: the server keeps it with the reason. */
export interface WaitingNumber extends OnItsWay {
  kind: 'NUMBER';
  payload: Record<string, unknown>;
  errorCode: string;
}

export type Waiting = WaitingSale | WaitingNumber;

export interface KnownTill {
  /** The session's. */
  id: string;
  state: 'COUNTED' | 'CLOSED';
  /** That did it. */
  windowId: string;
  at: number;
}

export interface FinishedSale {
  id: string;
  number: string;
  at: number;
  /** The server would not book it and keeps it under its number for the manager. */
  rejected?: boolean;
}

/** locked: the counter is; toEnd: the server has not heard yet that its session is over; owner: whose session it is. */
export interface LockNote {
  id: 'locked' | 'toEnd' | 'owner';
  at: number;
  /** Of the owner. */
  personId?: string;
  /** Of toEnd: somebody else works here meanwhile. */
  takenOver?: boolean;
}

/** A punch the server is not known to have. */
export interface WaitingPunch {
  /** The request's: sent twice it is there once. */
  id: string;
  storeId: string;
  personId: string;
  name: string;
  /** WITHDRAWAL: the punch `withdraws` is taken back, so long after it was made. */
  kind: 'CLOCK' | 'STEP_OUT' | 'STEP_BACK' | 'WITHDRAWAL';
  withdraws?: { punchId: string; afterMs: number };
  /** By the server's clock as it was last heard, ms since 1970. */
  occurredAt: number;
  reason: string;
  /** How this tablet knows who it was. */
  proof: 'SESSION' | 'TABLET' | 'NONE';
  /** Of whoever stood there, and the id it is sent under; left out by an earlier version, and where none was taken. */
  photo?: { id: string; body: Blob } | null;
  refusal: Refusal | null;
}

/** A receipt this till gave out, as it was printed. */
export interface KeptReceipt {
  number: string;
  storeId: string;
  at: number;
  /** A `ReceiptData` of components/sales. */
  receipt: unknown;
}

/** What was chosen for this counter by whoever works at it. */
export interface CounterPreferences {
  id: 'counter';
  /** Customers see their basket in a window of their own. */
  display: boolean;
  /** Sounds nobody wants to hear. */
  silenced: readonly string[];
  volume: 'low' | 'normal' | 'high';
  /** Keys in place of the usual ones, by what they do. */
  keys: Readonly<Record<string, string>>;
}

interface Tables {
  waiting: EntityTable<Waiting, 'id'>;
  /** Sales once finished here: their ids are never used for anything else. */
  finished: EntityTable<FinishedSale, 'id'>;
  /** How far each series of numbers is. */
  series: EntityTable<{ prefix: string; last: number }, 'prefix'>;
  /** The basket of each window. */
  baskets: EntityTable<{ windowId: string; storeId: string; basket: Basket; at: number }, 'windowId'>;
  /** Counts by sheet and person. */
  counts: EntityTable<{ id: string; sheet: string; count: PhoneCount }, 'id'>;
  /** Who may unlock this tablet while nobody answers. */
  pins: EntityTable<PinVerifier, 'personId'>;
  /** Keys that are used where they lie and cannot be read. */
  keys: EntityTable<{ id: 'seal'; key: CryptoKey }, 'id'>;
  locks: EntityTable<LockNote, 'id'>;
  punches: EntityTable<WaitingPunch, 'id'>;
  receipts: EntityTable<KeptReceipt, 'number'>;
  /** Till sessions that a window of this browser counted or closed. */
  tills: EntityTable<KnownTill, 'id'>;
  preferences: EntityTable<CounterPreferences, 'id'>;
}

export type TabletStore = Dexie & Tables;

/**
 * What is on this tablet and nowhere else: one database for the browser, whatever it is enrolled as. Strict: Chrome says "done" only
 * when the disk has it, so that what a customer was shown as paid survives a power cut.
 */
export function openTabletStore(name = 'daybook-tablet'): TabletStore {
  const store = new Dexie(name, { chromeTransactionDurability: 'strict' }) as TabletStore;
  store.version(1).stores({
    waiting: 'id',
    finished: 'id, at',
    series: 'prefix',
    baskets: 'windowId',
    counts: 'id, sheet',
  });
  store.version(2).stores({ pins: 'personId', locks: 'id' });
  store.version(3).stores({ tills: 'id, at' });
  // What was called parked before.
  store
    .version(4)
    .stores({})
    .upgrade((upgrade) =>
      upgrade
        .table<FinishedSale & { parked?: boolean }>('finished')
        .toCollection()
        .modify((sale) => {
          if (sale.parked) sale.rejected = true;
          delete sale.parked;
        }),
    );
  store.version(5).stores({ punches: 'id' });
  store.version(6).stores({ keys: 'id', receipts: 'number, at' });
  store.version(7).stores({ preferences: 'id' });
  return store;
}

let shared: TabletStore | undefined;

/** The browser's one store. */
export function tabletStore(): TabletStore {
  shared ??= openTabletStore();
  return shared;
}

/** The tablet cannot keep anything (STORAGE_REFUSED) or no more (STORAGE_FULL): nothing was kept. */
export class StorageFault extends Error {
  readonly params = {};
  readonly retryable = false;

  constructor(
    readonly code: 'STORAGE_REFUSED' | 'STORAGE_FULL',
    cause?: unknown,
  ) {
    super(code, { cause });
    this.name = 'StorageFault';
  }
}

/** Runs what keeps something. @throws StorageFault when the browser refused; what the work itself throws */
export async function keeping<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFault(error) ?? error;
  }
}

function storageFault(error: unknown): StorageFault | null {
  if (!(error instanceof Error)) return null;
  // Dexie wraps the browser's error, and the transaction's abort hides it inside.
  const inner = 'inner' in error ? (error as { inner?: unknown }).inner : undefined;
  const names = [error.name, inner instanceof Error ? inner.name : '', String(error)].join(' ');
  if (names.includes('QuotaExceeded')) return new StorageFault('STORAGE_FULL', error);
  return error instanceof Dexie.DexieError || error instanceof DOMException
    ? new StorageFault('STORAGE_REFUSED', error)
    : null;
}
