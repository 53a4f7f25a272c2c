import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDayOf, dayBounds, daysBetween, deadlineOf } from './business-day';

describe('business day', () => {
  it.each([
    ['2026-11-24T19:59:59Z', '2026-11-24'],
    ['2026-11-24T20:00:00Z', '2026-11-25'],
    ['2026-11-24T16:30:00Z', '2026-11-24'],
  ])('cuts Shanghai at four in the morning: %s is %s', (instant, day) => {
    expect(businessDayOf(new Date(instant), 'Asia/Shanghai', 240)).toBe(day);
  });

  it('holds every instant exactly once, whatever the zone and clock change', () => {
    const zones = ['Asia/Shanghai', 'Europe/Oslo', 'America/St_Johns', 'Asia/Riyadh', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 720 }),
        (instant, zone, start) => {
          const day = businessDayOf(instant, zone, start);
          const { from, to } = dayBounds(day, zone, start);
          expect(from.getTime()).toBeLessThanOrEqual(instant.getTime());
          expect(to.getTime()).toBeGreaterThan(instant.getTime());
        },
      ),
    );
  });

  it('is due at ten the next morning', () => {
    expect(deadlineOf('2026-11-23', 'Asia/Shanghai', 600).toISOString()).toBe('2026-11-24T02:00:00.000Z');
  });

  it('counts days over the end of a year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-12-30', '2027-01-02')).toHaveLength(4);
  });
});
