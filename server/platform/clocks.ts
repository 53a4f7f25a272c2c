import type { DeviceIdentity } from './actor';
import type { Reader } from './db';
import { perProcess } from './per-process';

/** Clocks that agree this far are one clock, ms. */
export const CLOCKS_AGREE_MS = 2 * 60_000;
/** Is a tablet off by more than what is one clock, so that somebody should set it? */
export function isClockOff(offsetMs: number): boolean {
  return Math.abs(offsetMs) > CLOCKS_AGREE_MS;
}

/** Beyond this the server does not open a new day by its own clock, ms. */
const DOUBT_MS = 3_600_000;
/** What a device said longer ago no longer counts, ms. */
const HEARD_MS = 10 * 60_000;
/** One tablet may be wrong; two that agree against the server are asked to be believed. */
const WITNESSES = 2;
const KEPT_AT_MOST = 5_000;

interface Heard {
  /** What its receipt numbers begin with: how people know it. */
  prefix: string;
  offsetMs: number;
  heardAt: number;
}

const heard = perProcess('clocks', () => new Map<string, Heard>());

/** A tablet said what its clock shows, with a request. @param saidMs ms since 1970 */
export function noteDeviceClock(
  { id, prefix }: Pick<DeviceIdentity, 'id' | 'prefix'>,
  saidMs: number,
  now: Date,
): void {
  if (!Number.isFinite(saidMs)) return;
  if (heard.size >= KEPT_AT_MOST) heard.clear();
  heard.set(id, { prefix, offsetMs: saidMs - now.getTime(), heardAt: performance.now() });
}

/** How far a tablet's clock is ahead of this server's, ms, by its last word; 0 when it has said nothing of late. */
export function deviceClockOffset(deviceId: string | undefined): number {
  const last = deviceId === undefined ? undefined : heard.get(deviceId);
  return last && isOfLate(last) ? last.offsetMs : 0;
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

/** A moment, and how far the clock of whoever asks is ahead of this server's, ms; null when they said nothing. */
export interface AtMoment {
  now: Date;
  clockAheadMs?: number | null;
}

export interface ClockDoubt {
  /** This server's clock is so far ahead of what the others say, ms. */
  aheadMs: number;
  /** Which tablets say so; none: the database does. */
  tablets: string[];
}

/**
 * Who contradicts this server's clock by more than an hour; null when it is to be believed. The database's word comes first. Where
 * the two agree, the clock of whoever asks decides if it is with them, however many tablets are not: a right one is never stopped
 * by wrong ones. Only where the asker's says nothing or differs too, two tablets that agree, and are most of those heard of late, are
 * believed enough to wait for a person ([ADR 39](../../docs/adr/0039-whose-clock-is-wrong.md)).
 */
export async function serverClockDoubt(
  reader: Reader,
  askerAheadMs: number | null,
): Promise<ClockDoubt | null> {
  const database = await databaseClockOffset(reader);
  if (Math.abs(database) > DOUBT_MS) return { aheadMs: database, tablets: [] };
  if (askerAheadMs !== null && Math.abs(askerAheadMs) <= DOUBT_MS) return null;
  const clocks = [...heard.values()].filter(isOfLate).sort((a, b) => a.offsetMs - b.offsetMs);
  const median = clocks[Math.floor(clocks.length / 2)]?.offsetMs ?? 0;
  const agreeing = clocks.filter(({ offsetMs }) => Math.abs(offsetMs - median) < CLOCKS_AGREE_MS);
  const isDoubted =
    Math.abs(median) > DOUBT_MS && agreeing.length >= WITNESSES && agreeing.length > clocks.length / 2;
  return isDoubted ? { aheadMs: -median, tablets: agreeing.map(({ prefix }) => prefix).sort() } : null;
}

/** The moment as the others have it. */
export function trustedNow(aheadMs: number): Date {
  return new Date(Date.now() - aheadMs);
}

function isOfLate({ heardAt }: Heard): boolean {
  return performance.now() - heardAt < HEARD_MS;
}
