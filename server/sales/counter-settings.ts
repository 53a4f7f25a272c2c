import { businessDayOf } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import { freshStoreSettings } from '@/server/stores/store-settings';
import { listTills } from '@/server/tills/queries';
import { CounterDeviceRequired } from './errors';
import { pricesAreLocked } from './price-lock';

/**
 * What a counter must know of its store and itself to sell and to print.
 * @throws CounterDeviceRequired
 */
export async function counterSettings(ctx: ActorContext, storeId: string) {
  const device = ctx.actor.device;
  if (device?.storeId !== storeId) throw new CounterDeviceRequired();
  const [store, tills] = await Promise.all([freshStoreSettings(ctx.db, storeId), listTills(ctx.db, storeId)]);
  const till = tills.find((candidate) => candidate.id === device.tillId);
  if (!till) throw new CounterDeviceRequired();
  const businessDay = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
  return {
    /** More breaches of this device are unanswered than the store lets pass: no price is changed until they are. */
    priceChangesLocked: await pricesAreLocked(ctx.db, store, device.id, businessDay),
    businessDay,
    device: { id: device.id, prefix: device.prefix },
    till: { id: till.id, code: till.code, name: till.name },
    store: {
      id: store.id,
      code: store.code,
      name: store.name,
      timeZone: store.timeZone,
      drawerPolicy: store.drawerPolicy,
      selfApproval: store.selfApproval,
      roundingLimitFen: store.roundingLimitFen,
      /** Above this closing a till needs a manager, fen. */
      cashDifferenceLimitFen: store.cashDifferenceLimitFen,
      /** A ticket above this is asked about once more, fen. */
      askAboveFen: store.askAboveFen,
      /** Receipt paper, mm. */
      receiptWidthMm: store.receiptWidthMm,
      receiptPrinting: store.receiptPrinting,
      /** Tenders it takes, in its order; none: all. */
      tenders: store.tenders,
      receiptFooter: store.receiptFooter,
      address: store.address,
      phone: store.phone,
    },
  };
}

export type CounterSettings = Awaited<ReturnType<typeof counterSettings>>;
