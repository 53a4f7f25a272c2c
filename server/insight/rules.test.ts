import { expect, test } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { wordsFor } from '@/lib/i18n/words-for';
import { BANDS, endOfMonth, homePeriods, monthBefore, monthsBack, partGone } from './rules';

test('a week ago is the same weekday, a month ago as many days of the month before', () => {
  expect(homePeriods('2026-11-29')).toEqual({
    today: '2026-11-29',
    yesterday: '2026-11-28',
    todayLastWeek: '2026-11-22',
    yesterdayLastWeek: '2026-11-21',
    month: '2026-11-01',
    lastMonth: { from: '2026-10-01', to: '2026-10-28' },
    since: '2026-10-01',
  });
});

test('on the first the month that ended is compared, and a shorter month before is taken whole', () => {
  expect(homePeriods('2026-12-01')).toMatchObject({
    month: '2026-11-01',
    lastMonth: { from: '2026-10-01', to: '2026-10-30' },
  });
  expect(homePeriods('2026-03-31')).toMatchObject({
    month: '2026-03-01',
    lastMonth: { from: '2026-02-01', to: '2026-02-28' },
  });
  expect(homePeriods('2027-01-02')).toMatchObject({
    month: '2027-01-01',
    lastMonth: { from: '2026-12-01', to: '2026-12-01' },
    since: '2026-12-01',
  });
});

test('months know their ends', () => {
  expect(endOfMonth('2028-02-03')).toBe('2028-02-29');
  expect(endOfMonth('2026-12-31')).toBe('2026-12-31');
  expect(monthBefore('2027-01-15')).toBe('2026-12-01');
  expect(partGone('2026-11-15')).toBe(0.5);
});

test('price bands are called by where they begin, in both languages', () => {
  const yuan = (fen: number) => new Intl.NumberFormat('en').format(fen / 100);
  for (const locale of LOCALES) {
    const words = wordsFor(locale, 'insight');
    for (const { index, fromFen, toFen } of BANDS) {
      const said = words(`analysis.bands.${index}`);
      if (fromFen > 0) expect(said).toContain(yuan(fromFen));
      if (toFen !== null) expect(said).toContain(yuan(toFen));
    }
  }
  expect(monthsBack('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});
