import { expect, test } from 'vitest';
import { basketReducer, emptyBasket, priceOf } from '@/client/basket';
import { finishedSale } from '@/client/finished-sale';
import type { CreditStanding } from '@/server/customers/credit/credit-rules';
import type { CounterSettings } from '@/server/sales/counter-settings';
import { piecesOf, receiptOfSale, receiptOfTicket } from './receipt-data';

const product = (id: string, listPriceFen: number, decimals = 0) => ({
  id,
  code: `C-${id}`,
  name: '椅子',
  spec: '米白',
  unit: '张',
  decimals,
  listPriceFen,
  taxRateBp: 1_300,
});
const standing: CreditStanding = {
  limitFen: null,
  dueDays: null,
  receivableFen: 0,
  storeCreditFen: 0,
  storedValueFen: 300_000,
  storedBonusFen: 30_000,
  points: 5_000,
  oldestDue: null,
};
const settings = {
  till: { code: '01' },
  levels: [{ id: 'gold', pointsMilli: 1_000 }],
  store: { timeZone: 'Asia/Shanghai', dayStartMinute: 300 },
} as CounterSettings;

function discounted() {
  const steps = [
    { type: 'add', product: product('1', 199_900), quantityMilli: 1_000, lineId: 'L1' },
    { type: 'add', product: product('2', 4_950, 2), quantityMilli: 2_500, lineId: 'L2' },
    { type: 'discount', lineId: 'L1', discount: { kind: 'percent', basisPoints: 1_000 } },
    { type: 'basketDiscount', discount: { kind: 'amount', fen: 1_001 } },
  ] as const;
  return steps.reduce(basketReducer, { basket: emptyBasket('B'), past: [] }).basket;
}

test('a receipt reads the price, then what comes off, and adds up as it is printed', () => {
  const basket = discounted();
  const { netFen } = priceOf(basket);
  const sale = finishedSale(basket, {
    prefix: 'S01-01A',
    seq: 1,
    sessionId: 's',
    personId: 'p',
    occurredAt: new Date(),
    tenders: [{ id: 't', kind: 'CASH', amountFen: netFen }],
    roundingFen: 0,
    changeFen: 0,
  });
  const receipt = receiptOfSale(sale, basket, { settings, cashier: '王小雨' });
  const printed = receipt.lines.reduce((sum, line) => sum + line.grossFen - line.discountFen, 0);
  expect(printed).toBe(receipt.totalFen);
  expect(receipt.lines[0]).toMatchObject({ grossFen: 199_900, name: '椅子', spec: '米白', code: 'C-1' });
  expect(piecesOf(receipt)).toBe(2);
  expect(receipt.points).toBeNull();
});

test('a receipt says what a member earns, but of stored value, of which the tablet does not know what was put on top', () => {
  const basket = {
    ...discounted(),
    customer: { id: 'C', code: 'V1', level: { id: 'gold', discountBp: 0 } },
  };
  const { netFen } = priceOf(basket);
  const paid = (kind: 'CASH' | 'STORED_VALUE', told: CreditStanding | null = null) =>
    receiptOfSale(
      finishedSale(basket, {
        prefix: 'S01-01A',
        seq: 1,
        sessionId: 's',
        personId: 'p',
        occurredAt: new Date(),
        tenders: [{ id: 't', kind, amountFen: netFen }],
        roundingFen: 0,
        changeFen: 0,
      }),
      basket,
      { settings, cashier: '王小雨', told },
    );
  const earned = Math.floor(netFen / 100);
  const none = { takenBack: 0, spent: 0, givenBack: 0 };
  expect(paid('CASH').points).toEqual({ ...none, earned, left: null });
  expect(paid('CASH', standing).points).toEqual({ ...none, earned, left: earned + 5_000 });
  expect(paid('CASH', standing).storedLeftFen).toBeNull();
  expect(paid('STORED_VALUE').points).toBeNull();
  expect(paid('STORED_VALUE').storedLeftFen).toBeNull();
  expect(paid('STORED_VALUE', standing).storedLeftFen).toBe(330_000 - netFen);
});

test('a receipt says what points it took and what is left of them, and earns nothing on what they paid', () => {
  const basket = { ...discounted(), customer: { id: 'C', code: 'V1', level: { id: 'gold', discountBp: 0 } } };
  const { netFen } = priceOf(basket);
  const sale = finishedSale(basket, {
    prefix: 'S01-01A',
    seq: 1,
    sessionId: 's',
    personId: 'p',
    occurredAt: new Date(),
    tenders: [
      { id: 't', kind: 'POINTS', amountFen: 4_000, points: { ruleId: 'r', spent: 4_000 } },
      { id: 'u', kind: 'CASH', amountFen: netFen - 4_000 },
    ],
    roundingFen: 0,
    changeFen: 0,
  });
  expect(sale.tenders[0]).toMatchObject({ points: { ruleId: 'r', spent: 4_000 } });
  const earned = Math.floor((netFen - 4_000) / 100);
  const by = { settings, cashier: '王小雨' };
  const points = { earned, takenBack: 0, spent: 4_000, givenBack: 0 };
  expect(receiptOfSale(sale, basket, by).points).toEqual({ ...points, left: null });
  expect(receiptOfSale(sale, basket, { ...by, told: standing }).points).toEqual({
    ...points,
    left: 1_000 + earned,
  });
});

test('so does a return, whose amounts are below zero', () => {
  const receipt = receiptOfTicket({
    id: 'r',
    kind: 'RETURN',
    number: 'S01-01A-000002',
    occurredAt: new Date(),
    cashier: '',
    tillCode: '01',
    discountFen: 0,
    netFen: -179_910,
    taxFen: 0,
    roundingFen: 0,
    totalFen: -179_910,
    changeFen: 0,
    tenders: [],
    note: '',
    lines: [
      {
        id: 'l',
        productName: '椅子',
        spec: '米白',
        productCode: 'C-1',
        unit: '张',
        quantity: '-1',
        unitPriceFen: 199_900,
        listPriceFen: 199_900,
        overrideReason: null,
        lineDiscountFen: -19_990,
        basketDiscountFen: 0,
        netFen: -179_910,
        handover: 'NOW',
      },
    ],
  });
  expect(receipt.lines[0]).toMatchObject({ grossFen: -199_900, discountFen: -19_990 });
  expect(piecesOf(receipt)).toBe(1);
});

test('a sale on account says by when it is to be paid, counted from the business day of the store', () => {
  const basket = discounted();
  const { netFen } = priceOf(basket);
  const paidBy = (kind: 'CASH' | 'ON_ACCOUNT') =>
    finishedSale(basket, {
      prefix: 'S01-01A',
      seq: 1,
      sessionId: 's',
      personId: 'p',
      // Half past one in the morning in Nanjing: still the day before.
      occurredAt: new Date('2026-11-29T17:30:00Z'),
      tenders: [{ id: 't', kind, amountFen: netFen }],
      roundingFen: 0,
      changeFen: 0,
    });
  const by = { settings, cashier: '王小雨', dueDays: 30 };
  expect(receiptOfSale(paidBy('ON_ACCOUNT'), basket, by).dueDay).toBe('2026-12-29');
  expect(receiptOfSale(paidBy('CASH'), basket, by).dueDay).toBeNull();
  expect(receiptOfSale(paidBy('ON_ACCOUNT'), basket, { ...by, dueDays: null }).dueDay).toBeNull();
});
