import { sumFen } from '@/lib/money';
import type { StoreTakings } from '@/server/insight/homes/store-takings';

/** Several stores as one; days by how long ago they were, since stores of other zones may be a day apart. */
export function sumTakings(stores: readonly StoreTakings[]) {
  const sum = (of: (store: StoreTakings) => number) => sumFen(stores.map(of));
  const [first] = stores;
  const withTarget = stores.filter(({ targetFen }) => targetFen !== null);
  return {
    today: first?.today ?? '',
    yesterday: first?.yesterday ?? '',
    month: first?.month ?? '',
    todayFen: sum((store) => store.todayFen),
    todayTickets: sum((store) => store.todayTickets),
    todayLastWeekFen: sum((store) => store.todayLastWeekFen),
    yesterdayFen: sum((store) => store.yesterdayFen),
    yesterdayTickets: sum((store) => store.yesterdayTickets),
    yesterdayLastWeekFen: sum((store) => store.yesterdayLastWeekFen),
    monthFen: sum((store) => store.monthFen),
    lastMonthFen: sum((store) => store.lastMonthFen),
    /** Of the stores that have one, and what those took: a store without a target is not measured by the others'. */
    targetFen: withTarget.length === 0 ? null : sumFen(withTarget.map(({ targetFen }) => targetFen ?? 0)),
    towardsTargetFen: sumFen(withTarget.map(({ monthFen }) => monthFen)),
    line: (first?.line ?? []).map(({ day }, index) => ({
      day,
      fen: sum((store) => store.line[index]?.fen ?? 0),
      lastWeekFen: sum((store) => store.line[index]?.lastWeekFen ?? 0),
    })),
  };
}
export type TakingsSum = ReturnType<typeof sumTakings>;
