import { sumFen } from '@/lib/money';
import type { CashFigures } from './cash-schema';

type Drawer = CashFigures['drawers'][number];

/** What a drawer's cash comes to on one day's report, fen. */
export interface DrawerFooting {
  /** What this day moved in it before it was counted. */
  thisDayFen: number;
  /** What other days moved in it; part of what it should hold. */
  otherDaysFen: number;
  /** What this day moved in it after it was counted; no part of what it should hold. */
  afterCloseFen: number;
  /** What it should hold by these rows; null for another day's drawer, of which this day knows a part only. */
  expectedFen: number | null;
}

/** Adds a drawer up: this day's movements and other days' are what it should hold, to the fen. */
export function footDrawer(drawer: Drawer, day: string): DrawerFooting {
  const apart = (why: Drawer['apart'][number]['why']) =>
    sumFen(drawer.apart.filter((row) => row.why === why).map((row) => row.amountFen));
  const thisDayFen = sumFen(drawer.kinds.map((row) => row.amountFen));
  const otherDaysFen = apart('OTHER_DAY');
  return {
    thisDayFen,
    otherDaysFen,
    afterCloseFen: apart('AFTER_CLOSE'),
    expectedFen: drawer.sessionDay === day ? thisDayFen + otherDaysFen : null,
  };
}
