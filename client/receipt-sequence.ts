import { keep, readKept } from './kept-json';

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const keyOf = (prefix: string) => `daybook-receipt-${prefix}`;

/** Tells the tablet how far its series is at the server: a wiped tablet goes on after it. */
export function learnLastSequence(prefix: string, last: number): void {
  const known = readKept(keyOf(prefix), isCount) ?? 0;
  if (last > known) keep(keyOf(prefix), last);
}

/** Takes the next number of the series. A number once taken is never given again. */
export function takeSequence(prefix: string): number {
  const next = (readKept(keyOf(prefix), isCount) ?? 0) + 1;
  keep(keyOf(prefix), next);
  return next;
}

/** Whether the tablet has ever learned its place in the series; before that no number may be taken. */
export function knowsSequence(prefix: string): boolean {
  return readKept(keyOf(prefix), isCount) !== null;
}

/** A series that is at its very start. */
export function startSequence(prefix: string): void {
  if (!knowsSequence(prefix)) keep(keyOf(prefix), 0);
}
