import { expect, test } from 'vitest';
import { moneyReceived } from './money-received-rules';

test('money of a day is of tickets and accounts together, tender by tender; what is no money is not in it', () => {
  const tickets = [
    { kind: 'CASH', takenFen: 10_000, refundedFen: 2_500 },
    { kind: 'ON_ACCOUNT', takenFen: 50_000, refundedFen: 0 },
    { kind: 'POINTS', takenFen: 300, refundedFen: 0 },
  ];
  const accounts = [
    { kind: 'CASH', fen: 4_000 },
    { kind: 'WECHAT', fen: 6_000 },
  ];
  expect(moneyReceived(tickets, accounts)).toEqual([
    { kind: 'CASH', salesFen: 7_500, accountsFen: 4_000 },
    { kind: 'WECHAT', salesFen: 0, accountsFen: 6_000 },
  ]);
  expect(moneyReceived([], [])).toEqual([]);
});
