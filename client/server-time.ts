import { keep, readKept } from './kept-json';

/** Every answer of the server says its time in it, ms since 1970. */
export const SERVER_TIME_HEADER = 'x-daybook-time';
/** An answer that took longer says too little, ms: it may have been made at any moment of it. */
const LONGEST_WAY_MS = 5_000;
/** Nearer than this the two clocks are one, ms: the way of an answer is not measured better. */
const ONE_CLOCK_MS = 1_000;
/** The server marks sales of tablets that are off by more, ms. */
const OFF_MS = 2 * 60_000;
const MINUTE_MS = 60_000;
const KEY = 'daybook-clock-ahead';
/** When the server was last heard, by its own clock; written once a minute. */
const HEARD_KEY = 'daybook-heard';

let aheadMs: number | null = null;
/** What the server's clock said at a moment of this page's own, which no hand sets: performance.now. */
let anchor: { serverMs: number; atMs: number } | null = null;
/** When the page went out of sight, by the tablet's clock and by its own. */
let hiddenAt: { wallMs: number; atMs: number } | null = null;
const listeners = new Set<() => void>();

/**
 * Hears the server's time from an answer. What people are given on paper is dated by it, so that paper and book say one date
 * whatever the tablet's clock shows; offline by what was heard last and the time that passed since, whoever sets the clock meanwhile.
 * @param tookMs from sending to the answer
 */
export function hearServerTime(answer: Response, tookMs: number): void {
  const said = Number(answer.headers.get(SERVER_TIME_HEADER) ?? Number.NaN);
  if (!Number.isFinite(said) || tookMs > LONGEST_WAY_MS) return;
  const heard = Date.now() - tookMs / 2 - said;
  // Within a second it is what is known already: by it time goes on from here.
  const ahead = Math.abs(heard - clockAheadMs()) < ONE_CLOCK_MS ? clockAheadMs() : heard;
  anchor = { serverMs: Date.now() - ahead, atMs: performance.now() };
  if (ahead === heard) setAhead(heard);
  if (Math.abs(said - (heardAt ?? 0)) < MINUTE_MS) return;
  heardAt = said;
  keep(HEARD_KEY, said);
}

let heardAt: number | null = null;

/** How long the server was not heard, ms, also before this page; 0 where nobody knows. */
export function unheardMs(): number {
  const at = heardAt ?? readKept(HEARD_KEY, (value) => typeof value === 'number');
  return at === null ? 0 : Math.max(0, serverNowMs() - at);
}

function setAhead(ms: number): void {
  aheadMs = Math.abs(ms) < ONE_CLOCK_MS ? 0 : Math.round(ms);
  keep(KEY, aheadMs);
  // Not while somebody draws: this is asked in the middle of it.
  queueMicrotask(() => {
    for (const listener of listeners) listener();
  });
}

/**
 * Out of sight a tablet sleeps, and its own time may stand still: then the tablet's clock says how long it was. In sight a clock that
 * jumps was set by somebody.
 */
export function followVisibility(isHidden: boolean): void {
  if (isHidden) {
    hiddenAt = { wallMs: Date.now(), atMs: performance.now() };
    return;
  }
  if (hiddenAt === null || anchor === null) return;
  const slept = Date.now() - hiddenAt.wallMs - (performance.now() - hiddenAt.atMs);
  hiddenAt = null;
  if (slept > ONE_CLOCK_MS) anchor = { ...anchor, serverMs: anchor.serverMs + slept };
}

if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => followVisibility(document.hidden));

/** `fetch` that hears the server's time. */
export async function fetchHearing(address: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const sentAt = performance.now();
  const answer = await fetch(address, init);
  hearServerTime(answer, performance.now() - sentAt);
  return answer;
}

/** How far this browser's clock is ahead of the server's, ms: by its last word, and by what somebody did to the clock since. */
export function clockAheadMs(): number {
  if (anchor !== null) {
    const now = Date.now() - (anchor.serverMs + performance.now() - anchor.atMs);
    if (Math.abs(now - (aheadMs ?? 0)) >= ONE_CLOCK_MS) setAhead(now);
  }
  aheadMs ??= readKept(KEY, (value): value is number => Number.isFinite(value)) ?? 0;
  return aheadMs;
}

/** The same in whole minutes where somebody should set the clock; 0 otherwise. */
export function clockOffMs(): number {
  return Math.abs(clockAheadMs()) > OFF_MS ? Math.round(clockAheadMs() / MINUTE_MS) * MINUTE_MS : 0;
}

/** Now, by the server's clock. */
export function serverNow(): Date {
  return new Date(serverNowMs());
}

export function serverNowMs(): number {
  return Date.now() - clockAheadMs();
}

export function onClockHeard(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
