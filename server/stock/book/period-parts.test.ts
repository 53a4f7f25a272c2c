import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '@/lib/business-day';
import { periodParts } from './period-parts';

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-01-01', days));

it('counts every day since the start once, and keeps the period apart from what came after', () => {
  fc.assert(
    fc.property(day, fc.option(fc.integer({ min: 0, max: 400 })), day, (from, length, asked) => {
      const to = length === null ? null : addDays(from, length);
      const parts = periodParts(from, to);
      const month = `${asked.slice(0, 8)}01`;
      const inMonths = month >= parts.firstWholeMonth && month !== parts.brokenMonth;
      const inRanges = parts.ranges.filter((range) => asked >= range.from && asked <= range.to).length;
      expect(Number(inMonths) + inRanges).toBe(asked >= from ? 1 : 0);
      for (const range of parts.ranges) {
        expect(range.from <= range.to).toBe(true);
        expect(to !== null && range.from > to).toBe(range.later);
        expect(to !== null && range.to > to).toBe(range.later);
      }
      if (inMonths && to !== null) {
        const lastOfMonth = addDays(`${addDays(month, 31).slice(0, 8)}01`, -1);
        expect(lastOfMonth <= to || month > to).toBe(true);
      }
    }),
  );
});
