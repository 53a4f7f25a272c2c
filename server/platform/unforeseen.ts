import { randomUUID } from 'node:crypto';
import { Unforeseen } from './errors';
import { logger } from './log';

/** Logs an error nobody foresaw under a reference number, and is what the browser gets of it. */
export function unforeseen(error: unknown): Unforeseen {
  const reference = randomUUID().slice(0, 8).toUpperCase();
  logger.error({ reference, err: error }, 'unexpected error');
  return new Unforeseen({ reference });
}
