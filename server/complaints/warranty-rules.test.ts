import { expect, it } from 'vitest';
import { warrantyOn } from './warranty-rules';

const law = {
  basis: 'LAW',
  returnDays: 7,
  exchangeDays: 15,
  repairMonths: 12,
  repairsToExchange: 2,
} as const;
const on = (today: string, repairs = 0) => warrantyOn(law, '2026-11-01', today, repairs);

it.each([
  ['2026-11-01', 1, ['RETURN', 'EXCHANGE', 'REPAIR']],
  ['2026-11-08', 8, ['RETURN', 'EXCHANGE', 'REPAIR']],
  ['2026-11-09', 9, ['EXCHANGE', 'REPAIR']],
  ['2026-11-16', 16, ['EXCHANGE', 'REPAIR']],
  ['2026-11-17', 17, ['REPAIR']],
  ['2027-11-01', 366, ['REPAIR']],
  ['2027-11-02', 367, []],
  ['2026-10-31', 0, []],
] as const)('on %s, day %i: %o', (today, dayNumber, remedies) => {
  expect(on(today)).toMatchObject({ dayNumber, remedies: [...remedies] });
});

it('two repairs within the year are an exchange, one is not', () => {
  expect(on('2027-01-10', 1)).toMatchObject({ remedies: ['REPAIR'], byRepairs: false });
  expect(on('2027-01-10', 2)).toMatchObject({ remedies: ['EXCHANGE', 'REPAIR'], byRepairs: true });
  expect(on('2027-11-02', 2).remedies).toEqual([]);
});

it('a year from the last of February ends on the last of February', () => {
  expect(warrantyOn(law, '2028-02-29', '2028-03-01', 0).repairUntil).toBe('2029-02-28');
});

it('a promise of nothing gives nothing', () => {
  const none = {
    basis: 'CHAIN',
    returnDays: 0,
    exchangeDays: 0,
    repairMonths: 0,
    repairsToExchange: 0,
  } as const;
  expect(warrantyOn(none, '2026-11-01', '2026-11-01', 3)).toMatchObject({ remedies: [], repairUntil: null });
});
