import { fetchHearing } from './server-time';

/** Longest a person waits to hear that nobody answers, ms: asked before a command is sent. */
const PATIENCE_MS = 1_500;
/** How often a command that is on its way looks whether the server is still there, ms. */
const LOOK_EVERY_MS = 2_000;
/** So many looks in vain, and the line is given up: a server that is merely busy answers one of them. */
const GIVE_UP_AFTER = 3;
/** An answer this young, ms, is contact enough. */
const FRESH_MS = 3_000;
/** Small, public and never from a cache. */
const SIGN_OF_LIFE = '/icon.svg';

/**
 * OFFLINE: it was never sent, so nothing was done. NO_ANSWER: it was sent and the line broke; the same request again finds out.
 */
export class NoContact extends TypeError {
  readonly params = {};
  readonly retryable = true;

  constructor(readonly code: 'OFFLINE' | 'NO_ANSWER') {
    super(code);
    this.name = 'NoContact';
  }
}

/** Is it sure that the server never saw what failed? */
export function neverSent(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof NoContact && cause.code === 'OFFLINE';
}

let answeredAt = Number.NEGATIVE_INFINITY;

/**
 * `fetch` for what changes something. Nothing is sent when the server does not answer: a command a person gave up on must never be
 * done later. What was sent is waited for as long as the server lives, for an import takes its minutes.
 * @throws NoContact
 */
export async function sendCommand(address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  if (!(await serverAnswers())) throw new NoContact('OFFLINE');
  const line = new AbortController();
  const stopLooking = watch(() => line.abort());
  try {
    const signal = init.signal ? AbortSignal.any([init.signal, line.signal]) : line.signal;
    const answer = await fetchHearing(address, { ...init, signal });
    answeredAt = performance.now();
    return answer;
  } catch (error) {
    answeredAt = Number.NEGATIVE_INFINITY;
    if (error instanceof TypeError || line.signal.aborted) throw new NoContact('NO_ANSWER');
    throw error;
  } finally {
    stopLooking();
  }
}

/** Longest a read is waited for, ms: with the network up and the server hung nobody says so else. */
const READ_MS = 10_000;
/** Figures and files over years may take longer; nobody sells by them. */
const LONG_READS = /(?:\/|,|%2C)(?:reports|audit|reconciliation|imports)\./;

/** `fetch` for what only reads. @throws NoContact when nothing came in time */
export async function sendQuery(address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  if (LONG_READS.test(String(address))) return fetchHearing(address, init);
  const late = AbortSignal.timeout(READ_MS);
  try {
    const signal = init.signal ? AbortSignal.any([init.signal, late]) : late;
    return await fetchHearing(address, { ...init, signal });
  } catch (error) {
    if (late.aborted && !init.signal?.aborted) throw new NoContact('NO_ANSWER');
    throw error;
  }
}

/** Does the server answer, as far as one short look can tell? */
export async function serverAnswers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  if (performance.now() - answeredAt < FRESH_MS) return true;
  return look();
}

async function look(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    await fetch(SIGN_OF_LIFE, { method: 'HEAD', cache: 'no-store', signal });
    answeredAt = performance.now();
    return true;
  } catch {
    answeredAt = Number.NEGATIVE_INFINITY;
    return false;
  }
}

/** Calls when the server stopped answering. @returns stops looking */
function watch(lost: () => void): () => void {
  let inVain = 0;
  const timer = setInterval(async () => {
    inVain = (await look()) ? 0 : inVain + 1;
    if (inVain === GIVE_UP_AFTER) lost();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
