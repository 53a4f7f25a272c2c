import { mulDiv } from '@/lib/money';
import { covers, type GoodsRule, type PromotionTerms, WHOLE_BP } from '@/lib/promotions/terms';
import type { PromotionSaid } from './schema';

/** What is wrong with a promotion as somebody said it, by its field; null: nothing. The form and the command ask the same. */
export function faultOf(said: PromotionSaid): { field: string; problem: string } | null {
  const { kind, goods, prices, fromMinute, untilMinute } = said;
  if (said.untilDay < said.fromDay) return { field: 'untilDay', problem: 'order' };
  if ((fromMinute === null) !== (untilMinute === null)) return { field: 'untilMinute', problem: 'both' };
  if (fromMinute !== null && fromMinute === untilMinute) return { field: 'untilMinute', problem: 'order' };
  if (kind === 'PRICE') return prices.length === 0 ? { field: 'prices', problem: 'missing' } : null;
  if (!namesGoods(goods)) return { field: 'goods', problem: 'missing' };
  if (kind === 'PERCENT_OFF') return isPercent(said.percentBp, WHOLE_BP - 1) ? null : wrong('percentBp');
  if (kind === 'N_FOR') {
    if (said.pieces === null || said.pieces < 2) return wrong('pieces');
    return said.togetherFen === null || said.togetherFen < 1 ? wrong('togetherFen') : null;
  }
  if (said.pieces === null || said.pieces < 1) return wrong('pieces');
  if (said.getPieces === null || said.getPieces < 1) return wrong('getPieces');
  if (said.getGoods && !namesGoods(said.getGoods)) return { field: 'getGoods', problem: 'missing' };
  return isPercent(said.percentBp, WHOLE_BP) ? null : wrong('percentBp');
}

const wrong = (field: string) => ({ field, problem: 'range' });

function isPercent(bp: number | null, most: number): boolean {
  return bp !== null && bp > 0 && bp <= most;
}

export function namesGoods({ all, categoryIds, productIds }: GoodsRule): boolean {
  return all || categoryIds.length > 0 || productIds.length > 0;
}

export const NO_GOODS: GoodsRule = {
  all: false,
  categoryIds: [],
  productIds: [],
  exceptCategoryIds: [],
  exceptProductIds: [],
};

/** What was said, as the engine takes it: what does not belong to its kind is left out. */
export function termsOf(said: PromotionSaid, ids: { id: string; promotionId: string }): PromotionTerms {
  const { kind } = said;
  const isGroup = kind === 'N_FOR' || kind === 'BUY_GET';
  return {
    ...ids,
    name: said.name,
    kind,
    fromDay: said.fromDay,
    untilDay: said.untilDay,
    weekdays: said.weekdays.toSorted(),
    fromMinute: said.fromMinute,
    untilMinute: said.untilMinute,
    priority: said.priority,
    isFinal: said.isFinal,
    membersOnly: said.membersOnly,
    withMemberPrice: said.withMemberPrice,
    mostPerTicket: said.mostPerTicket,
    goods:
      kind === 'PRICE'
        ? { ...NO_GOODS, productIds: said.prices.map(({ productId }) => productId) }
        : said.goods,
    prices:
      kind === 'PRICE'
        ? Object.fromEntries(said.prices.map(({ productId, priceFen }) => [productId, priceFen]))
        : {},
    percentBp: kind === 'PERCENT_OFF' || kind === 'BUY_GET' ? said.percentBp : null,
    pieces: isGroup ? said.pieces : null,
    togetherFen: kind === 'N_FOR' ? said.togetherFen : null,
    getPieces: kind === 'BUY_GET' ? said.getPieces : null,
    getGoods: kind === 'BUY_GET' ? said.getGoods : null,
  };
}

/** A product as its lowest price is asked. */
export interface PricedGoods {
  id: string;
  categoryId: string | null;
  kind: 'GOODS' | 'SERVICE' | 'KIT' | 'TEMPORARY';
  decimals: number;
  listPriceFen: number;
  memberPriceFen: number | null;
}

/**
 * The least a unit of each product may come to by a promotion, whatever else is in the basket: groups of pieces share what they save, so that the most
 * favourable group there is decides for all. Fen, rounded down; a fen less where pieces share, for the fen that is left over.
 */
export function lowestPrices(terms: PromotionTerms, all: readonly PricedGoods[]): Map<string, number> {
  const asked = (of: PricedGoods) =>
    terms.withMemberPrice ? Math.min(of.memberPriceFen ?? of.listPriceFen, of.listPriceFen) : of.listPriceFen;
  const { getGoods } = terms;
  const named = (of: PricedGoods, rule: GoodsRule) => covers(rule, { ...of, productId: of.id });
  const isPart = (of: PricedGoods) => named(of, terms.goods) || (getGoods !== null && named(of, getGoods));
  const parts = all.filter(isPart);
  if (terms.kind === 'PRICE')
    return new Map(parts.map((of) => [of.id, Math.min(terms.prices[of.id] ?? asked(of), asked(of))]));
  if (terms.kind === 'PERCENT_OFF')
    return new Map(
      parts.map((of) => [of.id, mulDiv(asked(of), WHOLE_BP - (terms.percentBp ?? 0), WHOLE_BP) - 1]),
    );
  const pieces = parts.filter(({ decimals }) => decimals === 0);
  const [paid, whole] = bestGroup(terms, pieces, asked, named);
  if (whole <= 0 || paid >= whole) return new Map();
  return new Map(
    pieces.map((of) => [
      of.id,
      Math.max(0, Math.floor(Number((BigInt(asked(of)) * BigInt(paid)) / BigInt(whole))) - 1),
    ]),
  );
}

/** What the group that saves the largest part of its price is sold at, and what it costs alone, fen. */
function bestGroup(
  terms: PromotionTerms,
  pieces: readonly PricedGoods[],
  asked: (of: PricedGoods) => number,
  named: (of: PricedGoods, rule: GoodsRule) => boolean,
): [paid: number, whole: number] {
  const { getGoods, pieces: buy = 0, getPieces: get = 0, togetherFen = 0, percentBp = 0 } = terms;
  if (terms.kind === 'N_FOR') {
    const dearestFen = pieces.map(asked).reduce((most, fen) => Math.max(most, fen), 0);
    return [togetherFen ?? 0, (buy ?? 0) * dearestFen];
  }
  if (!getGoods) {
    const whole = WHOLE_BP * ((buy ?? 0) + (get ?? 0));
    return [whole - (percentBp ?? 0) * (get ?? 0), whole];
  }
  const got = pieces.filter((of) => named(of, getGoods)).map(asked);
  const bought = pieces.filter((of) => !named(of, getGoods)).map(asked);
  if (got.length === 0 || bought.length === 0) return [0, 0];
  const gotFen = (get ?? 0) * got.reduce((most, fen) => Math.max(most, fen), 0);
  const boughtFen = (buy ?? 0) * bought.reduce((least, fen) => Math.min(least, fen), Infinity);
  return [boughtFen + gotFen - mulDiv(gotFen, percentBp ?? 0, WHOLE_BP), boughtFen + gotFen];
}
