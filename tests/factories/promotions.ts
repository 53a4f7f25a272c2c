import { addDays, dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { PromotionSaid } from '@/server/promotions/schema';

/** A promotion that runs for one product today, planned by nobody who was asked: a version's id. */
export async function makePromotion(productId: string, today: string): Promise<string> {
  const [id, versionId] = [newId(), newId()];
  await db().promotion.create({
    data: { id, versionNo: 1, revision: 0n, plannedById: newId(), plannedAt: new Date() },
  });
  await db().promotionVersion.create({
    data: {
      ...{
        id: versionId,
        promotionId: id,
        versionNo: 1,
        name: '九折',
        kind: 'PERCENT_OFF',
        percentBp: 1_000,
      },
      ...{ fromDay: dayToDate(addDays(today, -1)), untilDay: dayToDate(addDays(today, 1)), allGoods: false },
      ...{ membersOnly: false, withMemberPrice: false, priority: 50, isFinal: true, getsOthers: false },
      ...{ madeById: newId(), madeAt: new Date() },
    },
  });
  await db().promotionGoods.create({
    data: { id: newId(), versionId, role: 'FOR', isExcept: false, productId },
  });
  return versionId;
}

/** A promotion as somebody says it: ten percent off everything, today, unless told. */
export function said(today: string, over: Partial<PromotionSaid>): PromotionSaid {
  return {
    ...{ name: '全场九折', kind: 'PERCENT_OFF', fromDay: today, untilDay: today, weekdays: [] },
    ...{ fromMinute: null, untilMinute: null, storeIds: [], membersOnly: false, withMemberPrice: false },
    ...{ mostPerTicket: null, priority: 50, isFinal: true, prices: [], percentBp: 1_000, pieces: null },
    ...{ togetherFen: null, getPieces: null, getGoods: null },
    goods: { all: true, categoryIds: [], productIds: [], exceptCategoryIds: [], exceptProductIds: [] },
    ...over,
  };
}
