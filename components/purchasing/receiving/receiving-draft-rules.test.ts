import { describe, expect, it } from 'vitest';
import {
  amountOf,
  type DraftOrder,
  isComplete,
  lineInputOf,
  scanned,
  typed,
  upToDate,
  withOrder,
} from './receiving-draft-rules';

const product = (id: string) => ({ id, code: id, name: id, spec: '', unit: '件' });
const ordered = (productId: string, open: string, unitCost: string | null = '100.5') => ({
  ...product(productId),
  id: `line-${productId}`,
  productId,
  open,
  unitCost,
});
const order: DraftOrder = {
  id: 'o',
  supplierId: 's',
  receivings: [],
  lines: [ordered('a', '5'), ordered('b', '2', null), ordered('c', '0')],
};
const quantities = (lines: { product: { id: string }; quantity: string; assumed: boolean }[]) =>
  lines.map((line) => `${line.product.id}${line.quantity}${line.assumed ? '?' : ''}`);

describe('a delivery being written', () => {
  it('begins with what is still to come, and keeps what was counted before the order was chosen', () => {
    expect(quantities(withOrder([], order))).toEqual(['a5?', 'b2?']);
    const counted = scanned([], product('a'), null, 3);
    expect(quantities(withOrder(counted, order))).toEqual(['a3', 'b2?']);
    expect(quantities(withOrder(withOrder(counted, order), null))).toEqual(['a3']);
  });

  it('counts from one when it is scanned, also over and beside the order', () => {
    let lines = scanned(withOrder([], order), product('a'), order);
    lines = scanned(lines, product('a'), order);
    lines = scanned(lines, product('c'), order, 2);
    lines = scanned(lines, product('x'), order);
    expect(quantities(lines)).toEqual(['a2', 'b2?', 'c2', 'x1']);
    expect(lines.map((line) => line.unitCost)).toEqual(['100.5', null, '100.5', null]);
    expect(lines.map((line) => lineInputOf(line, order).orderLineId)).toEqual([
      'line-a',
      'line-b',
      'line-c',
      undefined,
    ]);
  });

  it('follows the order in what nobody counted', () => {
    const lines = withOrder([], order);
    const [first, second] = lines;
    if (!first || !second) throw new Error('two lines');
    const now = { ...order, lines: [ordered('a', '1'), ordered('b', '0')] };
    expect(quantities(upToDate(lines, now))).toEqual(['a1?']);
    expect(quantities(upToDate([typed(first, { quantity: '4' }), second], now))).toEqual(['a4']);
    expect(typed(first, { unitCost: '90' }).assumed).toBe(true);
  });

  it('is complete with a cost and no more broken than came', () => {
    const [first, second] = withOrder([], order);
    if (!first || !second) throw new Error('two lines');
    expect([isComplete(first), isComplete(second)]).toEqual([true, false]);
    expect(isComplete(typed(first, { damaged: '6' }))).toBe(false);
    expect(isComplete(typed(first, { noteQuantity: 'five' }))).toBe(false);
    expect(amountOf(first)).toBe(503);
    expect(lineInputOf(typed(first, { damaged: '1', noteQuantity: ' 4 ' }), order)).toEqual({
      productId: 'a',
      orderLineId: 'line-a',
      quantity: '5',
      damaged: '1',
      noteQuantity: '4',
      unitCost: '100.5',
    });
  });
});
