import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { goodsOf } from '../goods-of';

const SOURCE: ListSource = { table: 'zone_move', order: [{ by: 'x.occurred_at', type: 'timestamptz' }] };
const ALL = Prisma.sql`true`;

interface Filter {
  storeIds: readonly string[];
  cursor?: string | undefined;
}

/** Zone moves with their lines, latest first. */
export async function listZoneMoves(reader: Reader, filter: Filter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: ALL }, take);
  const found = await reader.zoneMove.findMany({
    where: rowsOf(keys),
    include: { lines: { orderBy: { lineNo: 'asc' } } },
  });
  const [goods, zones, names] = await Promise.all([
    goodsOf(
      reader,
      found.flatMap((move) => move.lines.map((line) => line.productId)),
    ),
    reader.zone.findMany({
      where: { storeId: { in: [...filter.storeIds] } },
      select: { storeId: true, id: true, name: true },
    }),
    personNames(
      reader,
      found.map((move) => move.personId),
    ),
  ]);
  const zoneOf = new Map(zones.map((zone) => [`${zone.storeId}/${zone.id}`, zone.name]));
  return {
    rows: inOrderOf(keys, found).map((move) => ({
      storeId: move.storeId,
      id: move.id,
      number: move.number,
      note: move.note,
      businessDay: dateToDay(move.businessDay),
      occurredAt: move.occurredAt,
      person: names.get(move.personId) ?? '',
      lines: move.lines.map((line) => ({
        id: line.id,
        ...goods(line.productId),
        quantity: line.quantity.toString(),
        from: zoneOf.get(`${move.storeId}/${line.fromZoneId}`) ?? '',
        to: zoneOf.get(`${move.storeId}/${line.toZoneId}`) ?? '',
      })),
    })),
    nextCursor: next,
  };
}

export async function zoneMoveTotals(reader: Reader, filter: Filter): Promise<{ count: number }> {
  return totalOfStores(reader, SOURCE, { ...filter, where: ALL }, {});
}
