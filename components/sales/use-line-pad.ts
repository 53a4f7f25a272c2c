'use client';

import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import type { BasketLine } from '@/client/basket';
import { applyPadKey, type PadKey } from '@/lib/number-pad';
import { useCounter } from './counter-context';
import { type DiscountUnit, type DiscountWay, discountWayOf } from './discount-rules';
import {
  changeOf,
  discountChange,
  faultOfEntry,
  figuresOf,
  fits,
  isNumber,
  type PadFigures,
  type PadMode,
} from './pad-rules';
import { useAskQuantity } from './use-ask-quantity';
import { useEntry } from './use-entry';

export interface PadState extends PadFigures {
  open: boolean;
  mode: PadMode;
  entry: string;
  unit: DiscountUnit;
  way: DiscountWay;
  /** Why a price is changed; asked before it is. */
  reason: string;
  line: BasketLine | null;
  openAs: (mode: PadMode) => void;
  close: () => void;
  press: (key: PadKey) => void;
  /** Puts a usual discount on the pad as if it was typed. */
  say: (text: string) => void;
  /** Takes the discount at hand away. */
  atFullPrice: () => void;
  /** Makes what is typed hold before the sale goes on. @returns false: it cannot, and the pad says why */
  settle: () => Promise<boolean>;
  /** Both as they are now, also between two keys that came before React drew the first. */
  isOpen: () => boolean;
  read: () => string;
  /** As it is now. @returns brings it back */
  snapshot: () => () => void;
  setUnit: (unit: DiscountUnit) => void;
  setReason: (reason: string) => void;
}

/** Typing on the selected line: quantity, discount or price. Another line is another entry, and begins with the quantity. */
export function useLinePad(): PadState {
  const { state, dispatch, priceLocked } = useCounter();
  const line = state.basket.lines.find(({ id }) => id === state.basket.selectedId) ?? null;
  const opened = useOpened();
  const [mode, setMode] = useState<PadMode>('quantity');
  const typed = useEntry();
  const askQuantity = useAskQuantity();
  const way = discountWayOf(useLocale());
  const [unit, setUnit] = useState<DiscountUnit>('percent');
  const [reason, setReason] = useState('');
  const lineId = line?.id ?? null;
  const [entryOf, setEntryOf] = useState(lineId);
  if (entryOf !== lineId) {
    setEntryOf(lineId);
    typed.set('');
    setReason('');
    setMode(mode === 'basketDiscount' ? mode : 'quantity');
    if (lineId === null) opened.set(false);
  }
  const decimals = mode === 'quantity' ? (line?.product.decimals ?? 0) : 2;
  const padded = { mode, basket: state.basket, line, unit, way, reason };
  const faultOf = (text: string) => faultOfEntry(text, padded);
  function close() {
    opened.set(false);
    typed.set('');
    setMode('quantity');
  }
  async function apply(): Promise<boolean> {
    const change = changeOf(typed.read(), padded);
    if (!change) return false;
    if (change.type === 'quantity' && line && !(await askQuantity(line.product, change.quantityMilli))) {
      typed.set('');
      return false;
    }
    dispatch(change);
    close();
    return true;
  }
  function press(key: PadKey) {
    if (key === 'enter') return void apply();
    const next = applyPadKey(typed.read(), key, { decimals, wholeDigits: mode === 'quantity' ? 5 : 7 });
    if (mode === 'quantity' && line && !fits(next, line)) return;
    typed.set(next);
  }
  /** Nothing that could be meant: an empty field, or a number somebody has only begun. */
  const isNothing = (text: string) => !isNumber(mode, text) && faultOf(text) === null;
  function openAs(next: PadMode) {
    if (priceLocked && next !== 'quantity') return;
    opened.set(true);
    setMode(next);
    // What the last discount was said in is nothing the next one may be taken for: 9 is nine parts of ten here and nine yuan there.
    setUnit('percent');
    typed.set('');
  }
  return {
    open: opened.shown,
    mode,
    entry: typed.text,
    unit,
    way,
    ...figuresOf(typed.text, padded),
    reason,
    line,
    openAs,
    close,
    press,
    say: typed.set,
    atFullPrice() {
      const change = discountChange(mode, line, null);
      if (change) dispatch(change);
      close();
    },
    settle: async () => !opened.read() || isNothing(typed.read()) || apply(),
    isOpen: opened.read,
    read: typed.read,
    snapshot: () => broughtBack(opened, typed, () => setMode(mode)),
    setUnit: (next) => {
      setUnit(next);
      typed.set('');
    },
    setReason,
  };
}

/** @returns brings back what stands on the pad now */
function broughtBack(
  opened: ReturnType<typeof useOpened>,
  typed: ReturnType<typeof useEntry>,
  setMode: () => void,
): () => void {
  const [wasOpen, text] = [opened.read(), typed.read()];
  return () => {
    opened.set(wasOpen);
    setMode();
    typed.set(text);
  };
}

/** Whether the pad is open, as drawn and as it is now: of several keys of one moment only the first finds it closed. */
function useOpened() {
  const [shown, setShown] = useState(false);
  const now = useRef(false);
  return {
    shown,
    read: () => now.current,
    set(next: boolean) {
      now.current = next;
      setShown(next);
    },
  };
}
