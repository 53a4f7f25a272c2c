import type { Milli } from '@/lib/quantity';

export type StocktakeState = 'planned' | 'counting' | 'recount' | 'review' | 'posted' | 'cancelled';

/** Where a stocktake stands, from its moments and its sheets. */
export function stateOf(
  moments: { startedAt: Date | null; postedAt: Date | null; cancelledAt: Date | null },
  sheets: readonly { round: number; finishedAt: Date | null }[],
): StocktakeState {
  if (moments.cancelledAt) return 'cancelled';
  if (moments.postedAt) return 'posted';
  if (!moments.startedAt) return 'planned';
  const open = sheets.filter((sheet) => sheet.finishedAt === null);
  if (open.some((sheet) => sheet.round === 1)) return 'counting';
  return open.length > 0 ? 'recount' : 'review';
}

/** 'ST-000012'; 'S01-ST-000012' where stocktakes of several stores stand together. */
export function stocktakeNumber(number: number, storeCode?: string): string {
  const own = `ST-${String(number).padStart(6, '0')}`;
  return storeCode ? `${storeCode}-${own}` : own;
}

export interface ZoneVariance {
  zoneId: string;
  productId: string;
  /** counted - expected, thousandths. */
  varianceMilli: Milli;
}

export interface ZoneMove {
  productId: string;
  /** Where the book had them. */
  fromZoneId: string;
  /** Where they stand. */
  toZoneId: string;
  milli: Milli;
}

/**
 * What is missing in one zone and over in another of the same store is merely elsewhere. Per product, in the order of the
 * lines, so that the same count gives the same moves.
 */
export function netOverZones(lines: readonly ZoneVariance[]): ZoneMove[] {
  const byProduct = new Map<string, { short: Open[]; over: Open[] }>();
  for (const { productId, zoneId, varianceMilli } of lines) {
    if (varianceMilli === 0) continue;
    const sides = byProduct.get(productId) ?? { short: [], over: [] };
    byProduct.set(productId, sides);
    (varianceMilli < 0 ? sides.short : sides.over).push({ zoneId, milli: Math.abs(varianceMilli) });
  }
  return [...byProduct].flatMap(([productId, { short, over }]) => match(productId, short, over));
}

interface Open {
  zoneId: string;
  milli: Milli;
}

function match(productId: string, short: Open[], over: Open[]): ZoneMove[] {
  const moves: ZoneMove[] = [];
  let at = 0;
  for (const from of short) {
    let left = from.milli;
    while (left > 0) {
      const to = over[at];
      if (!to) return moves;
      const milli = Math.min(left, to.milli);
      moves.push({ productId, fromZoneId: from.zoneId, toZoneId: to.zoneId, milli });
      left -= milli;
      to.milli -= milli;
      if (to.milli === 0) at += 1;
    }
  }
  return moves;
}

/**
 * A phone's moment in the server's time. Small offsets are the way of the request, not the clock; nothing was counted after
 * it arrived or before counting began.
 */
export function countMoment(
  occurredAt: Date,
  clock: { sentAt: Date; receivedAt: Date; startedAt: Date },
): Date {
  const offset = clock.receivedAt.getTime() - clock.sentAt.getTime();
  const moment = occurredAt.getTime() + (Math.abs(offset) > CLOCK_IS_RIGHT_MS ? offset : 0);
  return new Date(Math.max(clock.startedAt.getTime(), Math.min(moment, clock.receivedAt.getTime())));
}

/** Off by less, ms, a phone's clock is taken as right. */
const CLOCK_IS_RIGHT_MS = 5_000;
