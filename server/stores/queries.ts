import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { countedInStore } from './asked-above';
import { cashPolicyOf } from './store-settings';

const BRIEF = {
  id: true,
  code: true,
  name: true,
  kind: true,
  timeZone: true,
  dayStartMinute: true,
  reportDeadlineMinute: true,
  clerksSeeFloor: true,
  daysOfCover: true,
} as const;

/** Stores that are open for business, by code. */
export function openStores(reader: Reader) {
  return reader.store.findMany({ where: { closedAt: null }, orderBy: { code: 'asc' }, select: BRIEF });
}

/** These stores, closed ones too. */
export function storesOf(reader: Reader, storeIds: readonly string[]) {
  return reader.store.findMany({ where: { id: { in: [...storeIds] } }, select: BRIEF });
}

/** The store of a code, closed or not; null: there is none. */
export function storeByCode(reader: Reader, code: string) {
  return reader.store.findUnique({ where: { code }, select: BRIEF });
}

/** Every store, closed ones too. */
export function everyStore(reader: Reader) {
  return reader.store.findMany({ select: BRIEF });
}

/** Open stores with all their settings, by code. */
export function openStoreSettings(reader: Reader) {
  return reader.store.findMany({ where: { closedAt: null }, orderBy: { code: 'asc' } });
}

/** What the labels of scales begin with, in any store. */
export async function scalePrefixesInUse(reader: Reader): Promise<ReadonlySet<string>> {
  const used = await reader.store.findMany({
    where: { OR: [{ scaleWeightPrefix: { not: '' } }, { scalePricePrefix: { not: '' } }] },
    select: { scaleWeightPrefix: true, scalePricePrefix: true },
  });
  return new Set(used.flatMap((store) => [store.scaleWeightPrefix, store.scalePricePrefix]));
}

/** Every setting of a store, or null when there is none such. `firstDay` is 'YYYY-MM-DD'. */
export async function storeDetails(reader: Reader, storeId: string) {
  const store = await reader.store.findUnique({ where: { id: storeId } });
  if (!store) return null;
  const paymentProvider = store.paymentProvider === 'GATEWAY' ? ('GATEWAY' as const) : ('RECORDED' as const);
  return { ...store, firstDay: dateToDay(store.firstDay), openCash: cashPolicyOf(store), paymentProvider };
}

/** The company of this database, or null before it is set up. */
export function company(reader: Reader) {
  return reader.company.findFirst({ select: { id: true, name: true, demo: true } });
}

/** Every store, closed ones last, with how many zones lack an owner at this moment and how many tills it has. */
export async function listStores(reader: Reader) {
  const { tills, zones, ownerless } = countedInStore.ask();
  const id = Prisma.sql`s.id`;
  const rows = await reader.$queryRaw<
    {
      id: string;
      code: string;
      name: string;
      kind: string;
      time_zone: string;
      address: string;
      closed_at: Date | null;
      tills: number;
      zones: number;
      ownerless: number;
    }[]
  >`
    SELECT s.id, s.code, s.name, s.kind::text, s.time_zone, s.address, s.closed_at,
      (${tills(id)}) AS tills, (${zones(id)}) AS zones, (${ownerless(id)}) AS ownerless
    FROM store s
    ORDER BY s.closed_at IS NOT NULL, s.code`;
  return rows.map(({ time_zone, closed_at, ...row }) => ({
    ...row,
    timeZone: time_zone,
    closedAt: closed_at,
  }));
}

/** `SELECT id, name` of stores, as the audit trail says them. */
export const STORES_BY_NAME = Prisma.sql`SELECT id, name FROM store`;
