'use client';

import { createContext, type Dispatch, useContext } from 'react';
import type { BasketAction, BasketCustomer, BasketState } from '@/client/basket';
import type { Catalogue } from '@/client/catalogue';
import type { CreditBook } from '@/client/credit-book';
import type { CustomerBook } from '@/client/customer-book';
import type { PendingPunches } from '@/client/pending-punches';
import type { PendingSales } from '@/client/pending-sales';
import type { HeldPractice, PracticeReturn, PracticeSale } from '@/client/practice-store';
import type { ScannerHandlers } from '@/client/scanner';
import type { ActLimits } from '@/server/limits/limit-rules';
import type { CounterSettings } from '@/server/sales/counter-settings';
import type { ReceiptData } from './receipt-data';
import type { Ask } from './use-ask';

/** Who takes scans and keys now: the screen on top. */
export type ScanDesk = { take: (taker: ScannerHandlers) => () => void };

/** Which of the counter's full screens is shown. */
export type CounterView =
  | { name: 'sell' /** Begins in the search box. */; search?: boolean }
  | { name: 'pay' }
  | { name: 'done'; receipt: ReceiptData; changeFen: number; unsent: boolean }
  | { name: 'held' }
  | { name: 'receipts'; number: string }
  | { name: 'pickups' }
  | { name: 'clock' }
  /** Money for what is owed; nobody chosen: asked for. */
  | { name: 'repay'; customer: BasketCustomer | null }
  | { name: 'topUp'; customer: BasketCustomer | null }
  | { name: 'till' };

export interface OpenSession {
  id: string;
  openedById: string;
  openedBy: string;
  openedAt: Date;
  businessDay: string;
  /** When its drawer was last counted; an earlier version kept none. */
  countedAt?: Date | null;
}

/** The book of a counter that practises, in place of the till's. */
export interface Practice {
  id: string;
  held: readonly HeldPractice[];
  /** The latest first. */
  sales: readonly PracticeSale[];
  returns: readonly PracticeReturn[];
  /** Back to selling for real; asks where something is at hand. */
  leave: () => void;
}

export interface CounterProps {
  settings: CounterSettings;
  person: { id: string; name: string };
  permissions: readonly string[];
  /** What a clerk may do here: the most anybody may while nobody answers. */
  clerkPermissions: readonly string[];
  /** Opened to practise. */
  wantsPractice?: boolean;
  /** It started from the tablet, not from the server's page. confirmed: the server has said since who is signed in. */
  fromTablet?: { confirmed: boolean; askAgain: () => Promise<void> };
}

export interface Counter extends Omit<CounterProps, 'clerkPermissions' | 'wantsPractice' | 'fromTablet'> {
  catalogue: Catalogue;
  /** The tablet's copy of the customers its store knows. */
  customers: CustomerBook;
  /** What the tablet knows of what customers owe and have. */
  credit: CreditBook;
  pending: PendingSales;
  punches: PendingPunches;
  /** The name this window keeps its basket under; null until the tablet's store is open. */
  windowId: string | null;
  /** Something could not be kept: looks at the store again. */
  storageFault: () => void;
  scans: ScanDesk;
  /** Puts a plain question over the counter. */
  ask: Ask;
  /** What is practised with; null: it is real. In practice there is no session, and no window that keeps real baskets. */
  practice: Practice | null;
  /** Begins to practise, or says why not now. */
  practise: () => void;
  session: OpenSession | null;
  /** The window of this tablet that closed the till, until it is open again. */
  tillClosedBy: string | null;
  state: BasketState;
  dispatch: Dispatch<BasketAction>;
  /** Which basket is at hand now, also for what began under an earlier one. */
  basketId: () => string;
  view: CounterView;
  show: (view: CounterView) => void;
  lock: () => void;
  can: (permission: string) => boolean;
  /** Whoever works here has a clerk's rights and no more. */
  isClerk: boolean;
  /** The store lets this counter change no prices until the manager has answered for some. */
  priceLocked: boolean;
  /** What who is at it may do alone, with somebody's word, or not at all; null: a page of before says nothing. */
  limits: ActLimits | null;
}

const Context = createContext<Counter | null>(null);

export const CounterProvider = Context.Provider;

/** @throws outside the counter's screen: a programming error */
export function useCounter(): Counter {
  const counter = useContext(Context);
  if (!counter) throw new Error('useCounter stands outside CounterScreen');
  return counter;
}
