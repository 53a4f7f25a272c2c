import { goodsName } from '@/lib/goods-name';
import { fenToText } from '@/lib/money';
import { writeAuditEntries } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { PriceChangedMeanwhile } from '../errors';
import { lockCatalogue, writeProducts } from '../write-products';
import { requireModel } from './require-model';
import { priceModelInput } from './schema';

/**
 * One list price for several variants of a model; floors and costs stay as they are, and each keeps its own history. The prices that were looked
 * at must still be the prices. @throws NotFound, PriceChangedMeanwhile
 */
export const priceModel = command({
  name: 'catalog.priceModel',
  permission: 'catalog.manage',
  scope: 'company',
  input: priceModelInput,
  async run(tx, { modelId, listPriceFen, seen, requestId }, ctx) {
    await lockCatalogue(tx);
    const model = await requireModel(tx, modelId);
    const products = new Map(model.products.map((product) => [product.id, product]));
    const wanted = new Map(seen.map(({ productId, listPriceFen: fen }) => [productId, fen]));
    const changed = [...wanted].flatMap(([productId, seenFen]) => {
      const product = products.get(productId);
      if (!product) throw new NotFound({ noun: 'product' });
      const nowFen = fenOf(product.listPriceFen);
      if (nowFen !== seenFen) throw new PriceChangedMeanwhile({ now: fenToText(nowFen) });
      return nowFen === listPriceFen ? [] : [product];
    });
    await writeProducts(
      tx,
      changed.map(({ code, name }) => ({ code, name, barcodes: [], listPriceFen })),
      ctx.now,
      { setById: ctx.actor.personId },
    );
    await writeAuditEntries(
      tx,
      ctx,
      changed.map((product) => ({
        storeId: null,
        action: 'catalog.priceModel',
        subjectKind: 'product',
        subjectId: product.id,
        before: { name: goodsName(product), listPriceFen: fenOf(product.listPriceFen) },
        after: { name: goodsName(product), listPriceFen },
        requestId,
      })),
    );
    const floors = changed.map(({ floorPriceFen }) => fenOrNull(floorPriceFen));
    return {
      changed: changed.length,
      /** Of these the new price lies below the floor; null: not to be known. */
      belowFloor: ctx.may('prices.seeFloor', null)
        ? floors.filter((fen) => fen !== null && listPriceFen < fen).length
        : null,
    };
  },
});
