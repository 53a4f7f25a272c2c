import { expect, it } from 'vitest';
import { withinTime } from './within-time';

it('answers what the work answers, and throws what it throws', () => {
  expect(withinTime(1_000, () => ['rows'])).toEqual({ value: ['rows'] });
  expect(() =>
    withinTime(1_000, () => {
      throw new TypeError('damaged');
    }),
  ).toThrow(TypeError);
});

it('breaks off what never ends', () => {
  const endless = () => {
    for (;;);
  };
  expect(withinTime(50, endless)).toBeNull();
});
