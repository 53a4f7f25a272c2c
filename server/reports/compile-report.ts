import type { Reader } from '@/server/platform/db';
import { ruleOf } from '@/server/tills/payment-rules';
import { type DayFigures, dayFigures, FIGURES_FORMULA } from './schema';

/**
 * The figures of a store's business day, out of the ledgers as they stand.
 * @param formula that of a submitted report, to hold it against the ledgers
 */
export async function compileReport(
  reader: Reader,
  storeId: string,
  day: string,
  formula = FIGURES_FORMULA,
): Promise<DayFigures> {
  const [row] = await reader.$queryRaw<{ figures: unknown }[]>`
    SELECT day_report_figures(${storeId}::uuid, ${day}::date, ${formula}::int) AS figures`;
  return dayFigures.parse(row?.figures);
}

/**
 * Costs and floors taken out for those who may not see them, and the cash of the day while a drawer is still to be counted
 * blind.
 */
export function withoutSecrets(
  figures: DayFigures,
  sees: { costs: boolean; floor: boolean; openDrawers: boolean },
): DayFigures {
  const counting = figures.sessions.some((session) => session.countedFen === null);
  return {
    ...figures,
    cash: counting && !sees.openDrawers ? [] : figures.cash,
    drawers: counting && !sees.openDrawers ? [] : figures.drawers,
    tenders:
      counting && !sees.openDrawers
        ? figures.tenders.filter(({ kind }) => !ruleOf(kind).inDrawer)
        : figures.tenders,
    stock: sees.costs ? figures.stock : figures.stock.map((row) => ({ ...row, valueFen: null })),
    breaches: sees.floor ? figures.breaches : figures.breaches.map((row) => ({ ...row, floorFen: null })),
  };
}
