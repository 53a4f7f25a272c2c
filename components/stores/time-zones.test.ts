import { expect, test } from 'vitest';
import { timeZoneChoices } from './time-zones';

test('time zones are called as people call them, the shops’ own country first', () => {
  const chinese = timeZoneChoices('zh-CN', '北京时间');
  expect(chinese[0]).toEqual({ value: 'Asia/Shanghai', label: '北京时间 · UTC+08:00' });
  expect(chinese.find(({ value }) => value === 'Asia/Tokyo')?.label).toBe('日本标准时间 · UTC+09:00');
  const english = timeZoneChoices('en', 'Beijing time');
  expect(english.find(({ value }) => value === 'Europe/London')?.label).toMatch(
    /^United Kingdom Time · UTC\+0[01]:00$/,
  );
});

test('no two time zones are called the same, and none by its name for computers', () => {
  for (const [locale, beijing] of [
    ['zh-CN', '北京时间'],
    ['en', 'Beijing time'],
  ] as const) {
    const labels = timeZoneChoices(locale, beijing).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => label.includes('/'))).toEqual([]);
  }
});

test('a store keeps a zone the list does not know', () => {
  expect(timeZoneChoices('en', 'Beijing time', 'Mars/Base')[0]).toEqual({
    value: 'Mars/Base',
    label: 'Mars/Base',
  });
});
