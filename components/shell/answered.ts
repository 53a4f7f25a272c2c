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

/** What the page shows is not how it is any more. */
const STATE_IS_OTHER = new Set(['NOT_FOUND', 'CONFLICT', 'PRECONDITION_FAILED']);

/** Does a failure say that the page should be asked for anew: it was refused for what is now, or may have been done? */
export function pageIsOld(error: unknown): boolean {
  if (!isRefused(error, { askedBefore: false })) return true;
  const data = (error as { data?: { code?: unknown } } | null)?.data;
  return typeof data?.code === 'string' && STATE_IS_OTHER.has(data.code);
}

/**
 * Is it sure by this error that the command was not done? @param askedBefore the same request went out before and nobody knows what
 * became of it: then only the command's own refusal tells
 */
export function isRefused(error: unknown, { askedBefore }: { askedBefore: boolean }): boolean {
  const { code } = codedError(error);
  if (SAY_NOTHING.has(code)) return false;
  return !askedBefore || !BEFORE_LOOKING.has(code);
}
