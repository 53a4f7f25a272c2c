import { Prisma } from '@/generated/prisma/client';
import { businessDayOf, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOrNull } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { storesOf } from '@/server/stores/queries';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { ZONES } from '@/server/zones/lent-zones';
import { zonesOfStores } from '@/server/zones/open-zones';
import { stateOf } from './rules';

const SOURCE: ListSource = { table: 'stocktake', order: [{ by: 'x.planned_at', type: 'timestamptz' }] };
const ALL = Prisma.sql`true`;

interface Filter {
  storeIds: readonly string[];
  cursor?: string | undefined;
}

/** Stocktakes, latest first, with how far their sheets are. */
export async function listStocktakes(reader: Reader, filter: Filter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: ALL }, take);
  const found = await reader.stocktake.findMany({
    where: rowsOf(keys),
    include: { sheets: { select: { round: true, finishedAt: true, finishedById: true } } },
  });
  const people = await personNames(
    reader,
    found.flatMap((row) => [row.plannedById, ...row.sheets.flatMap((sheet) => sheet.finishedById ?? [])]),
  );
  return {
    rows: inOrderOf(keys, found).map((row) => ({
      storeId: row.storeId,
      id: row.id,
      number: row.number,
      kind: row.kind,
      title: row.title,
      state: stateOf(row, row.sheets),
      plannedAt: row.plannedAt,
      plannedBy: people.get(row.plannedById) ?? '',
      startedAt: row.startedAt,
      postedAt: row.postedAt,
      sheets: row.sheets.length,
      finished: row.sheets.filter((sheet) => sheet.finishedAt !== null).length,
      ...countedBy(row.cancelledAt === null ? row.sheets : [], people),
    })),
    nextCursor: next,
  };
}

interface FinishedSheet {
  finishedAt: Date | null;
  finishedById: string | null;
}

/** Who finished its sheets, each once, and when the last of them was. */
function countedBy(sheets: readonly FinishedSheet[], people: ReadonlyMap<string, string>) {
  const moments = sheets.flatMap(({ finishedAt }) => finishedAt ?? []);
  const ids = new Set(sheets.flatMap(({ finishedById }) => finishedById ?? []));
  return {
    countedAt: moments.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null,
    countedBy: [...ids].flatMap((id) => people.get(id) ?? []),
  };
}

/** How many there are, and how many of them are going on. */
export async function stocktakeTotals(reader: Reader, filter: Filter) {
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: ALL },
    {
      begun: Prisma.sql`CASE WHEN x.started_at IS NOT NULL AND x.posted_at IS NULL AND x.cancelled_at IS NULL THEN 1 ELSE 0 END`,
    },
  );
  return { count: total.count, begun: Number(total.begun) };
}

/** One stocktake with its sheets: what everybody may know of it, figures apart. @throws NotFound */
export async function stocktakeDetail(reader: Reader, storeId: string, stocktakeId: string) {
  const row = await reader.stocktake.findUnique({
    where: { storeId_id: { storeId, id: stocktakeId } },
    include: { sheets: true, _count: { select: { products: true } } },
  });
  if (!row) throw new NotFound({ noun: 'stocktake' });
  const [zoneOf, counts, unknown] = await Promise.all([
    zonesOfStores(reader, [storeId]),
    reader.$queryRaw<{ sheetId: string; products: number; people: string[] }[]>`
      SELECT sheet_id AS "sheetId", count(DISTINCT product_id)::int AS products, array_agg(DISTINCT person_id) AS people
      FROM stocktake_count WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid AND kind <> 'UNDO' GROUP BY sheet_id`,
    reader.stocktakeUnknown.count({ where: { storeId, stocktakeId } }),
  ]);
  const countsOf = new Map(counts.map((one) => [one.sheetId, one]));
  const ids = [
    row.plannedById,
    row.startedById,
    row.postedById,
    row.cancelledById,
    ...row.sheets.flatMap((sheet) => [sheet.counterId, sheet.finishedById]),
    ...counts.flatMap(({ people }) => people),
  ];
  const people = await personNames(reader, ids);
  const name = (id: string | null) => (id ? (people.get(id) ?? '') : null);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    blind: row.blind,
    state: stateOf(row, row.sheets),
    products: row._count.products,
    limits: {
      quantity: row.recountQuantity?.toString() ?? null,
      percentBp: row.recountPercentBp,
      fen: fenOrNull(row.recountFen),
    },
    plannedAt: row.plannedAt,
    plannedBy: name(row.plannedById),
    startedAt: row.startedAt,
    startedBy: name(row.startedById),
    postedAt: row.postedAt,
    postedBy: name(row.postedById),
    cancelledAt: row.cancelledAt,
    cancelledBy: name(row.cancelledById),
    cancelReason: row.cancelReason,
    unknown,
    sheets: row.sheets
      .map((sheet) => ({
        id: sheet.id,
        zoneId: sheet.zoneId,
        zoneCode: zoneOf(storeId, sheet.zoneId).code,
        zone: zoneOf(storeId, sheet.zoneId).name,
        round: sheet.round,
        part: sheet.part,
        counterId: sheet.counterId,
        counter: name(sheet.counterId),
        finishedAt: sheet.finishedAt,
        finishedBy: name(sheet.finishedById),
        counted: countsOf.get(sheet.id)?.products ?? 0,
        people: (countsOf.get(sheet.id)?.people ?? []).map((id) => people.get(id) ?? ''),
      }))
      .sort(
        (a, b) =>
          a.round - b.round || (a.zoneCode < b.zoneCode ? -1 : a.zoneCode > b.zoneCode ? 1 : a.part - b.part),
      ),
  };
}

/** Sheets a person may count now, their own first. */
export async function openSheets(reader: Reader, storeId: string, personId: string) {
  return reader.$queryRaw<
    {
      id: string;
      number: number;
      title: string;
      zoneId: string;
      zone: string;
      round: number;
      part: number;
      mine: boolean;
      counted: number;
    }[]
  >`
    SELECT s.id, t.number, t.title, z.id AS "zoneId", z.name AS zone, s.round, s.part, s.counter_id IS NOT NULL AS mine,
      (SELECT count(DISTINCT c.product_id)::int FROM stocktake_count c WHERE c.store_id = s.store_id AND c.sheet_id = s.id
        AND c.kind <> 'UNDO') AS counted
    FROM stocktake t JOIN stocktake_sheet s ON s.store_id = t.store_id AND s.stocktake_id = t.id
    JOIN ${ZONES} z ON z.store_id = s.store_id AND z.id = s.zone_id
    WHERE t.store_id = ${storeId}::uuid AND t.started_at IS NOT NULL AND t.posted_at IS NULL AND t.cancelled_at IS NULL
      AND s.finished_at IS NULL AND (s.counter_id IS NULL OR s.counter_id = ${personId}::uuid)
    ORDER BY s.counter_id IS NULL, t.number DESC, z.code, s.round, s.part LIMIT 300`;
}

/** Cycle counts that have not ended, and which are due by their own store's day. */
export async function listSchedules(reader: Reader, storeIds: readonly string[], now: Date) {
  const [stores, rows] = await Promise.all([
    storesOf(reader, storeIds),
    reader.stocktakeSchedule.findMany({
      where: { storeId: { in: [...storeIds] }, endedAt: null },
      orderBy: [{ nextOn: 'asc' }, { id: 'asc' }],
      take: 100,
    }),
  ]);
  const todayIn = new Map(
    stores.map((store) => [store.id, businessDayOf(now, store.timeZone, store.dayStartMinute)]),
  );
  return rows.map((row) => ({
    storeId: row.storeId,
    id: row.id,
    title: row.title,
    sampleSize: row.sampleSize,
    everyDays: row.everyDays,
    nextOn: dateToDay(row.nextOn),
    due: dateToDay(row.nextOn) <= (todayIn.get(row.storeId) ?? ''),
  }));
}
