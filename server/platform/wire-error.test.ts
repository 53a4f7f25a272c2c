import { TRPCError } from '@trpc/server';
import { describe, expect, test, vi } from 'vitest';
import { Busy, DomainError, InvalidInput, Unavailable } from './errors';
import { logger } from './log';
import type { ErrorKind } from './patience';
import { wireError } from './trpc';

class OfKind extends DomainError {
  readonly code = 'SOMETHING';

  constructor(readonly kind: ErrorKind) {
    super();
  }
}

describe('the wire says whether to try again', () => {
  test('by kind of refusal, whatever its code', () => {
    const kinds = [
      'unauthenticated',
      'forbidden',
      'not_found',
      'conflict',
      'precondition',
      'invalid',
    ] as const;
    for (const kind of kinds) expect(wireError(new OfKind(kind)).retryable, kind).toBe(false);
    for (const kind of ['too_many', 'unavailable'] as const)
      expect(wireError(new OfKind(kind)).retryable, kind).toBe(true);
  });

  test('busy and unavailable are tried again, also as tRPC wraps them', () => {
    const wrapped = (cause: DomainError) => new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
    expect(wireError(wrapped(new Busy()))).toEqual({ code: 'BUSY', params: {}, retryable: true });
    expect(wireError(wrapped(new Unavailable()))).toEqual({
      code: 'UNAVAILABLE',
      params: {},
      retryable: true,
    });
    expect(wireError(wrapped(new InvalidInput())).retryable).toBe(false);
  });

  test('an input or procedure that is wrong stays wrong', () => {
    expect(wireError(new TRPCError({ code: 'BAD_REQUEST' })).retryable).toBe(false);
    expect(wireError(new TRPCError({ code: 'NOT_FOUND' })).retryable).toBe(false);
  });

  test('of what nobody foresaw the outcome is open', () => {
    vi.spyOn(logger, 'error').mockReturnValue(undefined);
    expect(wireError(new Error('a line went dead'))).toMatchObject({ code: 'UNKNOWN', retryable: true });
  });
});
