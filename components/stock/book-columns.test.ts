import { expect, it } from 'vitest';
import { StockEntryKind } from '@/generated/prisma/enums';
import { columnFigure, inMoney, kindsOf, MOVE_COLUMNS } from './book-columns';

const none = { quantity: '0', valueFen: 0 };
const figure = (quantity: string, valueFen: number) => ({ quantity, valueFen });
const row = {
  opening: figure('10', 1_000),
  moves: [
    { kind: 'ADJUSTMENT' as const, in: none, out: figure('0.5', 50) },
    { kind: 'RECEIVING' as const, in: figure('5', 500), out: figure('1', 100) },
    { kind: 'RETURN' as const, in: figure('2', 200), out: none },
    { kind: 'SALE' as const, in: none, out: figure('7', 700) },
    { kind: 'STOCKTAKE' as const, in: figure('1.25', 125), out: none },
    { kind: 'TRANSFER_IN' as const, in: figure('3', 300), out: none },
    { kind: 'TRANSFER_OUT' as const, in: none, out: figure('4', 400) },
  ],
  closing: figure('8.75', 875),
};

it('says goods going out as people say them, and the rest with its sign', () => {
  expect(
    Object.fromEntries(MOVE_COLUMNS.map((column) => [column, columnFigure(row, column).quantity])),
  ).toEqual({
    received: '4',
    transferredIn: '3',
    sold: '7',
    returned: '2',
    transferredOut: '4',
    other: '0.75',
  });
});

it('comes from opening to closing, in quantity and in money', () => {
  const sign = { received: 1, transferredIn: 1, sold: -1, returned: 1, transferredOut: -1, other: 1 };
  for (const of of [
    (f: { quantity: string }) => Number(f.quantity) * 1000,
    (f: { valueFen: number | null }) => f.valueFen ?? 0,
  ]) {
    const moved = MOVE_COLUMNS.reduce((sum, column) => sum + sign[column] * of(columnFigure(row, column)), 0);
    expect(of(row.opening) + moved).toBe(of(row.closing));
  }
});

it('counts every kind of entry in exactly one column', () => {
  expect(MOVE_COLUMNS.flatMap(kindsOf).toSorted()).toEqual(Object.values(StockEntryKind).toSorted());
});

it('adds up beyond what one quantity may be', () => {
  const large = { ...row, moves: [{ kind: 'SALE' as const, in: none, out: figure('12345678901.5', 1) }] };
  expect(columnFigure(large, 'sold').quantity).toBe('12345678901.5');
});

it('keeps values from who may not see them', () => {
  expect(columnFigure({ ...row, closing: { quantity: '8.75', valueFen: null } }, 'sold').valueFen).toBeNull();
});

it('adds money of different units, never their quantities', () => {
  const both = inMoney([row, row]);
  expect(both.closing).toEqual(figure('0', 1_750));
  expect(columnFigure(both, 'sold').valueFen).toBe(1_400);
});
