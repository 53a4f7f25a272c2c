import { keyedMark } from '../auth/keyed-mark';
import { codeFromBytes } from './enrolment-rules';

/**
 * The code of a request to make one. It follows from the request's id and this installation's secret, so that it is
 * stored nowhere, and a repeated request shows the same one again.
 */
export function codeOfRequest(requestId: string): string {
  return codeFromBytes(keyedMark('enrolment-code', requestId));
}

/** What is stored of a code. */
export function markOfCode(code: string): string {
  return keyedMark('enrolment-code-mark', code).toString('hex');
}
