import { expect, test } from 'vitest';
import { momentOfCount } from './handover-rules';

const at = (text: string) => new Date(`2026-11-24T${text}Z`);

test('a count is as old as its phone says, whatever the phone’s clock shows', () => {
  expect(momentOfCount(at('02:00:00'), at('02:05:00'), at('02:05:01'))).toEqual(at('02:00:01'));
  // A clock that is three hours fast.
  expect(momentOfCount(at('05:00:00'), at('05:05:00'), at('02:05:00'))).toEqual(at('02:00:00'));
});

test('a count is never of the future, and never older than four hours', () => {
  expect(momentOfCount(at('03:00:00'), at('02:00:00'), at('02:00:00'))).toEqual(at('02:00:00'));
  expect(momentOfCount(new Date(0), at('12:00:00'), at('12:00:00'))).toEqual(at('08:00:00'));
});
