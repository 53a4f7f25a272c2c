import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { NoContact } from '@/client/server-contact';
import { isRefused, pageIsOld } from './answered';

const coded = (code: string) =>
  Object.assign(new TRPCClientError('refused'), { data: { code: 'CONFLICT', error: { code, params: {} } } });
const first = { askedBefore: false };
const again = { askedBefore: true };

test('what the command refused was not done', () => {
  for (const how of [first, again]) {
    expect(isRefused(coded('RETURN_EXCEEDS_SOLD'), how)).toBe(true);
    expect(isRefused(coded('HELD_SALE_GONE'), how)).toBe(true);
  }
});

test('a lost answer says nothing, nor does a server that could not tell', () => {
  const lost = [
    TRPCClientError.from(new NoContact('NO_ANSWER')),
    TRPCClientError.from(new TypeError('Failed to fetch')),
    coded('BUSY'),
    coded('UNAVAILABLE'),
    coded('UNKNOWN'),
    new Error('x'),
  ];
  for (const error of lost) {
    expect(isRefused(error, first)).toBe(false);
    expect(isRefused(error, again)).toBe(false);
  }
});

test('what was never sent was not done, but says nothing of what was sent before', () => {
  const offline = TRPCClientError.from(new NoContact('OFFLINE'));
  expect(isRefused(offline, first)).toBe(true);
  expect(isRefused(offline, again)).toBe(false);
});

test('who may not ask learns nothing of what was asked before', () => {
  for (const code of ['UNAUTHENTICATED', 'FORBIDDEN', 'CONFLICT_REQUEST']) {
    expect(isRefused(coded(code), first)).toBe(true);
    expect(isRefused(coded(code), again)).toBe(false);
  }
});

test('a page is old when the answer was lost or what it shows has changed, not when something was typed wrong', () => {
  expect(pageIsOld(coded('REPORT_ALREADY_SUBMITTED'))).toBe(true);
  expect(pageIsOld(TRPCClientError.from(new NoContact('NO_ANSWER')))).toBe(true);
  const wrong = { code: 'BAD_REQUEST', error: { code: 'INVALID_INPUT', params: {} } };
  expect(pageIsOld(Object.assign(new TRPCClientError('refused'), { data: wrong }))).toBe(false);
  expect(pageIsOld(TRPCClientError.from(new NoContact('OFFLINE')))).toBe(false);
});
