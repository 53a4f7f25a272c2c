import { businessDayOf } from '@/lib/business-day';
import { isLoopback, setting } from '@/lib/environment';
import { memberLevels } from '@/server/customers/members/member-levels';
import { pointsRule } from '@/server/customers/points/points-rule';
import { freshLimitsOfStore, limitsOfRoles } from '@/server/limits/limits-of-store';
import { hasPaymentProvider } from '@/server/payments/provider-of';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { printRouteOf } from '@/server/printing/queries';
import { personNames } from '@/server/staff/person-names';
import { rolesHere } from '@/server/staff/roles-here';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { freshStoreSettings } from '@/server/stores/store-settings';
import { listTills } from '@/server/tills/queries';
import { CounterDeviceRequired } from './errors';
import { pricesAreLocked } from './price-lock';
import { receiptKey } from './receipt-link';

/**
 * What a counter must know of its store and itself to sell and to print.
 * @throws CounterDeviceRequired
 */
export async function counterSettings(ctx: ActorContext, storeId: string) {
  const device = ctx.actor.device;
  if (device?.storeId !== storeId) throw new CounterDeviceRequired();
  const [store, tills, sellers, levels, points, printer, limits, roles] = await Promise.all([
    freshStoreSettings(ctx.db, storeId),
    listTills(ctx.db, storeId),
    sellersOf(ctx.db, storeId),
    memberLevels(ctx.db),
    pointsRule(ctx.db),
    printRouteOf(ctx.db, storeId),
    freshLimitsOfStore(ctx.db, storeId),
    rolesHere(ctx.db, storeId),
  ]);
  const till = tills.find((candidate) => candidate.id === device.tillId);
  if (!till) throw new CounterDeviceRequired();
  const businessDay = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
  return {
    /** More breaches of this device are unanswered than the store lets pass: no price is changed until they are. */
    priceChangesLocked: await pricesAreLocked(ctx.db, store, device.id, businessDay),
    businessDay,
    /** Who sells here, by name: whose sale a line is. */
    sellers,
    /** What members of each level are given. */
    levels,
    /** What their points pay; null: nothing. */
    pointsRule: points,
    /** By whom receipts are printed. */
    printer,
    /** What who is at it may do alone, with somebody's word, or not at all; and what a clerk may: the most anybody may while nobody answers. */
    limits: {
      own: limitsOfRoles(limits, roles.get(ctx.actor.personId) ?? []),
      clerk: limitsOfRoles(limits, []),
    },
    device: { id: device.id, prefix: device.prefix },
    /** What its receipts' links are made of, and where customers reach them; null: where the tablet itself does. */
    receiptLink: { key: receiptKey(device.prefix), origin: receiptOrigin() },
    till: { id: till.id, code: till.code, name: till.name },
    store: {
      id: store.id,
      code: store.code,
      name: store.name,
      timeZone: store.timeZone,
      dayStartMinute: store.dayStartMinute,
      drawerPolicy: store.drawerPolicy,
      selfApproval: store.selfApproval,
      roundingLimitFen: store.roundingLimitFen,
      /** Above this closing a till needs a manager, fen. */
      cashDifferenceLimitFen: store.cashDifferenceLimitFen,
      /** A ticket above this is asked about once more, fen. */
      askAboveFen: store.askAboveFen,
      /** Days past due after which nothing more goes on account without a word. */
      creditOverdueDays: store.creditOverdueDays,
      /** May its tablets sell on account while nobody answers, within what they knew? */
      creditOffline: store.creditOffline,
      /** What bringing goods home costs, and within what; null: no key for it. */
      deliveryFee: store.deliveryFeeProductId
        ? {
            productId: store.deliveryFeeProductId,
            leastFen: store.deliveryFeeLeastFen,
            mostFen: store.deliveryFeeMostFen,
          }
        : null,
      /** What is sold while nobody answers: by whom, up to how much each time, for how long. */
      clerksSellOffline: store.clerksSellOffline,
      offlineSaleLimitFen: store.offlineSaleLimitFen,
      offlineHours: store.offlineHours,
      /** How the labels of its scales begin. */
      scales: { weight: store.scaleWeightPrefix, price: store.scalePricePrefix },
      /** Receipt paper, mm. */
      receiptWidthMm: store.receiptWidthMm,
      receiptPrinting: store.receiptPrinting,
      /** Receipts carry a QR code that opens them on the customer's phone. */
      receiptLinkPrinted: store.receiptLinkPrinted,
      /** Of WeChat and Alipay the customer's payment code is scanned, and the provider says whether it was paid. */
      scansPayments: store.paymentProvider === 'GATEWAY' && hasPaymentProvider(),
      /** Tenders it takes, in its order; none: all. */
      tenders: store.tenders,
      receiptFooter: store.receiptFooter,
      address: store.address,
      phone: store.phone,
    },
  };
}

/** Where customers' phones reach this server; null: nobody said, and only this machine is sure to. */
function receiptOrigin(): string | null {
  const address = setting('PUBLIC_URL');
  return address && !isLoopback(new URL(address).hostname) ? address : null;
}

/** Most people a counter offers. */
const MOST_SELLERS = 200;

async function sellersOf(reader: Reader, storeId: string): Promise<{ id: string; name: string }[]> {
  const ids = [...(await staffAllowed(reader, 'sales.complete', storeId))].slice(0, MOST_SELLERS);
  const names = await personNames(reader, ids);
  return ids
    .map((id) => ({ id, name: names.get(id) ?? '' }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

export type CounterSettings = Awaited<ReturnType<typeof counterSettings>>;
