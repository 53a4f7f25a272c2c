import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { goodsOf } from '@/server/catalog/goods-of';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { zonesOfStores } from '@/server/zones/open-zones';

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
  const [goods, zoneOf, names] = await Promise.all([
    goodsOf(
      reader,
      found.flatMap((move) => move.lines.map((line) => line.productId)),
    ),
    zonesOfStores(reader, filter.storeIds),
    personNames(
      reader,
      found.map((move) => move.personId),
    ),
  ]);
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
        from: zoneOf(move.storeId, line.fromZoneId).name,
        to: zoneOf(move.storeId, line.toZoneId).name,
      })),
    })),
    nextCursor: next,
  };
}

export async function zoneMoveTotals(reader: Reader, filter: Filter): Promise<{ count: number }> {
  return totalOfStores(reader, SOURCE, { ...filter, where: ALL }, {});
}
