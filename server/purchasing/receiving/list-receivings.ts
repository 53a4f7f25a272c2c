import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { milliToText } from '@/lib/quantity';
import { goodsOf } from '@/server/catalog/goods-of';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull, milliOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';

const SOURCE: ListSource = { table: 'receiving', order: [{ by: 'x.occurred_at', type: 'timestamptz' }] };
const ALL = Prisma.sql`true`;

interface Filter {
  storeIds: readonly string[];
  cursor?: string | undefined;
}

/** Receivings, latest first; their amount with the freight. @param sees whether costs of a store may be shown */
export async function listReceivings(
  reader: Reader,
  filter: Filter,
  sees: (storeId: string) => boolean,
  take?: number,
) {
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where: ALL }, take);
  const found = await reader.receiving.findMany({
    where: rowsOf(keys),
    include: {
      supplier: { select: { name: true } },
      order: { select: { id: true, number: true } },
      lines: { select: { amountFen: true } },
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
      supplier: row.supplier.name,
      supplierNote: row.supplierNote,
      order: row.order,
      businessDay: dateToDay(row.businessDay),
      occurredAt: row.occurredAt,
      person: names.get(row.personId) ?? '',
      lines: row.lines.length,
      amountFen: sees(row.storeId)
        ? row.lines.reduce((sum, line) => sum + fenOf(line.amountFen), fenOf(row.freightFen ?? 0))
        : null,
    })),
    nextCursor: next,
  };
}

/** How many there are, and what all of them came to with their freight. */
export async function receivingTotals(reader: Reader, filter: Filter, seesCost: boolean) {
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: ALL },
    {
      fen: Prisma.sql`coalesce(x.freight_fen, 0) + (SELECT coalesce(sum(l.amount_fen), 0) FROM receiving_line l
      WHERE l.store_id = x.store_id AND l.receiving_id = x.id)`,
    },
  );
  return { count: total.count, amountFen: seesCost ? fenOf(total.fen) : null };
}

/** One receiving whole. @param seesCost whether costs may be shown @throws NotFound */
export async function receivingDetail(
  reader: Reader,
  storeId: string,
  receivingId: string,
  seesCost: boolean,
) {
  const row = await reader.receiving.findUnique({
    where: { storeId_id: { storeId, id: receivingId } },
    include: {
      supplier: { select: { name: true } },
      order: { select: { id: true, number: true } },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: {
          product: { select: { code: true, name: true, spec: true, unit: true } },
          zone: { select: { name: true } },
          reversals: { select: { quantity: true } },
        },
      },
    },
  });
  if (!row) throw new NotFound({ noun: 'receiving' });
  const [names, goods] = await Promise.all([
    personNames(reader, [row.personId]),
    goodsOf(
      reader,
      row.lines.map(({ productId }) => productId),
    ),
  ]);
  return {
    id: row.id,
    number: row.number,
    supplier: row.supplier.name,
    supplierNote: row.supplierNote,
    note: row.note,
    order: row.order,
    businessDay: dateToDay(row.businessDay),
    occurredAt: row.occurredAt,
    person: names.get(row.personId) ?? '',
    /** Null: booked before freight was kept, or not to be seen. */
    freightFen: seesCost ? fenOrNull(row.freightFen) : null,
    lines: row.lines.map((line) => ({
      id: line.id,
      productId: line.productId,
      ...line.product,
      picture: goods(line.productId).picture,
      zone: line.zone.name,
      ordered: line.orderLineId !== null,
      noteQuantity: line.noteQuantity?.toString() ?? null,
      quantity: line.quantity.toString(),
      damaged: line.damagedQuantity?.toString() ?? '0',
      reversed: milliToText(line.reversals.reduce((sum, one) => sum + milliOf(one.quantity), 0)),
      unitCost: seesCost ? line.unitCost.toString() : null,
      amountFen: seesCost ? fenOrNull(line.amountFen) : null,
      freightFen: seesCost ? fenOrNull(line.freightFen) : null,
    })),
  };
}
