import type { Reader } from './db';
import { perProcess } from './per-process';

/** Clocks that agree this far are one clock, ms. */
export const CLOCKS_AGREE_MS = 2 * 60_000;
/** Beyond this the server does not open a new day by its own clock, ms. */
const DOUBT_MS = 3_600_000;
/** What a device said longer ago no longer counts, ms. */
const HEARD_MS = 10 * 60_000;
/** One tablet may be wrong; two that agree against the server are asked to be believed. */
const WITNESSES = 2;
const KEPT_AT_MOST = 5_000;

const heard = perProcess('clocks', () => new Map<string, { offsetMs: number; heardAt: number }>());

/** A tablet said what its clock shows, with a request. @param saidMs ms since 1970 */
export function noteDeviceClock(deviceId: string, saidMs: number, now: Date): void {
  if (!Number.isFinite(saidMs)) return;
  if (heard.size >= KEPT_AT_MOST) heard.clear();
  heard.set(deviceId, { offsetMs: saidMs - now.getTime(), heardAt: performance.now() });
}

/** How far a tablet's clock is ahead of this server's, ms, by its last word; 0 when it has said nothing of late. */
export function deviceClockOffset(deviceId: string | undefined): number {
  const last = deviceId === undefined ? undefined : heard.get(deviceId);
  return last && performance.now() - last.heardAt < HEARD_MS ? last.offsetMs : 0;
}

/** For the metrics: how far the tablets heard of late are ahead, ms. */
export function deviceClockOffsets(): number[] {
  return [...heard.keys()].map(deviceClockOffset);
}

/** How far this server's clock is ahead of the database's, ms. */
export async function databaseClockOffset(reader: Reader): Promise<number> {
  const [row] = await reader.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
  return Date.now() - (row?.ms ?? Date.now());
}

/** By how many ms this server's clock is ahead of what others say, when that is beyond an hour; null when it is to be believed. */
export async function serverClockDoubt(reader: Reader): Promise<number | null> {
  const database = await databaseClockOffset(reader);
  if (Math.abs(database) > DOUBT_MS) return database;
  const offsets = [...heard.values()]
    .filter(({ heardAt }) => performance.now() - heardAt < HEARD_MS)
    .map(({ offsetMs }) => offsetMs)
    .sort((a, b) => a - b);
  const median = offsets[Math.floor(offsets.length / 2)] ?? 0;
  const agreeing = offsets.filter((offset) => Math.abs(offset - median) < CLOCKS_AGREE_MS).length;
  const isDoubted = Math.abs(median) > DOUBT_MS && agreeing >= WITNESSES && agreeing > offsets.length / 2;
  return isDoubted ? -median : null;
}

/** The moment as the others have it. */
export function trustedNow(aheadMs: number): Date {
  return new Date(Date.now() - aheadMs);
}
