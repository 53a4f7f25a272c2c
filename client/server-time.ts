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

let aheadMs: number | null = null;
const listeners = new Set<() => void>();

/**
 * Hears the server's time from an answer. What people are given on paper is dated by it, so that paper and book say one date
 * whatever the tablet's clock shows; offline by what was heard last.
 * @param tookMs from sending to the answer
 */
export function hearServerTime(answer: Response, tookMs: number): void {
  const said = Number(answer.headers.get(SERVER_TIME_HEADER) ?? Number.NaN);
  if (!Number.isFinite(said) || tookMs > LONGEST_WAY_MS) return;
  const heard = Date.now() - tookMs / 2 - said;
  if (Math.abs(heard - clockAheadMs()) < ONE_CLOCK_MS) return;
  aheadMs = Math.abs(heard) < ONE_CLOCK_MS ? 0 : Math.round(heard);
  keep(KEY, aheadMs);
  for (const listener of listeners) listener();
}

/** `fetch` that hears the server's time. */
export async function fetchHearing(address: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const sentAt = performance.now();
  const answer = await fetch(address, init);
  hearServerTime(answer, performance.now() - sentAt);
  return answer;
}

/** How far this browser's clock is ahead of the server's by its last word, ms. */
export function clockAheadMs(): number {
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
