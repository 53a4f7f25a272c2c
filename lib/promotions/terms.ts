import type { Day } from '@/lib/business-day';
import type { Fen } from '@/lib/money';
import type { Milli } from '@/lib/quantity';

/** PRICE: a price of its own for named goods; PERCENT_OFF; N_FOR: so many together for a sum; BUY_GET: for so many bought, so many for less. */
export const PROMOTION_KINDS = ['PRICE', 'PERCENT_OFF', 'N_FOR', 'BUY_GET'] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

/** All of a price, basis points. */
export const WHOLE_BP = 10_000;

/** Goods by their categories and by themselves, less exceptions. */
export interface GoodsRule {
  all: boolean;
  categoryIds: readonly string[];
  productIds: readonly string[];
  exceptCategoryIds: readonly string[];
  exceptProductIds: readonly string[];
}

/** When it holds, by the store's clock. */
export interface PromotionTimes {
  /** First and last business day. */
  fromDay: Day;
  untilDay: Day;
  /** 1 Monday to 7 Sunday, of the business day; none: every day. */
  weekdays: readonly number[];
  /** Minutes of the day, the end not included; before the beginning: past midnight. Both or neither. */
  fromMinute: number | null;
  untilMinute: number | null;
}

/** What one version of a promotion gives: what a tablet computes with, and the server again. It never changes. */
export interface PromotionTerms extends PromotionTimes {
  /** Of the version. */
  id: string;
  promotionId: string;
  /** In the customer's words. */
  name: string;
  kind: PromotionKind;
  /** The lowest goes first. */
  priority: number;
  /** Nothing further on goods it has used. */
  isFinal: boolean;
  membersOnly: boolean;
  /** Also on top of a member's price; else a member gets the better of the two. */
  withMemberPrice: boolean;
  /** On one ticket: so many units of PRICE and PERCENT_OFF, so many times N_FOR and BUY_GET. Null: no end. */
  mostPerTicket: number | null;
  goods: GoodsRule;
  /** PRICE: fen a unit, by product. */
  prices: Readonly<Record<string, Fen>>;
  /** PERCENT_OFF: off the goods; BUY_GET: off what is got. */
  percentBp: number | null;
  /** N_FOR: how many together; BUY_GET: how many bought. */
  pieces: number | null;
  /** N_FOR: what they cost together. */
  togetherFen: Fen | null;
  /** BUY_GET: how many are got. */
  getPieces: number | null;
  /** BUY_GET: of which goods; null: of the same. What is in it counts as got, never as bought. */
  getGoods: GoodsRule | null;
}

/** A line of a basket as far as promotions look at it. */
export interface PromotionLine {
  id: string;
  productId: string;
  categoryId: string | null;
  kind: 'GOODS' | 'SERVICE' | 'KIT' | 'TEMPORARY';
  /** Of its unit: what is measured is in no group of pieces. */
  decimals: number;
  quantityMilli: Milli;
  /** Fen a unit. */
  listFen: Fen;
  /** What its customer pays for a unit as a member; null: the list price. */
  memberFen: Fen | null;
  /** A person gave its price or a discount, or its label says it: no promotion touches it. */
  byHand: boolean;
}

/** What a version gives on a line, fen, above 0. */
export interface Given {
  id: string;
  fen: Fen;
}

/** Does the rule name these goods? Services only by themselves; a temporary item never. */
export function covers(
  goods: GoodsRule,
  of: Pick<PromotionLine, 'productId' | 'categoryId' | 'kind'>,
): boolean {
  if (of.kind === 'TEMPORARY') return false;
  if (goods.exceptProductIds.includes(of.productId)) return false;
  if (goods.productIds.includes(of.productId)) return true;
  if (of.kind === 'SERVICE') return false;
  if (of.categoryId !== null && goods.exceptCategoryIds.includes(of.categoryId)) return false;
  return goods.all || (of.categoryId !== null && goods.categoryIds.includes(of.categoryId));
}

/** The order in which promotions are applied: by priority, then by promotion. */
export function inOrder(terms: readonly PromotionTerms[]): PromotionTerms[] {
  const key = ({ promotionId, id }: PromotionTerms) => `${promotionId} ${id}`;
  return terms.toSorted((a, b) => a.priority - b.priority || (key(a) < key(b) ? -1 : 1));
}
