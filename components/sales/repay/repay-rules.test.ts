import { expect, test } from 'vitest';
import { askedFen, repaySum, tenderToBook } from './repay-rules';

const standing = {
  receivableFen: 90_00,
  owed: [
    { entryId: 'a', leftFen: 60_00 },
    { entryId: 'b', leftFen: 40_00 },
  ],
};

test('asked for is all that is owed, or what was chosen of it; whoever is owed pays nothing', () => {
  expect(askedFen(standing, new Set())).toBe(90_00);
  expect(askedFen(standing, new Set(['b']))).toBe(40_00);
  expect(askedFen({ receivableFen: -5, owed: [] }, new Set())).toBe(0);
});

test('more than is open is said, and an empty amount is not nothing', () => {
  const tender = (amountFen: number | null) => ({ id: String(amountFen), kind: 'CASH', amountFen });
  expect(repaySum([tender(60_00), tender(45_00)], 100_00)).toEqual({
    amountFen: 105_00,
    moreFen: 5_00,
    isWhole: true,
  });
  expect(repaySum([tender(60_00), tender(null)], 100_00)).toMatchObject({ amountFen: 60_00, isWhole: false });
  expect(repaySum([], 100_00).isWhole).toBe(false);
});

test('a card’s or transfer’s number is booked with it, and none that was typed for another kind before', () => {
  expect(tenderToBook({ id: '1', kind: 'TRANSFER', amountFen: 100, reference: ' 0042 ' })).toEqual({
    kind: 'TRANSFER',
    amountFen: 100,
    reference: '0042',
  });
  expect(tenderToBook({ id: '1', kind: 'CASH', amountFen: 100, reference: '0042' })).toEqual({
    kind: 'CASH',
    amountFen: 100,
  });
  expect(tenderToBook({ id: '1', kind: 'CARD', amountFen: null, reference: '  ' })).toEqual({
    kind: 'CARD',
    amountFen: 0,
  });
});
