import { businessDayOf } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import { soldByPerson } from '@/server/sales/exceptions-of-sales';
import { myCases } from '@/server/shortages/list-cases';
import { openSheets } from '@/server/stocktake/list-stocktakes';
import { storeSettings } from '@/server/stores/store-settings';
import { openDrawersNow } from '@/server/tills/cash-differences';
import { checksDue } from '@/server/zones/checks/list-checks';
import { listZones } from '@/server/zones/list-zones';

/** One person's day in one store: their drawer, their zones and today's checks, what they count, what they answer for, what they sold. */
export async function myDay(ctx: ActorContext, storeId: string) {
  const { personId } = ctx.actor;
  const store = await storeSettings(ctx.db, storeId);
  const day = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
  const [drawers, zones, checks, sheets, cases, sold] = await Promise.all([
    openDrawersNow(ctx.db, [storeId]),
    listZones(ctx.db, storeId, ctx.now),
    checksDue(ctx.db, storeId, ctx.now),
    ctx.may('stocktake.count', storeId) ? openSheets(ctx.db, storeId, personId) : [],
    myCases(ctx),
    soldByPerson(ctx.db, { storeId, personId, day }),
  ]);
  return {
    day,
    drawer: drawers.find((drawer) => drawer.personId === personId) ?? null,
    zones: zones
      .filter(({ owner }) => owner?.personId === personId)
      .map(({ id, code, name }) => {
        const asked = checks.filter((check) => check.zoneId === id);
        return {
          ...{ id, code, name },
          checks: asked.length,
          done: asked.filter(({ last }) => last !== null).length,
          failed: asked.filter(({ last }) => last !== null && !last.passed).length,
        };
      }),
    sheets: sheets
      .filter(({ mine }) => mine)
      .map(({ id, title, zone, counted }) => ({ id, title, zone, counted })),
    shortages: cases.filter((row) => row.storeId === storeId && row.state !== 'closed').length,
    sold,
  };
}
