import type { Reader } from '@/server/platform/db';

/** Who delivers a product to a store as a rule: whom its rule names, or who delivered it last; null: nobody did. */
export async function usualSupplier(
  reader: Reader,
  storeId: string,
  productId: string,
): Promise<string | null> {
  const rule = await reader.replenishmentRule.findUnique({
    where: { storeId_productId: { storeId, productId } },
    select: { supplierId: true },
  });
  if (rule?.supplierId) return rule.supplierId;
  const last = await reader.receivingLine.findFirst({
    where: { storeId, productId },
    orderBy: { id: 'desc' },
    select: { receiving: { select: { supplierId: true } } },
  });
  return last?.receiving.supplierId ?? null;
}
