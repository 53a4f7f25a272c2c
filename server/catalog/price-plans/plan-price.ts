import { dayToDate } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { classify } from '@/server/platform/database-errors';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { PricePlannedAlready } from '../errors';
import { planPriceInput } from '../schema';
import { dayOfChain } from './day-of-chain';

/**
 * Plans a list price from a day on, and until one where it comes back then. Its id is the requestId.
 * @throws NotFound, InvalidInput for a day that has begun, PricePlannedAlready
 */
export const planPrice = command({
  name: 'catalog.planPrice',
  permission: 'catalog.manage',
  scope: 'company',
  input: planPriceInput,
  async run(tx, { requestId: id, productId, listPriceFen, fromDay, untilDay }, ctx) {
    const product = await tx.product.findUnique({ where: { id: productId } });
    if (!product) throw new NotFound({ noun: 'product' });
    if (fromDay <= (await dayOfChain(tx, ctx.now)))
      throw new InvalidInput({ field: 'fromDay', problem: 'past' });
    try {
      await tx.plannedPrice.create({
        data: {
          ...{ id, productId, listPriceFen: BigInt(listPriceFen) },
          fromDay: dayToDate(fromDay),
          untilDay: untilDay ? dayToDate(untilDay) : null,
          plannedAt: ctx.now,
          plannedById: ctx.actor.personId,
        },
        select: { id: true },
      });
    } catch (error) {
      if (classify(error).kind === 'duplicate') throw new PricePlannedAlready();
      throw error;
    }
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'catalog.planPrice',
      subjectKind: 'product',
      subjectId: productId,
      after: {
        name: goodsName(product),
        listPriceFen,
        from: fromDay,
        ...(untilDay ? { until: untilDay } : {}),
      },
      requestId: id,
    });
    return { plannedId: id };
  },
});
