import { describe, expect, it } from 'vitest';
import {
  isPayrollMonth,
  mayObject,
  monthsAround,
  reversalOf,
  type ShareFacts,
  shareState,
  splitAmount,
  wageCap,
} from './shortage-rules';

const share = (over: Partial<ShareFacts> = {}): ShareFacts => ({
  quantityMilli: 3000,
  amountFen: 1000,
  decided: true,
  objected: false,
  owedFen: 1000,
  settledFen: 0,
  reversedFen: 0,
  foundMilli: 0,
  ...over,
});

describe('a case is split', () => {
  const zones = [
    { personId: 'a', quantityMilli: 1000 },
    { personId: 'b', quantityMilli: 2000 },
    { personId: 'a', quantityMilli: 1000 },
  ];
  it('by what each zone lacks, to the fen', () => {
    expect(splitAmount(1001, zones, 'BY_QUANTITY')).toEqual([250, 501, 250]);
  });
  it('equally by person, whoever answers for more zones', () => {
    expect(splitAmount(1001, zones, 'EQUALLY')).toEqual([251, 500, 250]);
  });
  it('of nothing into nothing', () => {
    expect(splitAmount(0, zones, 'EQUALLY')).toEqual([0, 0, 0]);
  });
});

describe('a share', () => {
  it('waits for a decision, then for money, then for nothing', () => {
    expect(shareState(share({ decided: false, owedFen: 0 }))).toBe('undecided');
    expect(shareState(share({ objected: true }))).toBe('objected');
    expect(shareState(share())).toBe('owing');
    expect(shareState(share({ settledFen: 600, reversedFen: 400 }))).toBe('closed');
    expect(shareState(share({ owedFen: 0 }))).toBe('closed');
  });
  it('is objected to before anything was paid, found or agreed to', () => {
    expect(mayObject(share(), false)).toBe(true);
    expect(mayObject(share(), true)).toBe(false);
    expect(mayObject(share({ settledFen: 1 }), false)).toBe(false);
    expect(mayObject(share({ foundMilli: 1000 }), false)).toBe(false);
    expect(mayObject(share({ owedFen: 0 }), false)).toBe(false);
  });
});

describe('what is found', () => {
  it('takes off its part, and all the rest with the last piece', () => {
    expect(reversalOf(share(), 1000)).toEqual({ amountFen: 333, giveBackFen: 0 });
    expect(reversalOf(share({ foundMilli: 2000, reversedFen: 667 }), 1000)).toEqual({
      amountFen: 333,
      giveBackFen: 0,
    });
  });
  it('gives back what was paid beyond what is owed then', () => {
    expect(reversalOf(share({ settledFen: 900 }), 1000)).toEqual({ amountFen: 333, giveBackFen: 233 });
    expect(reversalOf(share({ settledFen: 1000 }), 3000)).toEqual({ amountFen: 1000, giveBackFen: 1000 });
  });
});

describe('a wage', () => {
  it('bears its cap and not a fen more', () => {
    expect(wageCap(500_001, 2000)).toBe(100_000);
    expect(wageCap(4, 2000)).toBe(0);
  });
  it('has months before and after it', () => {
    expect(monthsAround('2026-12', 1, 2)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });
  it('is of a month still to be paid', () => {
    expect(isPayrollMonth('2026-10', '2026-11-24')).toBe(true);
    expect(isPayrollMonth('2026-09', '2026-11-24')).toBe(false);
    expect(isPayrollMonth('2027-01', '2026-12-31')).toBe(true);
    expect(isPayrollMonth('2029-12', '2026-11-24')).toBe(false);
  });
});
