import { type Basket, emptyBasket } from './basket';
import { finishedSale, type Payment } from './finished-sale';
import { keepSale, takeBack } from './keep-sale';
import { newId } from './new-id';
import type { SendOutcome } from './pending-sales';
import { serverNow } from './server-time';
import type { Refusal, TabletStore, WaitingSale } from './tablet-store';

/** How long a customer waits for the server before the receipt comes without it, ms. */
const PATIENCE_MS = 2_500;

export interface SaleToFinish extends Omit<Payment, 'seq' | 'occurredAt'> {
  storeId: string;
  windowId: string;
  basket: Basket;
}

export type FinishOutcome =
  /** The basket is at hand again, with the number for the next try. */
  | { kind: 'refused'; seq: number; refusal: Refusal }
  | { kind: 'done'; next: Basket; waiting: WaitingSale; unsent: boolean };

/**
 * Makes the ticket: number and sale are on the tablet's disk before anything is said or sent. The receipt comes as soon as it is
 * booked, or without waiting when nobody answers. A refusal while the customer waits gives the basket back.
 * @param hand gives the sale to the server @throws what `keepSale` throws; then nothing was kept
 */
export async function finishSale(
  store: TabletStore,
  { storeId, windowId, basket, ...payment }: SaleToFinish,
  hand: (waiting: WaitingSale, patienceMs: number) => Promise<SendOutcome>,
): Promise<FinishOutcome> {
  const { prefix } = payment;
  const next = emptyBasket(newId());
  const make = (seq: number) => finishedSale(basket, { ...payment, seq, occurredAt: serverNow() });
  const waiting = await keepSale(store, { storeId, prefix, windowId, basket, next, make });
  const outcome = await hand(waiting, PATIENCE_MS);
  if (outcome.kind !== 'refused') return { kind: 'done', next, waiting, unsent: outcome.kind === 'later' };
  const again = { ...basket, seq: waiting.seq, seqPrefix: prefix };
  if (!(await takeBack(store, waiting, { windowId, basket: again })))
    return { kind: 'done', next, waiting, unsent: true };
  return { kind: 'refused', seq: waiting.seq, refusal: outcome.refusal };
}
