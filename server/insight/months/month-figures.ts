import { z } from 'zod';
import { addDays, type Day } from '@/lib/business-day';
import { sumFen } from '@/lib/money';
import type { Reader } from '@/server/platform/db';
import { takingsByDay } from '@/server/sales/takings-by-day';
import { cashDifferencesBetween } from '@/server/tills/cash-differences';
import { monthAnalysis } from '../analysis/month-analysis';
import { endOfMonth, monthBefore } from '../rules';
import { targetsOf } from '../targets/targets-of';

const named = z.object({ name: z.string(), netFen: z.number() });

/** What a month's report says, as it was kept when it was submitted. */
export const monthFigures = z.object({
  takingsFen: z.number(),
  tickets: z.number(),
  /** Of the whole month before; null: there was none. */
  lastMonthFen: z.number().nullable(),
  targetFen: z.number().nullable(),
  cash: z.object({ count: z.number(), overFen: z.number(), shortFen: z.number() }),
  categories: z.array(named),
  people: z.array(named),
  /** Days of the month with what each took. */
  days: z.array(z.object({ day: z.string(), fen: z.number() })),
});
export type MonthFigures = z.infer<typeof monthFigures>;

/** A month of one store as the books have it now. @param month its first day */
export async function compileMonth(
  reader: Reader,
  storeId: string,
  month: Day,
  now: Date,
): Promise<MonthFigures> {
  const until = endOfMonth(month);
  const before = monthBefore(month);
  const [analysis, days, targets, cash] = await Promise.all([
    monthAnalysis(reader, [storeId], month.slice(0, 7), now),
    takingsByDay(reader, [{ storeId, since: before, until }]),
    targetsOf(reader, [{ storeId, month }]),
    cashDifferencesBetween(reader, { storeId, since: month, until }),
  ]);
  const own = days.filter(({ day }) => day >= month);
  const past = days.filter(({ day }) => day <= addDays(month, -1));
  const name = ({ name: said, netFen }: { name: string; netFen: number }) => ({ name: said, netFen });
  return {
    takingsFen: analysis.netFen - analysis.roundingFen,
    tickets: analysis.tickets,
    lastMonthFen: past.length === 0 ? null : sumFen(past.map(({ takingsFen }) => takingsFen)),
    targetFen: targets.get(storeId) ?? null,
    cash: {
      count: cash.length,
      overFen: sumFen(cash.filter((fen) => fen > 0)),
      shortFen: sumFen(cash.filter((fen) => fen < 0)),
    },
    categories: analysis.categories.map(name),
    people: analysis.people.map(name),
    days: own.map(({ day, takingsFen }) => ({ day, fen: takingsFen })),
  };
}
