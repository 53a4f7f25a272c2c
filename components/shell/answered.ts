import { codedError } from './use-error-text';

/** Nothing about this request follows from these, not even from the first of them. */
const SAY_NOTHING = new Set(['NETWORK', 'NO_ANSWER', 'UNKNOWN', 'BUSY', 'UNAVAILABLE']);
/** The server says these before it looks whether it has done the request already. */
const BEFORE_LOOKING = new Set([
  'OFFLINE',
  'UNAUTHENTICATED',
  'SIGN_IN_UNFINISHED',
  'STEP_UP_NEEDED',
  'FORBIDDEN',
  'CONFLICT_REQUEST',
]);

/**
 * Is it sure by this error that the command was not done? @param askedBefore the same request went out before and nobody knows what
 * became of it: then only the command's own refusal tells
 */
export function isRefused(error: unknown, { askedBefore }: { askedBefore: boolean }): boolean {
  const { code } = codedError(error);
  if (SAY_NOTHING.has(code)) return false;
  return !askedBefore || !BEFORE_LOOKING.has(code);
}
