import Dexie, { type EntityTable } from 'dexie';
import type { SaleInput } from '@/server/sales/schema';
import type { Basket } from './basket';

/** A basket put aside in practice. */
export interface HeldPractice {
  id: string;
  label: string;
  totalFen: number;
  basket: Basket;
  at: number;
  heldBy: string;
}

/** A sale made in practice, as its receipt says it; no server ever hears of it. */
export interface PracticeSale {
  sale: SaleInput;
  /** As it was paid: the receipt's goods. */
  basket: Basket;
  cashier: string;
}

/** Goods taken back in practice of a sale made in practice. */
export interface PracticeReturn {
  id: string;
  saleId: string;
  number: string;
  occurredAt: Date;
  cashier: string;
  lines: { lineId: string; quantity: string; refundFen: number; taxFen: number }[];
  refunds: { tenderId: string; amountFen: number }[];
}

/** What one window practises with, from when somebody begins to when they leave. */
export interface PracticeBook {
  /** The practice's. */
  id: string;
  basket: Basket;
  held: HeldPractice[];
  /** The latest first. */
  sales: PracticeSale[];
  /** The latest first. */
  returns: PracticeReturn[];
  at: number;
}

interface Tables {
  books: EntityTable<PracticeBook, 'id'>;
  series: EntityTable<{ id: 'practice'; last: number }, 'id'>;
}

export type PracticeStore = Dexie & Tables;

/**
 * Where practice is kept: a database of its own beside `daybook-tablet`. What sends sales reads the other one and knows nothing of
 * this, so that a practice sale cannot be sent by mistake, whatever goes wrong in between.
 */
export function openPracticeStore(name = 'daybook-practice'): PracticeStore {
  const store = new Dexie(name) as PracticeStore;
  store.version(1).stores({ books: 'id, at', series: 'id' });
  return store;
}

let shared: PracticeStore | undefined;

/** The browser's one store of practice. */
export function practiceStore(): PracticeStore {
  shared ??= openPracticeStore();
  return shared;
}
