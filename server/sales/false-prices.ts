import { memberPriceOf } from '@/lib/member-price';
import { mulQuantity } from '@/lib/money';
import { presetReason } from '@/lib/preset-reason';
import type { Milli } from '@/lib/quantity';
import type { CustomerGoingOn } from '@/server/customers/credit/lock-accounts';
import type { SaleFacts } from './read-sale-facts';
import type { SaleLine } from './schema';

type ProductFacts = SaleFacts['products'][number];

/**
 * Charged less than the book's price under a list price the book did not have then: whoever rang it up changed no price, so
 * nobody was asked. A price that changed since is no such thing.
 */
export function isAtFalseList(
  line: SaleLine,
  product: ProductFacts,
  quantityMilli: Milli,
  occurredAt: Date,
): boolean {
  if (line.listPriceFen >= product.list_price_fen) return false;
  if (line.netFen >= mulQuantity(product.list_price_fen, quantityMilli)) return false;
  return new Date(product.updated_at) <= occurredAt;
}

/** As a line says that its price is a member's. */
const MEMBER = presetReason('member');

/**
 * Charged as a member's price what the customer's level does not give for it: they have none, or it gives less. What changed since it was rung up
 * is no such thing.
 */
export function isAtFalseMemberPrice(
  line: SaleLine,
  product: ProductFacts,
  customer: CustomerGoingOn | undefined,
  occurredAt: Date,
): boolean {
  if (line.overrideReason !== MEMBER) return false;
  const level = customer?.discount_bp == null ? null : { discountBp: customer.discount_bp };
  const book = { listPriceFen: product.list_price_fen, memberPriceFen: product.member_price_fen };
  if (line.unitPriceFen >= (memberPriceOf(book, level) ?? book.listPriceFen)) return false;
  const since = [product.updated_at, customer?.level_since ?? null].filter((moment) => moment !== null);
  return since.every((moment) => new Date(moment) <= occurredAt);
}
