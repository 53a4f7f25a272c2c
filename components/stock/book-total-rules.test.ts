import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { totalStandsFor } from './book-total-rules';

it('stands over all rows only', () => {
  expect(totalStandsFor({})).toBe(true);
  expect(totalStandsFor({ q: '', moved: '' })).toBe(true);
  expect(totalStandsFor({ q: '沙发' })).toBe(false);
  expect(totalStandsFor({ moved: '1' })).toBe(false);
  expect(totalStandsFor({ after: 'A-1' })).toBe(false);
});

it.each(['app/(office)/stock/page.tsx', 'app/(office)/stock/print/page.tsx'])(
  '%s asks before it says a total',
  (page) => {
    expect(readFileSync(page, 'utf8')).toMatch(/totalStandsFor\([^)]*\) \?[^?]*totals=\{totals\}/);
  },
);
