import { dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';

/** Deliveries of a day by whom they came from and the number on their note; what was taken back is none. */
export async function supplierNotesOfDay(reader: Reader, storeId: string, day: string) {
  const rows = await reader.receiving.findMany({
    where: { storeId, businessDay: dayToDate(day), reversals: { none: {} } },
    orderBy: { number: 'asc' },
    select: { id: true, supplierNote: true, supplier: { select: { name: true } } },
  });
  return rows.map(({ id, supplierNote, supplier }) => ({
    id,
    supplier: supplier.name,
    note: supplierNote,
  }));
}
