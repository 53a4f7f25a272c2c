import { type Basket, basketReducer } from '@/client/basket';
import { newId } from '@/client/new-id';
import type { Goods } from './steps';

/** Puts goods into a basket. */
export function fill(basket: Basket, { fen, count, offFen, isBad }: Goods): Basket {
  let filled = basket;
  for (const [index, listPriceFen] of fen.entries()) {
    const lineId = newId();
    const product = { ...THING, id: `p${index}`, listPriceFen };
    const add = { type: 'add', product, quantityMilli: count * 1_000, lineId } as const;
    filled = basketReducer({ basket: filled, past: [] }, add).basket;
    // A price nobody gave a reason for: the server never books it.
    const price = { type: 'price', lineId, unitPriceFen: listPriceFen + 1, reason: '' } as const;
    if (isBad) filled = basketReducer({ basket: filled, past: [] }, price).basket;
  }
  return { ...filled, discount: { kind: 'amount', fen: offFen } };
}

export function isBad({ lines }: Basket): boolean {
  return lines.some((line) => line.unitPriceFen !== line.product.listPriceFen && line.overrideReason === '');
}

export function mended(basket: Basket): Basket {
  return { ...basket, lines: basket.lines.map((line) => ({ ...line, overrideReason: '样品' })) };
}

/** Nothing is rounded down to nothing: rounding goes with cash. */
export function paidInCash(basket: Basket) {
  const netFen = worthOf(basket);
  const roundingFen = netFen < 10 ? 0 : netFen % 10;
  const amountFen = netFen - roundingFen;
  const tenders = amountFen === 0 ? [] : [{ id: newId(), kind: 'CASH' as const, amountFen }];
  return { sessionId: 't', personId: 'p', tenders, roundingFen, changeFen: 0 };
}

/** By hand, so that nothing is held against itself. */
export function worthOf({ lines, discount }: Basket): number {
  const goods = lines.reduce((sum, line) => sum + (line.unitPriceFen * line.quantityMilli) / 1_000, 0);
  return goods - (discount?.kind === 'amount' ? Math.min(goods, discount.fen) : 0);
}

const THING = { code: 'T1', name: '台灯', unit: '件', decimals: 0, taxRateBp: 1_300 };
