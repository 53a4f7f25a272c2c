'use client';

import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import type { BasketAction } from '@/client/basket';
import { type Basket, type BasketLine, priceOf } from '@/client/basket';
import { fenFromText, mulQuantity } from '@/lib/money';
import { applyPadKey, type PadKey } from '@/lib/number-pad';
import { milliFromText } from '@/lib/quantity';
import type { Discount } from '@/server/sales/rules';
import { useCounter } from './counter-context';
import {
  type DiscountFault,
  type DiscountWay,
  discountFault,
  discountWayOf,
  percentOff,
} from './discount-rules';
import { useAskQuantity } from './use-ask-quantity';
import { useEntry } from './use-entry';

export type PadMode = 'quantity' | 'discount' | 'price' | 'basketDiscount';
export type DiscountUnit = 'percent' | 'amount';

export interface PadState {
  open: boolean;
  mode: PadMode;
  entry: string;
  unit: DiscountUnit;
  /** What the typed percentage takes off, basis points; null where none is typed. */
  offBp: number | null;
  /** What the discount comes off, fen, and what is wrong with it as it is typed. */
  wholeFen: number;
  fault: DiscountFault | null;
  /** Why a price is changed; asked before it is. */
  reason: string;
  line: BasketLine | null;
  canApply: boolean;
  openAs: (mode: PadMode) => void;
  close: () => void;
  press: (key: PadKey) => void;
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

/** What an entry does to its line. */
function changeOf(
  mode: Exclude<PadMode, 'basketDiscount'>,
  lineId: string,
  value: number,
  { unit, reason }: { unit: DiscountUnit; reason: string },
): BasketAction {
  if (mode === 'quantity') return { type: 'quantity', lineId, quantityMilli: value };
  if (mode === 'discount') return { type: 'discount', lineId, discount: discountOf(value, unit) };
  return { type: 'price', lineId, unitPriceFen: value, reason };
}

/** A price wants its reason, and all but the basket's discount a line. */
function isReady(mode: PadMode, { reason, hasLine }: { reason: string; hasLine: boolean }): boolean {
  return (mode !== 'price' || reason !== '') && (mode === 'basketDiscount' || hasLine);
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
  const mayApply = (value: number | null): value is number =>
    value !== null && isReady(mode, { reason, hasLine: line !== null });
  const wholeFen = wholeOf(mode, state.basket, line);
  const faultOf = (text: string) => (isDiscount(mode) ? discountFault(text, { unit, way, wholeFen }) : null);
  const isNothing = (text: string) => readEntry(mode, text, { unit, way }) === null && faultOf(text) === null;
  function close() {
    opened.set(false);
    typed.set('');
    setMode('quantity');
  }
  async function apply(): Promise<boolean> {
    const value = readEntry(mode, typed.read(), { unit, way });
    if (!mayApply(value) || faultOf(typed.read()) !== null) return false;
    if (mode === 'basketDiscount') dispatch({ type: 'basketDiscount', discount: discountOf(value, unit) });
    if (mode !== 'basketDiscount' && line) {
      if (mode === 'quantity' && !(await askQuantity(line.product, value))) {
        typed.set('');
        return false;
      }
      dispatch(changeOf(mode, line.id, value, { unit, reason }));
    }
    close();
    return true;
  }
  function press(key: PadKey) {
    if (key === 'enter') return void apply();
    const next = applyPadKey(typed.read(), key, { decimals, wholeDigits: mode === 'quantity' ? 5 : 7 });
    if (mode === 'quantity' && line && !fits(next, line)) return;
    typed.set(next);
  }
  function openAs(next: PadMode) {
    if (priceLocked && next !== 'quantity') return;
    opened.set(true);
    setMode(next);
    typed.set('');
  }
  return {
    open: opened.shown,
    mode,
    entry: typed.text,
    unit,
    offBp: isDiscount(mode) && unit === 'percent' && typed.text !== '' ? percentOff(typed.text, way) : null,
    wholeFen,
    fault: faultOf(typed.text),
    reason,
    line,
    canApply: mayApply(readEntry(mode, typed.text, { unit, way })) && faultOf(typed.text) === null,
    openAs,
    close,
    press,
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

/** A quantity whose price is still a sane amount. */
function fits(entry: string, line: BasketLine): boolean {
  const milli = milliFromText(entry === '' ? '0' : entry);
  if (milli === null) return entry.endsWith('.');
  try {
    return mulQuantity(line.unitPriceFen, milli) < 100_000_000_000;
  } catch {
    return false;
  }
}

/** What a discount comes off: the line at its price, or all lines with their own discounts. */
function wholeOf(mode: PadMode, basket: Basket, line: BasketLine | null): number {
  if (mode === 'basketDiscount') return priceOf({ ...basket, discount: null }).netFen;
  return line && mode === 'discount' ? mulQuantity(line.unitPriceFen, line.quantityMilli) : 0;
}

function isDiscount(mode: PadMode): boolean {
  return mode === 'discount' || mode === 'basketDiscount';
}

/** Milli for a quantity, basis points for a percentage, fen else; null when there is nothing to apply. */
function readEntry(
  mode: PadMode,
  entry: string,
  { unit, way }: { unit: DiscountUnit; way: DiscountWay },
): number | null {
  if (entry === '') return null;
  if (mode === 'quantity') return milliFromText(entry);
  return isDiscount(mode) && unit === 'percent' ? percentOff(entry, way) : fenFromText(entry);
}

function discountOf(value: number, unit: DiscountUnit): Discount | null {
  if (value === 0) return null;
  return unit === 'percent' ? { kind: 'percent', basisPoints: value } : { kind: 'amount', fen: value };
}
