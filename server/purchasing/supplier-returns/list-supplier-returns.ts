import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { goodsOf } from '@/server/catalog/goods-of';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';

const SOURCE: ListSource = {
  table: 'supplier_return',
  order: [{ by: 'x.occurred_at', type: 'timestamptz' }],
};
const ALL = Prisma.sql`true`;

interface Filter {
  storeIds: readonly string[];
  cursor?: string | undefined;
}

/** Returns to suppliers with their lines, latest first. @param sees whether costs of a store may be shown */
export async function listSupplierReturns(
  reader: Reader,
  filter: Filter,
  sees: (storeId: string) => boolean,
  take?: number,
) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: ALL }, take);
  const found = await reader.supplierReturn.findMany({
    where: rowsOf(keys),
    include: { supplier: { select: { name: true } }, lines: { orderBy: { lineNo: 'asc' } } },
  });
  const [goods, names] = await Promise.all([
    goodsOf(
      reader,
      found.flatMap((row) => row.lines.map((line) => line.productId)),
    ),
    personNames(
      reader,
      found.map((row) => row.personId),
    ),
  ]);
  return {
    rows: inOrderOf(keys, found).map((row) => ({
      storeId: row.storeId,
      id: row.id,
      number: row.number,
      supplier: row.supplier.name,
      reason: row.reason,
      businessDay: dateToDay(row.businessDay),
      occurredAt: row.occurredAt,
      person: names.get(row.personId) ?? '',
      creditFen: sees(row.storeId) ? row.lines.reduce((sum, line) => sum + fenOf(line.creditFen), 0) : null,
      lines: row.lines.map((line) => ({
        id: line.id,
        ...goods(line.productId),
        quantity: line.quantity.toString(),
        creditFen: sees(row.storeId) ? fenOf(line.creditFen) : null,
      })),
    })),
    nextCursor: next,
  };
}

/** How many there are, and what suppliers owe for all of them. */
export async function supplierReturnTotals(reader: Reader, filter: Filter, seesCost: boolean) {
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: ALL },
    {
      fen: Prisma.sql`(SELECT sum(l.credit_fen) FROM supplier_return_line l WHERE l.store_id = x.store_id AND l.supplier_return_id = x.id)`,
    },
  );
  return { count: total.count, creditFen: seesCost ? fenOf(total.fen) : null };
}
