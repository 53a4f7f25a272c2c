import { hasProducts } from '@/server/catalog/has-products';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { hasTickets } from '@/server/sales/has-tickets';
import { liveDevicesByTill } from '@/server/staff/devices/live-devices';
import { sellersWithPin } from '@/server/staff/people/people-of-store';
import { firstStockDays } from '@/server/stock/queries';
import { storeDetails } from '@/server/stores/queries';
import { hasSessions } from '@/server/tills/has-sessions';
import { listPositions } from '@/server/tills/queries';
import { unownedZones } from '@/server/zones/unowned-zones';

/** What stands between an empty book and the first sale, in the order an owner does it. */
export const OPENING_STEPS = ['goods', 'stock', 'people', 'till', 'sale', 'receipt', 'zones'] as const;
export type OpeningStep = (typeof OPENING_STEPS)[number];

/** How far a store's opening is: which steps are done, and what the steps that are left need. @throws NotFound */
export async function openingSteps(ctx: ActorContext, storeId: string) {
  const store = await storeDetails(ctx.db, storeId);
  if (!store) throw new NotFound({ noun: 'store' });
  const [goods, stock, sellers, devices, sale, zones, tills, drawers] = await Promise.all([
    hasProducts(ctx.db),
    firstStockDays(ctx.db, [storeId]),
    sellersWithPin(ctx.db, storeId),
    liveDevicesByTill(ctx.db, storeId),
    hasTickets(ctx.db, storeId),
    unownedZones(ctx.db, storeId, ctx.now),
    listPositions(ctx.db, storeId),
    hasSessions(ctx.db),
  ]);
  const done: Record<OpeningStep, boolean> = {
    goods,
    stock: stock.has(storeId),
    people: sellers > 0,
    till: devices.size > 0,
    sale,
    // What a customer looks for on it: whom they bought from.
    receipt: store.address !== '' || store.phone !== '',
    zones: zones.now.length === 0,
  };
  return {
    store: { id: store.id, name: store.name },
    firstTillId: tills[0]?.id ?? null,
    /** A drawer was opened somewhere in the company: from then on there are figures to look at. */
    hasBegun: drawers,
    steps: OPENING_STEPS.map((step) => ({ step, done: done[step] })),
  };
}
