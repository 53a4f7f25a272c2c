import { businessDayOf } from '@/lib/business-day';
import { deviceClockOffset } from '@/server/platform/clocks';
import { believedTime } from '@/server/stores/believed-time';
import type { StoreSettings } from '@/server/stores/store-settings';
import type { SaleBatch } from './sale-batch';
import type { Sale } from './schema';

/** When sales occurred, as far as their devices are believed, and on which day of the store. */
export class SaleTimes {
  private readonly times: Map<Sale, { occurredAt: Date; flags: string[]; day: string }>;
  readonly days: string[];

  constructor(batches: readonly SaleBatch[], store: StoreSettings) {
    this.times = new Map(
      batches.flatMap(({ ctx, sales }) =>
        sales.map((sale) => {
          const time = believedTime(sale.occurredAt, ctx.now, deviceClockOffset(ctx.actor.device?.id));
          const day = businessDayOf(time.occurredAt, store.timeZone, store.dayStartMinute);
          return [sale, { ...time, day }] as const;
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

  /** Some moment of a day on which something was sold. */
  momentOf(day: string): Date | undefined {
    return [...this.times.values()].find((time) => time.day === day)?.occurredAt;
  }
}
