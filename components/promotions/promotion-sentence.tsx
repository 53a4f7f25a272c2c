'use client';

import { useLocale, useTranslations } from 'next-intl';
import { discountWayOf, saidDiscount } from '@/components/sales/discount-rules';
import { formatMoney } from '@/lib/format';
import type { GoodsRule, PromotionTerms } from '@/lib/promotions/terms';

/** How goods and categories are called. */
export type NamesOf = (id: string) => string;

/** What a promotion gives, in one plain sentence. */
export function usePromotionSentence(nameOf: NamesOf): (terms: PromotionTerms) => string {
  const t = useTranslations('promotions.says');
  const locale = useLocale();
  const listed = (names: readonly string[]) => {
    if (names.length <= 3) return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
    const first = names.slice(0, 2);
    return t('others', { names: first.join(t('comma')), count: names.length });
  };
  const goodsOf = ({ all, categoryIds, productIds, exceptCategoryIds, exceptProductIds }: GoodsRule) => {
    const named = [...categoryIds, ...productIds].map(nameOf).filter(Boolean);
    const goods = all
      ? t('all')
      : named.length === 0
        ? t('some', { count: categoryIds.length + productIds.length })
        : listed(named);
    const except = [...exceptCategoryIds, ...exceptProductIds].map(nameOf).filter(Boolean);
    return except.length === 0 ? goods : t('except', { goods, except: listed(except) });
  };
  const rateOf = (bp: number | null) => saidDiscount(bp ?? 0, discountWayOf(locale));
  return (terms) => {
    const goods = goodsOf(terms.goods);
    const { pieces = 0, getPieces = 0, getGoods } = terms;
    switch (terms.kind) {
      case 'PRICE': {
        const prices = Object.values(terms.prices);
        const [first = 0] = prices;
        return prices.length === 1
          ? t('price', { goods, price: formatMoney(first) })
          : t('prices', { goods, count: prices.length });
      }
      case 'PERCENT_OFF':
        return t('percent', {
          goods,
          rate: rateOf(terms.percentBp),
        });
      case 'N_FOR':
        return t('together', { goods, pieces: pieces ?? 0, price: formatMoney(terms.togetherFen ?? 0) });
      case 'BUY_GET': {
        const values = {
          ...{ goods, pieces: pieces ?? 0, get: getPieces ?? 0, rate: rateOf(terms.percentBp) },
          ...{ others: getGoods ? goodsOf(getGoods) : '' },
        };
        const isFree = terms.percentBp === 10_000;
        if (getGoods) return t(isFree ? 'getOthersFree' : 'getOthers', values);
        return t(isFree ? 'getSameFree' : 'getSame', values);
      }
    }
  };
}

/** Who gets it, how often, and what it does to others: short words, one each. */
export function useConditionWords(): (terms: PromotionTerms) => string[] {
  const t = useTranslations('promotions.when');
  const time = (minute: number) =>
    `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return (terms) => [
    ...(terms.weekdays.length > 0 ? [terms.weekdays.map((day) => t(`day${day as 1}`)).join(t('comma'))] : []),
    ...(terms.fromMinute !== null && terms.untilMinute !== null
      ? [t('hours', { from: time(terms.fromMinute), until: time(terms.untilMinute) })]
      : []),
    ...(terms.membersOnly ? [t('members')] : []),
    ...(terms.withMemberPrice ? [t('withMember')] : []),
    ...(terms.mostPerTicket === null
      ? []
      : [t(isGrouped(terms) ? 'mostGroups' : 'mostUnits', { count: terms.mostPerTicket })]),
    ...(terms.isFinal ? [] : [t('goesOn')]),
  ];
}

function isGrouped({ kind }: PromotionTerms): boolean {
  return kind === 'N_FOR' || kind === 'BUY_GET';
}
