import { expect, test } from 'vitest';
import { reportMark } from './report-clock-rules';

const SHOP = {
  timeZone: 'Asia/Shanghai',
  dayStartMinute: 240,
  closingMinute: 21 * 60,
  reportDeadlineMinute: 600,
};
const at = (text: string) => new Date(`${text}+08:00`);
const said = (text: string, store = SHOP) => {
  const mark = reportMark(at(text), '2026-11-28', store);
  return mark && `${mark.kind} ${mark.minute}`;
};

test('a report is due when the shop closes, again in the morning, and late from the deadline on', () => {
  expect(said('2026-11-28T20:59:59')).toBeNull();
  expect(said('2026-11-28T21:00')).toBe('REPORT_DUE 1260');
  expect(said('2026-11-29T08:29')).toBe('REPORT_DUE 1260');
  expect(said('2026-11-29T08:30')).toBe('REPORT_DUE 510');
  expect(said('2026-11-29T09:30')).toBe('REPORT_DUE 570');
  expect(said('2026-11-29T09:59:59')).toBe('REPORT_DUE 570');
  expect(said('2026-11-29T10:00')).toBe('REPORT_LATE 600');
  expect(said('2026-12-03T10:00')).toBe('REPORT_LATE 600');
});

test('a shop that closes after midnight closes on the next day, and an early deadline leaves reminders out', () => {
  const bar = { ...SHOP, closingMinute: 60 };
  expect(said('2026-11-28T23:00', bar)).toBeNull();
  expect(said('2026-11-29T01:00', bar)).toBe('REPORT_DUE 60');
  const early = { ...SHOP, reportDeadlineMinute: 8 * 60 };
  expect(said('2026-11-29T07:59', early)).toBe('REPORT_DUE 1260');
  expect(said('2026-11-29T08:30', early)).toBe('REPORT_LATE 480');
});

test('a shop that never shuts closes as its day ends, not as it begins', () => {
  const always = { ...SHOP, closingMinute: SHOP.dayStartMinute };
  expect(said('2026-11-28T12:00', always)).toBeNull();
  expect(said('2026-11-29T04:00', always)).toBe('REPORT_DUE 240');
});

test('names the deadline in the shop’s own hours', () => {
  expect(reportMark(at('2026-11-29T08:30'), '2026-11-28', SHOP)?.time).toBe('10:00');
});
