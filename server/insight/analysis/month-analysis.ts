import { businessDayOf, dateToDay } from '@/lib/business-day';
import { milliFromText, milliToText } from '@/lib/quantity';
import { categoryNames } from '@/server/catalog/category-names';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { type SoldPart, soldByGoods, soldByHours, soldInAll, taxByRate } from '@/server/sales/sales-of-month';
import type { StoreDays } from '@/server/sales/takings-by-day';
import { personNames } from '@/server/staff/person-names';
import { openStoreSettings } from '@/server/stores/queries';
import { BANDS, earlierDay, endOfMonth, laterDay } from '../rules';

/** Pieces of one unit; pieces and metres are never added together. */
export interface Pieces {
  unit: string;
  quantity: string;
}

export interface SoldRow {
  /** Category, brand, person, hour or weekday; null: of none. */
  key: string | null;
  name: string;
  pieces: Pieces[];
  netFen: number;
}

export interface CategoryRow extends SoldRow {
  /** By band, those with sales alone. */
  bands: { band: number; pieces: Pieces[]; netFen: number }[];
}

/** A month of stores as far as it went: what sold, returns against sales, net of every discount. */
export async function monthAnalysis(reader: Reader, storeIds: readonly string[], month: string, now: Date) {
  const asked = await daysOf(reader, storeIds, month, now);
  const [goods, hours, all, taxes] = await Promise.all([
    soldByGoods(
      reader,
      asked,
      BANDS.map(({ fromFen }) => fromFen),
    ),
    soldByHours(reader, asked),
    soldInAll(reader, asked),
    taxByRate(reader, asked),
  ]);
  const of = <Part extends string>(rows: readonly SoldPart<Part>[], part: Part) =>
    rows.filter((row) => row.part === part);
  const categories = of(goods, 'category');
  const [named, people] = await Promise.all([
    categoryNames(reader),
    personNames(
      reader,
      of(hours, 'person').map(({ key }) => key),
    ),
  ]);
  const byNet = (a: SoldRow, b: SoldRow) => b.netFen - a.netFen || (a.name < b.name ? -1 : 1);
  const byKey = (a: SoldRow, b: SoldRow) => Number(a.key) - Number(b.key);
  return {
    month,
    tickets: all.tickets,
    netFen: fenOf(all.netFen),
    roundingFen: fenOf(all.roundingFen),
    categories: rowsOf(categories, (key) => named.get(key) ?? '')
      .map((row): CategoryRow => ({ ...row, bands: bandsOf(categories, row.key) }))
      .toSorted(byNet),
    brands: rowsOf(of(goods, 'brand'), (key) => key).toSorted(byNet),
    people: rowsOf(of(hours, 'person'), (key) => people.get(key) ?? '').toSorted(byNet),
    hours: rowsOf(of(hours, 'hour'), (key) => key).toSorted(byKey),
    taxes: taxes.map((row) => ({
      taxRateBp: row.taxRateBp,
      netFen: fenOf(row.netFen),
      taxFen: fenOf(row.taxFen),
    })),
    weekdays: rowsOf(of(goods, 'weekday'), (key) => key).toSorted(byKey),
  };
}
export type MonthAnalysis = Awaited<ReturnType<typeof monthAnalysis>>;

/** Each store's days of the month up to its today, none before its first. */
async function daysOf(
  reader: Reader,
  storeIds: readonly string[],
  month: string,
  now: Date,
): Promise<StoreDays[]> {
  const stores = (await openStoreSettings(reader)).filter(({ id }) => storeIds.includes(id));
  return stores.map((store) => {
    const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
    const since = laterDay(`${month}-01`, dateToDay(store.firstDay));
    return { storeId: store.id, since, until: earlierDay(endOfMonth(`${month}-01`), today) };
  });
}

function rowsOf(parts: readonly SoldPart<string>[], nameOf: (key: string) => string): SoldRow[] {
  const keys = [...new Set(parts.map(({ key }) => key))];
  return keys.map((key) => ({
    key,
    name: key === null ? '' : nameOf(key),
    ...sumOf(parts.filter((part) => part.key === key)),
  }));
}

function bandsOf(parts: readonly SoldPart<string>[], key: string | null): CategoryRow['bands'] {
  return BANDS.flatMap(({ index }) => {
    const own = parts.filter((part) => part.key === key && part.band === index);
    return own.length === 0 ? [] : [{ band: index, ...sumOf(own) }];
  });
}

function sumOf(parts: readonly SoldPart<string>[]): { pieces: Pieces[]; netFen: number } {
  const milli = new Map<string, number>();
  for (const { unit, quantity } of parts)
    milli.set(unit, (milli.get(unit) ?? 0) + (milliFromText(quantity) ?? 0));
  return {
    pieces: [...milli]
      .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .map(([unit, of]) => ({ unit, quantity: milliToText(of) })),
    netFen: parts.reduce((sum, { netFen }) => sum + fenOf(netFen), 0),
  };
}
