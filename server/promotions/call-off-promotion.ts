import { dateToDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { dayOfChain } from '@/server/catalog/price-plans/day-of-chain';
import { command } from '@/server/platform/command';
import { PromotionOver } from './errors';
import { nextRevision, promotionNow } from './internal';
import { ofPromotionInput } from './schema';

/** Calls a promotion off: no counter that hears of it gives it any more; what was sold by it stays. @throws NotFound, PromotionOver */
export const callOffPromotion = command({
  name: 'promotions.callOff',
  permission: 'promotions.manage',
  scope: 'company',
  input: ofPromotionInput,
  async run(tx, { requestId, promotionId }, ctx) {
    const revision = await nextRevision(tx);
    const { promotion, version } = await promotionNow(tx, promotionId);
    if (promotion.calledOffAt || dateToDay(version.untilDay) < (await dayOfChain(tx, ctx.now)))
      throw new PromotionOver();
    await tx.promotion.update({
      where: { id: promotionId },
      data: { calledOffAt: ctx.now, calledOffById: ctx.actor.personId, revision },
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'promotions.callOff',
      subjectKind: 'promotion',
      subjectId: promotionId,
      after: { name: version.name, promotionKind: version.kind },
      requestId,
    });
    return { promotionId };
  },
});
