import { expect, test } from 'vitest';
import { shiftsInWords } from './shift-text';

const ID = '0197a1b2-0000-7000-8000-0000000000aa';
const words = {
  nameOf: (id: string) => (id === ID ? '王小雨' : '?'),
  dayOf: (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  spanOf: (from: Date, to: Date) => `${from.getUTCHours()}–${to.getUTCHours()}`,
  comma: '，',
};

test('shifts are told by whose, day and times', () => {
  const text = `${ID} 2027-03-01 09:00-17:00; ${ID} 2027-03-02 13:00-21:00`;
  expect(shiftsInWords(text, words)).toBe('王小雨 3月1日 09:00–17:00，王小雨 3月2日 13:00–21:00');
});

test('as they were written once, too', () => {
  const text = `${ID} 2027-03-01T01:00:00.000Z/2027-03-01T09:00:00.000Z`;
  expect(shiftsInWords(text, words)).toBe('王小雨 1–9');
  expect(shiftsInWords('2027-03-01; 2027-03-08', words)).toBe('3月1日，3月8日');
  expect(shiftsInWords('-', words)).toBe('-');
});
