import { expect, test } from 'vitest';
import { type BasketAction, basketReducer, emptyBasket } from '@/client/basket';
import { maskedName } from '@/lib/masked-name';
import type { ReceiptData } from '../receipt-data';
import { type AtCounter, whatIsShown } from './what-is-shown';

const SECRET = '13812345678';
const cloth = {
  id: 'p1',
  code: 'C1',
  name: '浴巾',
  spec: '白',
  unit: '条',
  decimals: 0,
  listPriceFen: 5_900,
  taxRateBp: 1300,
};

function basketAfter(...actions: BasketAction[]) {
  return actions.reduce(basketReducer, { basket: emptyBasket('b'), past: [] }).basket;
}
const two: BasketAction = { type: 'add', product: cloth, quantityMilli: 2_000, lineId: 'l1' };
const at = (part: Partial<AtCounter>): AtCounter => ({
  locked: false,
  view: { name: 'sell' },
  basket: basketAfter(two),
  roundingLimitFen: 99,
  asked: null,
  link: null,
  ...part,
});

test('lines with what comes off each, by name, and what is left', () => {
  const basket = basketAfter(two);
  const [line] = basket.lines;
  if (!line) throw new Error('it was put in');
  const promoted = {
    ...basket,
    lines: [{ ...line, promotions: [{ versionId: 'v', name: '两件减十元', fen: 1_000 }] }],
  };
  expect(whatIsShown(at({ basket: promoted }))).toMatchObject({
    kind: 'basket',
    totalFen: 10_800,
    savedFen: 1_000,
    lines: [
      {
        name: '浴巾',
        spec: '白',
        quantity: '2',
        unitPriceFen: 5_900,
        netFen: 10_800,
        off: [{ name: '两件减十元', fen: 1_000 }],
      },
    ],
  });
});

test('a lower price is a discount; the list price stands beside it', () => {
  const basket = basketAfter(two, { type: 'price', lineId: 'l1', unitPriceFen: 5_000, reason: 'sample' });
  expect(whatIsShown(at({ basket }))).toMatchObject({
    lines: [{ unitPriceFen: 5_900, netFen: 10_000, off: [{ name: null, fen: 1_800 }] }],
  });
});

test('nothing but what the customer buys: no code, no reason, no customer', () => {
  const basket = {
    ...basketAfter(two, { type: 'price', lineId: 'l1', unitPriceFen: 5_000, reason: '经理同意' }),
    note: `电话 ${SECRET}`,
    customer: { id: 'c1', code: SECRET, level: null },
  };
  const said = JSON.stringify(whatIsShown(at({ basket, view: { name: 'pay' } })));
  for (const word of [SECRET, 'C1', '经理同意', 'c1']) expect(said).not.toContain(word);
});

test('locked it shows nothing of anybody, whatever is at hand', () => {
  expect(whatIsShown(at({ locked: true }))).toEqual({ kind: 'brand' });
  expect(whatIsShown(at({ locked: true, view: { name: 'pay' } }))).toEqual({ kind: 'brand' });
});

test('while the counter minds something else its customer sees no basket', () => {
  for (const view of [
    { name: 'till' },
    { name: 'receipts', number: '' },
    { name: 'repay', customer: null },
  ] as const)
    expect(whatIsShown(at({ view }))).toEqual({ kind: 'welcome' });
  expect(whatIsShown(at({ basket: basketAfter() }))).toEqual({ kind: 'welcome' });
  expect(whatIsShown(at({ view: { name: 'held' } })).kind).toBe('basket');
});

test('paying: what is left, what was given, the change', () => {
  const view = { name: 'pay' } as const;
  const given = (amountFen: number) =>
    basketAfter(two, { type: 'tender', tender: { id: 't', kind: 'CASH', amountFen } });
  expect(whatIsShown(at({ view }))).toMatchObject({
    paying: { paidFen: 0, leftFen: 11_800, changeFen: null },
  });
  expect(whatIsShown(at({ view, basket: given(5_000) }))).toMatchObject({ paying: { leftFen: 6_800 } });
  expect(whatIsShown(at({ view, basket: given(20_000) }))).toMatchObject({
    paying: { paidFen: 20_000, leftFen: 0, changeFen: 8_200 },
  });
});

test('a phone: first its code is asked for, then it is asked', () => {
  const view = { name: 'pay' } as const;
  const asked = { kind: 'WECHAT', amountFen: 11_800 } as const;
  expect(whatIsShown(at({ view, asked }))).toMatchObject({ paying: { phone: { ...asked, isAsked: false } } });
  const basket = basketAfter(two, { type: 'charging', charging: { id: 'x', ...asked } });
  expect(whatIsShown(at({ view, basket }))).toMatchObject({ paying: { phone: { ...asked, isAsked: true } } });
});

test('thanks, with the change and the receipt', () => {
  const receipt = { number: 'S1-01A-000001', totalFen: 11_800, exchange: null } as ReceiptData;
  const view = { name: 'done', receipt, changeFen: 8_200, unsent: false } as const;
  expect(whatIsShown(at({ view, link: 'https://shop.test/r/x' }))).toEqual({
    kind: 'thanks',
    number: 'S1-01A-000001',
    totalFen: 11_800,
    changeFen: 8_200,
    backFen: 0,
    link: 'https://shop.test/r/x',
  });
});

test('a name is masked', () => {
  expect(maskedName('李晓明')).toBe('李**');
  expect(maskedName(' John Smith')).toBe('J**');
  expect(maskedName('')).toBe('');
});
