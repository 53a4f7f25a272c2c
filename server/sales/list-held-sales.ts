import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';

const MOST = 200;

/** Baskets on hold in a store, oldest first. */
export async function listHeldSales(reader: Reader, storeId: string) {
  const held = await reader.heldSale.findMany({
    where: { storeId, resumedAt: null, discardedAt: null },
    orderBy: { heldAt: 'asc' },
    take: MOST,
    select: { id: true, label: true, totalFen: true, heldAt: true, heldById: true },
  });
  const names = await personNames(
    reader,
    held.map((sale) => sale.heldById),
  );
  return held.map((sale) => ({
    id: sale.id,
    label: sale.label,
    totalFen: fenOf(sale.totalFen),
    heldAt: sale.heldAt,
    heldBy: names.get(sale.heldById) ?? '',
  }));
}
