import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { codedError, isRetryable } from './use-error-text';
import { wordValues } from './word-values';

const fromServer = (error: object, code = 'CONFLICT') =>
  Object.assign(new TRPCClientError('refused'), { data: { code, error } });

test('what the server refused carries its code and values', () => {
  const error = fromServer({ code: 'LOGIN_TAKEN', params: { login: 'wang' } });
  expect(codedError(error)).toEqual({ code: 'LOGIN_TAKEN', params: { login: 'wang' } });
});

test('an answer of a plain route, and what signing in says', () => {
  expect(codedError({ code: 'SETUP_CODE_WRONG', params: {} })).toEqual({
    code: 'SETUP_CODE_WRONG',
    params: {},
  });
  expect(codedError('SIGN_IN_LOCKED:30')).toEqual({ code: 'SIGN_IN_LOCKED', params: { seconds: 30 } });
  expect(codedError('SIGN_IN_REFUSED')).toEqual({ code: 'SIGN_IN_REFUSED', params: {} });
});

test('no answer is the network, also inside what tRPC throws', () => {
  expect(codedError(new TypeError('Failed to fetch'))).toEqual({ code: 'NETWORK' });
  expect(codedError(TRPCClientError.from(new TypeError('Failed to fetch')))).toEqual({ code: 'NETWORK' });
});

test('the server says whether to try again; without its answer one may', () => {
  expect(isRetryable(fromServer({ code: 'BUSY', params: {}, retryable: true }, 'TOO_MANY_REQUESTS'))).toBe(
    true,
  );
  expect(isRetryable(fromServer({ code: 'TOTALS_DIFFER', params: {}, retryable: false }))).toBe(false);
  expect(isRetryable({ ok: false, error: { code: 'LINE_REPEATED', params: {}, retryable: false } })).toBe(
    false,
  );
  expect(isRetryable(new TypeError('Failed to fetch'))).toBe(true);
  expect(isRetryable(TRPCClientError.from(new TypeError('Failed to fetch')))).toBe(true);
  expect(isRetryable(new RangeError('a fault of ours'))).toBe(false);
});

test('anything else is unknown', () => {
  for (const error of [undefined, null, 'Callback', new Error('x'), { code: 404 }, {}]) {
    expect(codedError(error)).toMatchObject({ code: 'UNKNOWN' });
  }
});

test('a document in a refusal has its whole number, other figures stay figures', () => {
  expect(wordValues({ number: 4, most: 500, name: '沙发', at: null })).toEqual({
    number: '000004',
    most: 500,
    name: '沙发',
    at: '',
  });
  expect(wordValues({ number: 'S01-01A-000007' })).toEqual({ number: 'S01-01A-000007' });
});
