import { z } from 'zod';
import { PROMOTION_KINDS } from '@/lib/promotions/terms';
import { companyCommand, day, fen, id } from '@/server/platform/schema';

/** Most promotions that run or are planned at once: every counter keeps them all and looks at them at every scan. */
export const MOST_PROMOTIONS = 200;
export const MOST_CATEGORIES = 100;
export const MOST_PRODUCTS = 300;
export const LONGEST_NAME = 40;
/** As on the list: what holds or will, and what is over. */
export const PROMOTION_STATES = ['RUNNING', 'PLANNED', 'ENDED', 'CALLED_OFF'] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

const once = <T>(items: readonly T[]) => new Set(items).size === items.length;
const ids = (most: number) => z.array(id).max(most).refine(once, 'repeated');

export const goodsRule = z.object({
  all: z.boolean(),
  categoryIds: ids(MOST_CATEGORIES),
  productIds: ids(MOST_PRODUCTS),
  exceptCategoryIds: ids(MOST_CATEGORIES),
  exceptProductIds: ids(MOST_PRODUCTS),
});

/** A promotion as somebody says it; what belongs to another kind is null or left empty. Read further by `faultOf`. */
export const promotionSaid = z.object({
  name: z.string().trim().min(1).max(LONGEST_NAME),
  kind: z.enum(PROMOTION_KINDS),
  fromDay: day,
  untilDay: day,
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).refine(once, 'repeated'),
  fromMinute: z.number().int().min(0).max(1439).nullable(),
  untilMinute: z.number().int().min(0).max(1440).nullable(),
  /** None: all stores. */
  storeIds: ids(500),
  membersOnly: z.boolean(),
  withMemberPrice: z.boolean(),
  mostPerTicket: z.number().int().min(1).max(999).nullable(),
  priority: z.number().int().min(1).max(99),
  isFinal: z.boolean(),
  goods: goodsRule,
  prices: z
    .array(z.object({ productId: id, priceFen: fen.refine((amount) => amount > 0) }))
    .max(MOST_PRODUCTS)
    .refine((prices) => once(prices.map(({ productId }) => productId)), 'repeated'),
  percentBp: z.number().int().min(1).max(10_000).nullable(),
  pieces: z.number().int().min(1).max(99).nullable(),
  togetherFen: fen.nullable(),
  getPieces: z.number().int().min(1).max(99).nullable(),
  getGoods: goodsRule.nullable(),
});
export type PromotionSaid = z.output<typeof promotionSaid>;

export const planPromotionInput = companyCommand.extend({
  said: promotionSaid,
  /** Which one it changes, and the version that was seen; null: a new one. */
  changes: z.object({ promotionId: id, versionNo: z.number().int().min(1).max(100_000) }).nullable(),
  /** Why goods may be sold below their floor by it. */
  floorReason: z.string().trim().min(1).max(200).nullable(),
});

export const ofPromotionInput = companyCommand.extend({ promotionId: id });

/** Goods of a promotion that would fall below their floor: asked before it is planned. */
export const belowFloorInput = z.object({ said: promotionSaid });

export const promotionChangesInput = z.object({
  storeId: id,
  since: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
});

export const listPromotionsInput = z.object({
  state: z.enum(PROMOTION_STATES).default('RUNNING'),
  storeId: id.optional(),
  offset: z.number().int().min(0).max(100_000).default(0),
});

/** A few goods a promotion names, to show what it does to a basket of them. */
export const exampleGoodsInput = z.object({
  productIds: ids(3),
  categoryIds: ids(2),
  all: z.boolean(),
});
