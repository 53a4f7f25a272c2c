import { expect, test } from 'vitest';
import { partOf } from './part-rules';

const at = (text: string) => new Date(`${text}+08:00`);
const shift = {
  startsAt: at('2027-03-01T18:00'),
  endsAt: at('2027-03-02T02:00'),
  timeZone: 'Asia/Shanghai',
};

test('up to a time, or from it on, over midnight too', () => {
  expect(partOf(shift, 'WHOLE', '')).toBeNull();
  expect(partOf(shift, 'START', '22:00')).toEqual({
    startsAt: shift.startsAt,
    endsAt: at('2027-03-01T22:00'),
  });
  expect(partOf(shift, 'END', '01:00')).toEqual({ startsAt: at('2027-03-02T01:00'), endsAt: shift.endsAt });
  for (const wrong of ['', '18:00', '02:00', '17:00', '25:00', 'x'])
    expect(partOf(shift, 'END', wrong)).toBe('WRONG');
});
