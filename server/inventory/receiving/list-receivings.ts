import { dateToDay } from '@/lib/business-day';
import { milliToText } from '@/lib/quantity';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull, milliOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';

const PAGE = 50;

/** Receivings of a store, latest first; their amount with the freight. */
export async function listReceivings(
  reader: Reader,
  storeId: string,
  cursor: number | undefined,
  seesCost: boolean,
) {
  const rows = await reader.receiving.findMany({
    where: { storeId, ...(cursor ? { number: { lt: cursor } } : {}) },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    include: {
      supplier: { select: { name: true } },
      order: { select: { id: true, number: true } },
      lines: { select: { amountFen: true } },
    },
  });
  const page = rows.slice(0, PAGE);
  const names = await personNames(
    reader,
    page.map((row) => row.personId),
  );
  return {
    rows: page.map((row) => ({
      id: row.id,
      number: row.number,
      supplier: row.supplier.name,
      supplierNote: row.supplierNote,
      order: row.order,
      businessDay: dateToDay(row.businessDay),
      occurredAt: row.occurredAt,
      person: names.get(row.personId) ?? '',
      lines: row.lines.length,
      amountFen: seesCost
        ? row.lines.reduce((sum, line) => sum + fenOf(line.amountFen), fenOf(row.freightFen ?? 0))
        : null,
    })),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.number ?? null) : null,
  };
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
  const names = await personNames(reader, [row.personId]);
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
