/**
 * How long anything is waited for, how often it is tried again, and which refusals may be: all of it stands here, so that no wait is
 * longer than what waits for it. Whoever may send the same request again by itself is told by `retryable` alone.
 */

/** How patient a pool is; all in ms. The server gives a statement up before its connection is given up here. */
export interface Patience {
  /** For a connection, new or free. */
  connectMs: number;
  lockMs: number;
  statementMs: number;
  /** A server that says nothing for so long while it is asked is gone, whatever the network thinks. */
  silenceMs: number;
  /** A transaction nobody goes on with, as the server sees it: its client may be cut off and hold locks. */
  idleInTransactionMs: number;
}

/** Of what people wait for: together below ten seconds, whatever becomes of the server. */
export const ORDINARY: Patience = {
  connectMs: 3_000,
  lockMs: 3_000,
  statementMs: 7_500,
  silenceMs: 8_500,
  idleInTransactionMs: 20_000,
};
/** A sale that waits longer for a lock is tried again by itself, so that what it shares a transaction with goes on. */
export const HOT: Patience = { ...ORDINARY, lockMs: 2_000, statementMs: 5_000, silenceMs: 6_000 };
/** Of imports, postings of whole stores, day reports: work that takes as long as there is of it, on connections of its own. */
export const LONG: Patience = {
  connectMs: 10_000,
  lockMs: 8_000,
  statementMs: 600_000,
  silenceMs: 620_000,
  idleInTransactionMs: 120_000,
};
/** Of scripts, whose person sits before them. */
export const SCRIPT_LOCK_MS = 8_000;

/** How long a transaction waits for its connection, and how long it may take. */
export interface TransactionLimits {
  maxWait: number;
  timeout: number;
}
export const ORDINARY_TRANSACTION: TransactionLimits = { maxWait: 4_000, timeout: 30_000 };
export const LONG_TRANSACTION: TransactionLimits = { maxWait: 60_000, timeout: 900_000 };
export const SCRIPT_TRANSACTION: TransactionLimits = { maxWait: 10_000, timeout: 30_000 };

/** A transaction that wrote nothing is begun so often, with pauses between. */
export const ATTEMPTS = 5;
/** No attempt begins later than this: with the longest wait for a lock it stays below what a person waits. */
export const LAST_BEGIN_MS = 5_000;

/** The pause before the next attempt, by chance so that two who met do not meet again; longer where no connection was free. */
export function pauseMs(tries: number, isCrowded: boolean): number {
  return (isCrowded ? 50 : 10) * 2 ** tries * (0.5 + Math.random());
}

/** What sort of refusal an error is; decides the tRPC code it travels under. */
export type ErrorKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition'
  | 'invalid'
  | 'too_many'
  | 'unavailable';

/**
 * Kinds that say nothing about the request itself: the very same one, sent again in a while, may be taken. Everything that tries
 * again by itself goes by this, wherever it runs.
 */
export const RETRYABLE: Record<ErrorKind, boolean> = {
  unauthenticated: false,
  forbidden: false,
  not_found: false,
  conflict: false,
  precondition: false,
  invalid: false,
  too_many: true,
  unavailable: true,
};
