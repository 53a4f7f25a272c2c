import { goodsName } from '@/lib/goods-name';
import { fenToText } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { PriceChangedMeanwhile } from './errors';
import { setPriceInput } from './schema';
import { lockCatalogue, writeProducts } from './write-products';

/**
 * Changes a product's list price where it stands, and nothing else of it; floor and cost stay as they are. The price that was looked
 * at must still be the price. @throws NotFound, PriceChangedMeanwhile
 */
export const setPrice = command({
  name: 'catalog.setPrice',
  permission: 'catalog.manage',
  scope: 'company',
  input: setPriceInput,
  async run(tx, { productId, seenFen, listPriceFen, requestId }, ctx) {
    await lockCatalogue(tx);
    const product = await tx.product.findUnique({ where: { id: productId } });
    if (!product) throw new NotFound({ noun: 'product' });
    const before = fenOf(product.listPriceFen);
    if (before !== seenFen) throw new PriceChangedMeanwhile({ now: fenToText(before) });
    const { code, name } = product;
    await writeProducts(tx, [{ code, name, barcodes: [], listPriceFen }], ctx.now, {
      setById: ctx.actor.personId,
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'catalog.setPrice',
      subjectKind: 'product',
      subjectId: productId,
      before: { name: goodsName(product), listPriceFen: before },
      after: { name: goodsName(product), listPriceFen },
      requestId,
    });
    const floorFen = fenOrNull(product.floorPriceFen);
    const seesFloor = ctx.may('prices.seeFloor', null);
    return {
      listPriceFen,
      belowFloorFen: seesFloor && floorFen !== null && listPriceFen < floorFen ? floorFen : null,
    };
  },
});
