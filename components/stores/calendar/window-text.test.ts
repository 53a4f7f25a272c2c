import { expect, test } from 'vitest';
import { minuteText, typedWindow } from './window-text';

test.each([
  ['09:00', '21:00', { fromMinute: 540, toMinute: 1260 }],
  ['00:00', '24:00', { fromMinute: 0, toMinute: 1440 }],
  ['18:00', '02:00', { fromMinute: 1080, toMinute: 1560 }],
  ['00:00', '00:00', { fromMinute: 0, toMinute: 1440 }],
])('from %s to %s', (from, to, window) => {
  expect(typedWindow(from, to)).toEqual(window);
});

test('half a window is none, and times read as they were typed', () => {
  expect(typedWindow('', '21:00')).toBeNull();
  expect(typedWindow('24:00', '21:00')).toBeNull();
  expect([540, 1440, 1560].map(minuteText)).toEqual(['09:00', '24:00', '02:00']);
});
