'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useIsAdministrator } from './session';
import { wordValues } from './word-values';

/** A refusal as the wire carries it. */
export type CodedError = {
  code: string;
  params?: Readonly<Record<string, string | number | boolean | null>> | undefined;
};

/**
 * The words for an error: `const errorText = useErrorText(); errorText(mutation.error)`.
 * Takes what tRPC throws, a `{ code, params }`, or what signing in answers ('SIGN_IN_LOCKED:30').
 */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors');
  const isAdministrator = useIsAdministrator();
  return useCallback(
    (error) => {
      const { code, params = {} } = codedError(error);
      const own = `toAdministrator.${code}`;
      if (isAdministrator && t.has(own)) return t(own, wordValues(params));
      if (!t.has(code)) return t('UNKNOWN', { reference: code });
      return t(code, wordValues(params));
    },
    [t, isAdministrator],
  );
}

/** Which refusal an error is. Without an answer from the server it is NETWORK. */
export function codedError(error: unknown): CodedError {
  if (typeof error === 'string') return fromSignIn(error);
  const found =
    asCoded(error) ?? asCoded(field(field(error, 'data'), 'error')) ?? asCoded(field(error, 'cause'));
  if (found) return found;
  if (field(field(error, 'data'), 'code') === undefined && isNetworkFailure(error))
    return { code: 'NETWORK' };
  return { code: 'UNKNOWN', params: { reference: '-' } };
}

/**
 * Does an error say nothing about what was asked, so that the same request may be sent again? The server says so itself; without
 * an answer of the server it is so.
 */
export function isRetryable(error: unknown): boolean {
  for (const answer of [
    error,
    field(error, 'error'),
    field(field(error, 'data'), 'error'),
    field(error, 'cause'),
  ]) {
    const said = field(answer, 'retryable');
    if (typeof said === 'boolean') return said;
  }
  return codedError(error).code === 'NETWORK';
}

function fromSignIn(text: string): CodedError {
  const [, code = 'UNKNOWN', seconds] = /^([A-Z_]+)(?::(\d+))?$/.exec(text) ?? [];
  if (code === 'UNKNOWN') return { code, params: { reference: '-' } };
  return { code, params: seconds === undefined ? {} : { seconds: Number(seconds) } };
}

function asCoded(value: unknown): CodedError | null {
  const code = field(value, 'code');
  if (typeof code !== 'string' || !/^[A-Z][A-Z_]+$/.test(code)) return null;
  const params = field(value, 'params');
  return typeof params === 'object' && params !== null
    ? { code, params: params as NonNullable<CodedError['params']> }
    : null;
}

/** `fetch` throws a TypeError when nobody answers; tRPC wraps it. */
function isNetworkFailure(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  return error instanceof Error && (error.cause instanceof TypeError || error.name === 'TRPCClientError');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
