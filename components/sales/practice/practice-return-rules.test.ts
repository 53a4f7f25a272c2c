import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { basketReducer, emptyBasket } from '@/client/basket';
import { newId } from '@/client/new-id';
import { finishPractice, practiceBook, returnInPractice } from '@/client/practice-book';
import { openPracticeStore } from '@/client/practice-store';
import { newTabletStore } from '@/tests/helpers/tablet';
import { receiptOfReturn, returnableOf } from './practice-return-rules';

const LAMP = {
  id: newId(),
  code: 'L1',
  name: '台灯',
  unit: '件',
  decimals: 0,
  listPriceFen: 19_900,
  taxRateBp: 1_300,
};

test('goods come back under the next number of the practice series, and nothing else hears of it', async () => {
  const tablet = await newTabletStore();
  const store = openPracticeStore('practice-returns');
  const { basket } = basketReducer(
    { basket: emptyBasket(newId()), past: [] },
    { type: 'add', product: LAMP, quantityMilli: 2000, lineId: newId() },
  );
  // Two lamps for 398.00, 400.00 in notes.
  const { made } = await finishPractice(store, {
    id: 'p',
    basket,
    cashier: '李小燕',
    personId: newId(),
    tenders: [{ id: newId(), kind: 'CASH', amountFen: 40_000 }],
    roundingFen: 0,
    changeFen: 200,
  });
  const [line] = made.sale.lines;
  const number = await returnInPractice(store, {
    id: 'p',
    saleId: made.sale.id,
    cashier: '李小燕',
    lines: [{ lineId: line?.id ?? '', quantity: '1', refundFen: 19_900, taxFen: 2_289 }],
    refunds: [{ tenderId: made.sale.tenders[0]?.id ?? '', amountFen: 19_900 }],
  });
  expect(number).toBe('PRACTICE-0002');
  const book = await practiceBook(store, 'p');
  const left = returnableOf(made, book.returns);
  expect(left.lines).toMatchObject([{ quantity: '2', returned: '1', refundedFen: 19_900 }]);
  expect(left.tenders).toMatchObject([{ kind: 'CASH', takenFen: 39_800, refundedFen: 19_900 }]);
  const [back] = book.returns;
  if (!back) throw new Error('it came back');
  expect(receiptOfReturn(back, made, '01')).toMatchObject({
    kind: 'RETURN',
    totalFen: -19_900,
    lines: [{ name: '台灯', quantity: '-1', netFen: -19_900 }],
    tenders: [{ kind: 'CASH', amountFen: -19_900 }],
  });
  expect(await tablet.waiting.count()).toBe(0);
});
