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

/**
 * Drawers as they were opened: by day, till and Z, the open one of a till last. Kept figures stand in the order of their digest, which
 * is not ours to change.
 */
export function inOrder({ drawers, sessions }: CashFigures): Drawer[] {
  const place = new Map(sessions.map(({ sessionId }, index) => [sessionId, index]));
  const last = sessions.length;
  return drawers.toSorted(
    (a, b) =>
      a.sessionDay.localeCompare(b.sessionDay) ||
      a.tillCode.localeCompare(b.tillCode) ||
      (place.get(a.sessionId) ?? last) - (place.get(b.sessionId) ?? last),
  );
}

/** What all drawers of a day should hold, and what was found in those that were counted. A float given twice is in it twice. */
export interface DrawersFooting {
  drawers: number;
  expectedFen: number;
  counted: number;
  countedFen: number;
  differenceFen: number;
}

export function footDrawers({ drawers, sessions }: CashFigures, day: string): DrawersFooting {
  const own = drawers.flatMap((drawer) => footDrawer(drawer, day).expectedFen ?? []);
  const counted = sessions.filter(({ countedFen }) => countedFen !== null);
  return {
    drawers: sessions.length,
    expectedFen: sumFen(own),
    counted: counted.length,
    countedFen: sumFen(counted.map(({ countedFen }) => countedFen ?? 0)),
    differenceFen: sumFen(counted.map(({ differenceFen }) => differenceFen ?? 0)),
  };
}
