import { expect, it } from 'vitest';
import { birthdayFrom, isYearless } from './birthday';

it.each([
  ['1990-01-02', '1990-01-02'],
  ['1990/1/2', '1990-01-02'],
  ['1990.01.02', '1990-01-02'],
  ['1990年1月2日', '1990-01-02'],
  ['19900102', '1990-01-02'],
  ['1990-01-02 00:00:00', '1990-01-02'],
  ['32875', '1990-01-02'],
  ['32875.0', '1990-01-02'],
  ['１９９０-０１-０２', '1990-01-02'],
  ['01-02', '1904-01-02'],
  ['1月2日', '1904-01-02'],
  ['2月29日', '1904-02-29'],
])('reads %s', (text, day) => expect(birthdayFrom(text, 2026)).toBe(day));

it.each([
  '',
  '0',
  '60',
  '1990-02-30',
  '2月30日',
  '1990-13-01',
  '2031-01-01',
  '1899-12-31',
  '上个月',
  '99999',
  '1',
])('takes %j for no day', (text) => expect(birthdayFrom(text, 2026)).toBeNull());

it('knows which have no year', () => {
  expect(isYearless('1904-01-02')).toBe(true);
  expect(isYearless('1990-01-02')).toBe(false);
});
