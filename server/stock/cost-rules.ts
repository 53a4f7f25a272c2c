import type { Milli } from '@/lib/quantity';

export type CostStates = Map<string, CostState>;

/**
 * Moving average of one product in one store. Unit costs are kept in millionths of a fen (`micro`), as numeric(18,6) does.
 * The rules are those of product.md "Cost": money moves in whole fen and the rest leaves with the last piece; below zero
 * goods leave at the last known cost, and what comes in next corrects the difference.
 */
export interface CostState {
  quantityMilli: Milli;
  valueFen: number;
  lastUnitCostMicro: bigint;
}

export interface CostStep {
  next: CostState;
  /** Value this movement carries, fen, signed like its quantity. */
  valueFen: number;
  /** Zero-quantity correction that follows it, fen; 0 for none. */
  correctionFen: number;
}

const MICRO_PER_MILLI = 1_000_000_000n;

/** Goods out (quantity below zero) at the average, or at the last known cost where the book says there are none. */
export function goodsOut(state: CostState, quantityMilli: Milli): CostStep {
  const out = -quantityMilli;
  const onHand = Math.max(0, state.quantityMilli);
  const covered = Math.min(out, onHand);
  const beyond = out - covered;
  const unit = unitCost(state);
  const coveredFen =
    covered === onHand && onHand > 0 ? state.valueFen : share(state.valueFen, covered, onHand);
  const valueFen = -(coveredFen + valueAt(unit, beyond));
  return {
    valueFen: valueFen === 0 ? 0 : valueFen,
    correctionFen: 0,
    next: {
      quantityMilli: state.quantityMilli + quantityMilli,
      valueFen: state.valueFen + valueFen,
      lastUnitCostMicro: unit,
    },
  };
}

/**
 * Goods out at the value they came in with: at the average, and a correction to that value. What is left keeps no less than nothing,
 * and the last piece takes the rest.
 * @param valueFen below zero, as the quantity
 */
export function goodsOutAt(state: CostState, quantityMilli: Milli, valueFen: number): CostStep {
  const step = goodsOut(state, quantityMilli);
  if (step.next.quantityMilli <= 0) return step;
  const left = Math.max(0, state.valueFen + valueFen);
  return {
    ...step,
    correctionFen: left - step.next.valueFen,
    next: { ...step.next, valueFen: left },
  };
}

/**
 * Goods in at a known value. After a stock below zero the remaining pieces are worth what these came in at; the difference
 * to what the book then holds is the correction.
 */
export function goodsIn(state: CostState, quantityMilli: Milli, valueFen: number): CostStep {
  const unit = (BigInt(valueFen) * MICRO_PER_MILLI) / BigInt(quantityMilli);
  const quantity = state.quantityMilli + quantityMilli;
  const booked = state.valueFen + valueFen;
  const value = state.quantityMilli < 0 ? valueAt(unit, quantity) : booked;
  return {
    valueFen,
    correctionFen: value - booked,
    next: {
      quantityMilli: quantity,
      valueFen: value,
      lastUnitCostMicro: unit === 0n ? state.lastUnitCostMicro : unit,
    },
  };
}

/** Goods in that bring no cost of their own (found): at the average. */
export function goodsInAtAverage(state: CostState, quantityMilli: Milli): CostStep {
  return goodsIn(state, quantityMilli, valueAt(unitCost(state), quantityMilli));
}

/** What goods moved between two zones are worth; the store's cost stays. */
export function movedValue(state: CostState, quantityMilli: Milli): number {
  if (state.quantityMilli > 0 && quantityMilli === state.quantityMilli) return state.valueFen;
  return valueAt(unitCost(state), quantityMilli);
}

/** Average unit cost, or the last known one at or below zero. */
export function unitCost(state: CostState): bigint {
  if (state.quantityMilli <= 0) return state.lastUnitCostMicro;
  return (BigInt(state.valueFen) * MICRO_PER_MILLI) / BigInt(state.quantityMilli);
}

/** 'numeric(18,6)' text of a unit cost. */
export function microToText(micro: bigint): string {
  const sign = micro < 0n ? '-' : '';
  const size = micro < 0n ? -micro : micro;
  return `${sign}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`;
}

/** Millionths from 'numeric(18,6)' text. */
export function microFromText(text: string): bigint {
  const [whole = '0', places = ''] = text.replace('-', '').split('.');
  const micro = BigInt(whole) * 1_000_000n + BigInt(places.padEnd(6, '0').slice(0, 6));
  return text.startsWith('-') ? -micro : micro;
}

/** unit cost x quantity in whole fen, half away from zero. */
export function valueAt(unitMicro: bigint, quantityMilli: Milli): number {
  const product = unitMicro * BigInt(quantityMilli);
  const half = MICRO_PER_MILLI / 2n;
  return Number((product + (product < 0n ? -half : half)) / MICRO_PER_MILLI);
}

/** value x part / whole, half away from zero; 0 of nothing. */
function share(valueFen: number, part: Milli, whole: Milli): number {
  if (whole === 0) return 0;
  const product = BigInt(valueFen) * BigInt(part) * 2n;
  const twice = BigInt(whole) * 2n;
  return Number((product + (product < 0n ? -BigInt(whole) : BigInt(whole))) / twice);
}
