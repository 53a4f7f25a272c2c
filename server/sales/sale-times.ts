import { businessDayOf } from '@/lib/business-day';
import { type AtMoment, deviceClockOffset } from '@/server/platform/clocks';
import { believedTime } from '@/server/stores/believed-time';
import type { StoreSettings } from '@/server/stores/store-settings';
import type { SaleBatch } from './sale-batch';
import type { Sale } from './schema';

interface SaleTime {
  occurredAt: Date;
  flags: string[];
  day: string;
  clockAheadMs: number | null;
}

/** When sales occurred, as far as their devices are believed, and on which day of the store. */
export class SaleTimes {
  private readonly times: Map<Sale, SaleTime>;
  readonly days: string[];

  constructor(batches: readonly SaleBatch[], store: StoreSettings) {
    this.times = new Map(
      batches.flatMap(({ ctx, sales }) =>
        sales.map((sale) => {
          const time = believedTime(sale.occurredAt, ctx.now, deviceClockOffset(ctx.actor.device?.id));
          const day = businessDayOf(time.occurredAt, store.timeZone, store.dayStartMinute);
          return [sale, { ...time, day, clockAheadMs: ctx.clockAheadMs }] as const;
        }),
      ),
    );
    this.days = [...new Set([...this.times.values()].map((time) => time.day))].sort();
  }

  of(sale: Sale) {
    const time = this.times.get(sale);
    if (!time) throw new Error(`sale ${sale.id} is of no batch`);
    return time;
  }

  /** Some moment of a day on which something was sold, by the device whose clock is nearest to the server's. */
  momentOf(day: string): AtMoment | undefined {
    return [...this.times.values()]
      .filter((time) => time.day === day)
      .map(({ occurredAt: now, clockAheadMs }) => ({ now, clockAheadMs }))
      .toSorted((a, b) => farness(a) - farness(b))[0];
  }
}

/** How far the clock is off by which something happened; furthest where nobody said. */
function farness({ clockAheadMs }: { clockAheadMs: number | null }): number {
  return clockAheadMs === null ? Number.POSITIVE_INFINITY : Math.abs(clockAheadMs);
}
