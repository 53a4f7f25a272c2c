import { Prisma } from '@/generated/prisma/client';
import { goodsName } from '@/lib/goods-name';
import { fitsDecimals, milliFromText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { GOODS } from '@/server/catalog/lent-goods';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { StockQuantityTooFine } from '@/server/stock/errors';
import { dropRulesInput, setRulesInput } from './replenishment-schema';

/** Says when some products are ordered again, and in what packs. @throws NotFound (product, supplier), StockQuantityTooFine */
export const setRules = command({
  name: 'purchasing.setReplenishment',
  permission: 'purchasing.replenish',
  scope: 'store',
  input: setRulesInput,
  async run(tx, input, ctx) {
    const { storeId, reorderPoint, packSize, supplierId, daysOfCover } = input;
    if (supplierId !== null) {
      const supplier = await tx.supplier.findUnique({ where: { id: supplierId, closedAt: null } });
      if (!supplier) throw new NotFound({ noun: 'supplier' });
    }
    const products = await productsOf(tx, input);
    const milli = [milliFromText(reorderPoint) ?? 0, milliFromText(packSize) ?? 0];
    const tooFine = products.find(({ decimals }) => milli.some((one) => !fitsDecimals(one, decimals)));
    if (tooFine) throw new StockQuantityTooFine({ name: goodsName(tooFine), decimals: tooFine.decimals });
    const ids = products.map(({ id }) => id);
    await tx.$executeRaw`
      INSERT INTO replenishment_rule (store_id, product_id, reorder_point, pack_size, supplier_id, days_of_cover, set_by_id, set_at)
      SELECT ${storeId}::uuid, p.id, ${reorderPoint}::numeric, ${packSize}::numeric, ${supplierId}::uuid, ${daysOfCover}::int,
        ${ctx.actor.personId}::uuid, ${ctx.now}::timestamptz
      FROM unnest(${ids}::uuid[]) AS p(id) ORDER BY p.id
      ON CONFLICT (store_id, product_id) DO UPDATE SET reorder_point = EXCLUDED.reorder_point, pack_size = EXCLUDED.pack_size,
        supplier_id = EXCLUDED.supplier_id, days_of_cover = EXCLUDED.days_of_cover, set_by_id = EXCLUDED.set_by_id, set_at = EXCLUDED.set_at`;
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.setReplenishment',
      subjectKind: input.categoryId ? 'category' : 'product',
      subjectId: input.categoryId ?? ids[0] ?? '',
      after: { products: ids.length, reorderPoint, packSize, supplierId, daysOfCover },
      requestId: input.requestId,
    });
    return { products: ids.length };
  },
});

/** Takes rules away: the products go by their pace alone again. Products without one are passed over. */
export const dropRules = command({
  name: 'purchasing.dropReplenishment',
  permission: 'purchasing.replenish',
  scope: 'store',
  input: dropRulesInput,
  async run(tx, { storeId, productIds, requestId }, ctx) {
    const { count } = await tx.replenishmentRule.deleteMany({
      where: { storeId, productId: { in: productIds } },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'purchasing.dropReplenishment',
      subjectKind: 'product',
      subjectId: productIds[0] ?? '',
      before: { products: count },
      requestId,
    });
    return { products: count };
  },
});

interface RuledProduct {
  id: string;
  name: string;
  spec: string;
  decimals: number;
}

/** @throws NotFound when one is not there, or the store holds nothing of the category */
async function productsOf(
  tx: Tx,
  of: { storeId: string; productIds?: string[] | undefined; categoryId?: string | undefined },
): Promise<RuledProduct[]> {
  const wanted = [...new Set(of.productIds ?? [])];
  const which = of.categoryId
    ? Prisma.sql`p.category_id = ${of.categoryId}::uuid AND p.discontinued_at IS NULL
        AND EXISTS (SELECT 1 FROM stock_cost c WHERE c.store_id = ${of.storeId}::uuid AND c.product_id = p.id)`
    : Prisma.sql`p.id = ANY(${wanted}::uuid[])`;
  const found = await tx.$queryRaw<
    RuledProduct[]
  >`SELECT p.id, p.name, p.spec, p.decimals FROM ${GOODS} p WHERE ${which}`;
  if (found.length === 0 || (!of.categoryId && found.length < wanted.length))
    throw new NotFound({ noun: 'product' });
  return found;
}
