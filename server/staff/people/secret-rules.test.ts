import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordProblem, pinIsSimple } from './secret-rules';

describe('passwords', () => {
  test.each(['', 'short', '123456789', '九个字的密码太短了'])('%j is short', (password) => {
    expect(passwordProblem(password)).toBe('passwordShort');
  });

  test.each([
    '1234567890',
    '13812345678',
    'Password123',
    'qwertyuiop',
    '!!woaini1314!!',
    'aaaaaaaaaaaa',
    'abababababab',
  ])('%j is common', (password) => {
    expect(passwordProblem(password)).toBe('passwordCommon');
  });

  test('it does not hold the sign-in name', () => {
    expect(passwordProblem('my-wangfang-key', 'wangfang')).toBe('passwordSameAsLogin');
    expect(passwordProblem('my-wangfang-key', 'lilei')).toBeNull();
  });

  test.each(['correct horse battery', '门店里的一本账真好用', 'k8-Rtz.04mQ'])('%j is good', (password) => {
    expect(passwordProblem(password)).toBeNull();
  });
});

describe('PINs', () => {
  test.each(['000000', '123456', '654321', '890123', '112112', '121212', '111222', '987654'])(
    '%s is simple',
    (pin) => {
      expect(pinIsSimple(pin)).toBe(true);
    },
  );

  test.each(['739205', '120984', '246813', '135790'])('%s is not', (pin) => {
    expect(pinIsSimple(pin)).toBe(false);
  });

  test('nearly all PINs may be chosen', () => {
    const sample = fc.sample(fc.stringMatching(/^\d{6}$/), 2_000);
    expect(sample.filter(pinIsSimple).length).toBeLessThan(80);
  });
});
