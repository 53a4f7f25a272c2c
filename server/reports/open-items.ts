import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { OpenItemPolicy } from '@/generated/prisma/enums';
import { businessDayOf, type Day } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { receiptNumber } from '@/lib/receipt-number';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { missingNumbers } from '@/server/sales/missing-numbers';
import { countNegative, negativeStock } from '@/server/stock/negative/negative-stock';
import { cashPolicyOf, type StoreSettings } from '@/server/stores/store-settings';
import { openDrawers } from './open-drawers';

/** Kinds of what a day may leave open, in the order they hurt. */
export const OPEN_KINDS = ['NUMBERS', 'BREACHES', 'REJECTED', 'CASH', 'NEGATIVE'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

/** Most of one kind that are kept one by one; the count is of all. */
const KEPT = 200;

const openItem = z.object({
  /** NUMBERS: device/sequence. BREACHES: breach. REJECTED: rejected ticket. CASH: till session, and what of it (`drawerItem` in rules). NEGATIVE: product/zone. */
  id: z.string(),
  label: z.string(),
  ticketId: z.string().nullable(),
  /** Fen; null where it is no money. */
  amountFen: z.number().int().nullable(),
});

/** What is open of a store's day, as it is kept with the report and with its acceptance. */
export const openItems = z.array(
  z.object({ kind: z.enum(OPEN_KINDS), count: z.number().int(), items: z.array(openItem) }),
);
export type OpenItems = z.output<typeof openItems>;
export type OpenItem = z.output<typeof openItem>;
type Item = OpenItem;

/** What a store does about each kind. */
export function openPolicies(store: StoreSettings): Record<OpenKind, OpenItemPolicy> {
  return {
    NUMBERS: store.openNumbers,
    BREACHES: store.openBreaches,
    REJECTED: store.openRejected,
    CASH: cashPolicyOf(store),
    NEGATIVE: store.openNegative,
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
  const found: [OpenKind, Item[]][] = [
    ['NUMBERS', await openNumbers(reader, of)],
    ['BREACHES', await openBreaches(reader, of)],
    ['REJECTED', await openRejected(reader, store, day)],
    ['CASH', await openDrawers(reader, of, store.cashDifferenceLimitFen)],
    ['NEGATIVE', await openNegative(reader, of, now)],
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
async function openNumbers(reader: Reader, { storeId, day }: Of): Promise<Item[]> {
  const rows = await missingNumbers(reader, storeId, { through: day });
  return rows.map(({ deviceId, prefix, seq }) => ({
    id: `${deviceId}/${seq}`,
    label: receiptNumber(prefix, seq),
    ticketId: null,
    amountFen: null,
  }));
}

async function openBreaches(reader: Reader, { storeId, day }: Of): Promise<Item[]> {
  const rows = await reader.$queryRaw<{ id: string; ticketId: string; label: string; netFen: bigint }[]>`
    SELECT b.id, b.ticket_id AS "ticketId", concat_ws(' ', t.number, l.product_name, nullif(p.spec, '')) AS label, b.net_fen AS "netFen"
    FROM breach b JOIN ticket t ON t.store_id = b.store_id AND t.id = b.ticket_id
    JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id JOIN product p ON p.id = l.product_id
    WHERE b.store_id = ${storeId}::uuid AND b.business_day = ${day}::date
      AND NOT EXISTS (SELECT 1 FROM breach_answer a WHERE a.store_id = b.store_id AND a.breach_id = b.id)
    ORDER BY t.number, l.line_no`;
  return rows.map(({ netFen, ...row }) => ({ ...row, amountFen: fenOf(netFen) }));
}

/** Rejected tickets of this day and of days before: nothing of them is in the books yet. A ticket of a later day is that day's. */
async function openRejected(reader: Reader, store: StoreSettings, day: Day): Promise<Item[]> {
  const rows = await reader.$queryRaw<
    { id: string; number: string; totalFen: string | null; occurredAt: string | null; parkedAt: Date }[]
  >`
    SELECT id, number, payload->>'totalFen' AS "totalFen", payload->>'occurredAt' AS "occurredAt", parked_at AS "parkedAt"
    FROM parked_ticket WHERE store_id = ${store.id}::uuid AND settled_at IS NULL ORDER BY number`;
  const dayOf = ({ occurredAt, parkedAt }: (typeof rows)[number]) => {
    const said = new Date(occurredAt ?? Number.NaN);
    // No tablet's clock puts a ticket on a day after it arrived.
    const at = said < parkedAt ? said : parkedAt;
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
async function openNegative(reader: Reader, { storeId, day }: Of, now: Date): Promise<Item[]> {
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
