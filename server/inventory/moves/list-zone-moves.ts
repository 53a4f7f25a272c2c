import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

const PAGE = 50;

/** Zone moves of a store with their lines, latest first. @param cursor number of the last one before */
export async function listZoneMoves(reader: Reader, storeId: string, cursor?: number) {
  const found = await reader.zoneMove.findMany({
    where: { storeId, ...(cursor ? { number: { lt: cursor } } : {}) },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    include: { lines: { orderBy: { lineNo: 'asc' } } },
  });
  const page = found.slice(0, PAGE);
  const lines = page.flatMap((move) => move.lines);
  const [products, zones, names] = await Promise.all([
    reader.product.findMany({
      where: { id: { in: [...new Set(lines.map((line) => line.productId))] } },
      select: { id: true, name: true, unit: true },
    }),
    reader.zone.findMany({ where: { storeId }, select: { id: true, name: true } }),
    personNames(
      reader,
      page.map((move) => move.personId),
    ),
  ]);
  const productOf = new Map(products.map((product) => [product.id, product]));
  const zoneOf = new Map(zones.map((zone) => [zone.id, zone.name]));
  return {
    rows: page.map((move) => ({
      id: move.id,
      number: move.number,
      note: move.note,
      businessDay: dateToDay(move.businessDay),
      occurredAt: move.occurredAt,
      person: names.get(move.personId) ?? '',
      lines: move.lines.map((line) => ({
        id: line.id,
        product: productOf.get(line.productId)?.name ?? '',
        unit: productOf.get(line.productId)?.unit ?? '',
        quantity: line.quantity.toString(),
        from: zoneOf.get(line.fromZoneId) ?? '',
        to: zoneOf.get(line.toZoneId) ?? '',
      })),
    })),
    nextCursor: found.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  };
}
