import { Prisma } from '@/generated/prisma/client';
import type { OpenItemPolicy } from '@/generated/prisma/enums';
import { businessDayOf, type Day } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { receiptNumber } from '@/lib/receipt-number';
import type { Reader } from '@/server/platform/db';
import { missingNumbers } from '@/server/sales/missing-numbers';
import { openBreachesOfDay } from '@/server/sales/open-breaches';
import { unsettledTickets } from '@/server/sales/rejected-tickets';
import { openTemporaryOfDay } from '@/server/sales/temporary-items';
import { countNegative, negativeStock } from '@/server/stock/negative/negative-stock';
import { cashPolicyOf, type StoreSettings } from '@/server/stores/store-settings';
import { openDrawers } from './open-drawers';
import { type OpenItem, type OpenItems, type OpenKind, openItems } from './schema';

/** Most of one kind that are kept one by one; the count is of all. */
const KEPT = 200;

/** What a store does about each kind. */
export function openPolicies(store: StoreSettings): Record<OpenKind, OpenItemPolicy> {
  return {
    NUMBERS: store.openNumbers,
    BREACHES: store.openBreaches,
    REJECTED: store.openRejected,
    CASH: cashPolicyOf(store),
    NEGATIVE: store.openNegative,
    TEMPORARY: store.openTemporary,
  };
}

/** What is open of a day at this moment; kinds with nothing are left out. */
export async function readOpenItems(
  reader: Reader,
  store: StoreSettings,
  day: Day,
  now: Date,
): Promise<OpenItems> {
  const of = { storeId: store.id, day };
  const found: [OpenKind, OpenItem[]][] = [
    ['NUMBERS', await openNumbers(reader, of)],
    ['BREACHES', await openBreaches(reader, of)],
    ['REJECTED', await openRejected(reader, store, day)],
    ['CASH', await openDrawers(reader, of, store.cashDifferenceLimitFen)],
    ['NEGATIVE', await openNegative(reader, of, now)],
    ['TEMPORARY', await openTemporaryOfDay(reader, of.storeId, of.day)],
  ];
  const { open: below } = await countNegative(reader, [store.id], now, { through: day });
  return found
    .filter(([, items]) => items.length > 0)
    .map(([kind, items]) => ({
      kind,
      count: kind === 'NEGATIVE' ? Math.max(below, items.length) : items.length,
      items: items.slice(0, KEPT),
    }));
}

interface Of {
  storeId: string;
  day: Day;
}

/** Numbers below the last one a device gave up to this day that are no ticket, not rejected and not explained. */
async function openNumbers(reader: Reader, { storeId, day }: Of): Promise<OpenItem[]> {
  const rows = await missingNumbers(reader, storeId, { through: day });
  return rows.map(({ deviceId, prefix, seq }) => ({
    id: `${deviceId}/${seq}`,
    label: receiptNumber(prefix, seq),
    ticketId: null,
    amountFen: null,
  }));
}

async function openBreaches(reader: Reader, { storeId, day }: Of): Promise<OpenItem[]> {
  return openBreachesOfDay(reader, storeId, day);
}

/** Rejected tickets of this day and of days before: nothing of them is in the books yet. A ticket of a later day is that day's. */
async function openRejected(reader: Reader, store: StoreSettings, day: Day): Promise<OpenItem[]> {
  const rows = await unsettledTickets(reader, store.id);
  const dayOf = ({ occurredAt, rejectedAt }: (typeof rows)[number]) => {
    const said = new Date(occurredAt ?? Number.NaN);
    // No tablet's clock puts a ticket on a day after it arrived.
    const at = said < rejectedAt ? said : rejectedAt;
    return businessDayOf(at, store.timeZone, store.dayStartMinute);
  };
  return rows
    .filter((row) => dayOf(row) <= day)
    .map(({ id, number, totalFen }) => {
      const amount = Number(totalFen ?? Number.NaN);
      return { id, label: number, ticketId: null, amountFen: Number.isSafeInteger(amount) ? amount : null };
    });
}

/** What is below zero and was so when the day ended. */
async function openNegative(reader: Reader, { storeId, day }: Of, now: Date): Promise<OpenItem[]> {
  const rows = await negativeStock(reader, [storeId], now, { through: day });
  return rows
    .filter((row) => !row.explained)
    .map((row) => ({
      id: `${row.productId}/${row.zoneId}`,
      label: `${row.code} ${goodsName(row)} · ${row.zone} ${row.onHand} ${row.unit}`,
      ticketId: row.ticketId,
      amountFen: null,
    }));
}

/** How many items of all kinds. */
export function countOpen(open: OpenItems): number {
  return open.reduce((sum, { count }) => sum + count, 0);
}

/** As it is kept: null when nothing is open. */
export function keptOpenItems(items: OpenItems) {
  return items.length === 0 ? Prisma.DbNull : items;
}

/** What a report or an acceptance kept. */
export function readKept(kept: unknown): OpenItems {
  return kept === null || kept === undefined ? [] : openItems.parse(kept);
}
