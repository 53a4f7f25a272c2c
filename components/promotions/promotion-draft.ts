import { type DiscountWay, percentOff } from '@/components/sales/discount-rules';
import { type GoodsRule, type PromotionTerms, WHOLE_BP } from '@/lib/promotions/terms';
import type { PromotionSaid } from '@/server/promotions/schema';

/** Goods as a form names them. */
export interface NamedGoods {
  id: string;
  name: string;
}

export const NO_GOODS: GoodsRule = {
  all: false,
  categoryIds: [],
  productIds: [],
  exceptCategoryIds: [],
  exceptProductIds: [],
};

/** What a form begins with: a copy or what is changed, or nothing said yet. */
export function draftOf(
  today: string,
  from: { terms: PromotionTerms; storeIds: readonly string[] } | null,
  isCopy: boolean,
): PromotionSaid {
  const { terms } = from ?? {};
  const isPast = isCopy && (terms?.fromDay ?? '') < today;
  return {
    name: terms?.name ?? '',
    kind: terms?.kind ?? 'PRICE',
    fromDay: terms && !isPast ? terms.fromDay : today,
    untilDay: terms && !(isCopy && terms.untilDay < today) ? terms.untilDay : today,
    weekdays: [...(terms?.weekdays ?? [])],
    fromMinute: terms?.fromMinute ?? null,
    untilMinute: terms?.untilMinute ?? null,
    storeIds: [...(from?.storeIds ?? [])],
    membersOnly: terms?.membersOnly ?? false,
    withMemberPrice: terms?.withMemberPrice ?? false,
    mostPerTicket: terms?.mostPerTicket ?? null,
    priority: terms?.priority ?? 50,
    isFinal: terms?.isFinal ?? true,
    goods: mutable(terms?.goods ?? NO_GOODS),
    prices: Object.entries(terms?.prices ?? {}).map(([productId, priceFen]) => ({ productId, priceFen })),
    percentBp: terms?.percentBp ?? null,
    pieces: terms?.pieces ?? null,
    togetherFen: terms?.togetherFen ?? null,
    getPieces: terms?.getPieces ?? null,
    getGoods: terms?.getGoods ? mutable(terms.getGoods) : null,
  };
}

function mutable(rule: GoodsRule): PromotionSaid['goods'] {
  return {
    all: rule.all,
    categoryIds: [...rule.categoryIds],
    productIds: [...rule.productIds],
    exceptCategoryIds: [...rule.exceptCategoryIds],
    exceptProductIds: [...rule.exceptProductIds],
  };
}

export const timeOf = (minute: number | null) =>
  minute === null
    ? ''
    : `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function minuteOf(time: string): number | null {
  const [hours = '', minutes = ''] = time.split(':');
  return time === '' ? null : Number(hours) * 60 + Number(minutes);
}

/** A whole number as it is typed; null: none. */
export function wholeOf(text: string): number | null {
  const typed = text.normalize('NFKC').trim();
  return /^\d{1,3}$/.test(typed) ? Number(typed) : null;
}

/** What comes off, as it is typed at the counter too; in 折 a 0 is what is given for nothing. @returns basis points; null: none */
export function rateTyped(text: string, way: DiscountWay): number | null {
  const typed = text.normalize('NFKC').trim();
  return way === 'left' && typed === '0' ? WHOLE_BP : percentOff(typed, way);
}
