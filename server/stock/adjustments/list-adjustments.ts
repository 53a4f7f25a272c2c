import { Prisma } from '@/generated/prisma/client';
import type { AdjustmentReason } from '@/generated/prisma/enums';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';

const SOURCE: ListSource = { table: 'adjustment', order: [{ by: 'x.occurred_at', type: 'timestamptz' }] };

interface Filter {
  storeIds: readonly string[];
  reason?: AdjustmentReason | undefined;
  cursor?: string | undefined;
}

/** Adjustments, of one reason where told, latest first. */
export async function listAdjustments(reader: Reader, filter: Filter, take?: number) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, take);
  const found = await reader.adjustment.findMany({
    where: rowsOf(keys),
    include: {
      lines: {
        orderBy: { lineNo: 'asc' },
        select: {
          id: true,
          quantity: true,
          productId: true,
          product: { select: { name: true, code: true, spec: true, unit: true } },
          zone: { select: { name: true } },
        },
      },
    },
  });
  const names = await personNames(
    reader,
    found.map((row) => row.personId),
  );
  return {
    rows: inOrderOf(keys, found).map((row) => ({
      storeId: row.storeId,
      id: row.id,
      number: row.number,
      reason: row.reason,
      note: row.note,
      businessDay: dateToDay(row.businessDay),
      occurredAt: row.occurredAt,
      person: names.get(row.personId) ?? '',
      lines: row.lines.map((line) => ({
        id: line.id,
        productId: line.productId,
        ...line.product,
        zone: line.zone.name,
        quantity: line.quantity.toString(),
      })),
    })),
    nextCursor: next,
  };
}

export async function adjustmentTotals(reader: Reader, filter: Filter): Promise<{ count: number }> {
  return totalOfStores(reader, SOURCE, { ...filter, where: whereOf(filter) }, {});
}

function whereOf({ reason }: Filter): Prisma.Sql {
  return reason ? Prisma.sql`x.reason = ${reason}::"AdjustmentReason"` : Prisma.sql`true`;
}
