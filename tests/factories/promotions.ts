import type { PromotionSaid } from '@/server/promotions/schema';

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
