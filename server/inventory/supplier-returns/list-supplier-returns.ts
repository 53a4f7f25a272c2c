import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';

const PAGE = 50;

/** Returns to suppliers with their lines, latest first. @param cursor number of the last one before */
export async function listSupplierReturns(
  reader: Reader,
  storeId: string,
  cursor: number | undefined,
  seesCost: boolean,
) {
  const found = await reader.supplierReturn.findMany({
    where: { storeId, ...(cursor ? { number: { lt: cursor } } : {}) },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    include: { supplier: { select: { name: true } }, lines: { orderBy: { lineNo: 'asc' } } },
  });
  const page = found.slice(0, PAGE);
  const [products, names] = await Promise.all([
    reader.product.findMany({
      where: { id: { in: [...new Set(page.flatMap((row) => row.lines).map((line) => line.productId))] } },
      select: { id: true, name: true, unit: true },
    }),
    personNames(
      reader,
      page.map((row) => row.personId),
    ),
  ]);
  const productOf = new Map(products.map((product) => [product.id, product]));
  return {
    rows: page.map((row) => ({
      id: row.id,
      number: row.number,
      supplier: row.supplier.name,
      reason: row.reason,
      businessDay: dateToDay(row.businessDay),
      occurredAt: row.occurredAt,
      person: names.get(row.personId) ?? '',
      creditFen: seesCost ? row.lines.reduce((sum, line) => sum + fenOf(line.creditFen), 0) : null,
      lines: row.lines.map((line) => ({
        id: line.id,
        product: productOf.get(line.productId)?.name ?? '',
        unit: productOf.get(line.productId)?.unit ?? '',
        quantity: line.quantity.toString(),
      })),
    })),
    nextCursor: found.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  };
}
