import { expect, test } from 'vitest';
import { proposed } from './proposed-times';

const ZONE = 'Asia/Shanghai';

test('one time is one punch; both are a coming and a going, over midnight too', () => {
  expect(proposed({ day: '2026-11-03', came: null, went: '18:02' }, ZONE).said).toEqual({
    occurredAt: new Date('2026-11-03T18:02+08:00'),
    isNextDay: false,
  });
  expect(proposed({ day: '2026-11-03', came: '09:00', went: '18:00' }, ZONE).said).toEqual({
    occurredAt: new Date('2026-11-03T09:00+08:00'),
    wentAt: new Date('2026-11-03T18:00+08:00'),
    isNextDay: false,
  });
  expect(proposed({ day: '2026-11-03', came: '22:00', went: '06:00' }, ZONE).said).toMatchObject({
    wentAt: new Date('2026-11-04T06:00+08:00'),
    isNextDay: true,
  });
});

test('what is wrong is said at its field', () => {
  expect(proposed({ day: '', came: '', went: '18:00' }, ZONE)).toEqual({
    said: null,
    wrong: { day: 'needDay', came: 'needTime' },
  });
  expect(proposed({ day: '2026-11-03', came: '09:00', went: '09:00' }, ZONE).wrong).toEqual({
    went: 'needOther',
  });
});
