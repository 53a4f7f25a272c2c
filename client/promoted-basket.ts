import type { Fen } from '@/lib/money';
import { applyPromotions, givenOn } from '@/lib/promotions/apply-promotions';
import { type NextPiece, nextPiece } from '@/lib/promotions/next-piece';
import { holdsAt, type StoreClock } from '@/lib/promotions/promotion-times';
import { covers, type PromotionLine, type PromotionTerms } from '@/lib/promotions/terms';
import type { Basket, BasketLine, BasketProduct } from './basket-shape';
import { atMemberPrices, isAtMemberPrice, shelfPriced } from './member-prices';

interface Book {
  terms: readonly PromotionTerms[];
  clock: StoreClock;
}

const MINUTE_MS = 60_000;
let lastAsked: { terms: readonly PromotionTerms[]; minute: number; holding: PromotionTerms[] } | null = null;

/** Those that hold at a moment: looked for once a minute, as time zones are slow to work out. */
function holdingAt({ terms, clock }: Book, nowMs: number): PromotionTerms[] {
  const minute = Math.floor(nowMs / MINUTE_MS);
  if (lastAsked?.terms === terms && lastAsked.minute === minute) return lastAsked.holding;
  const holding = terms.filter((one) => holdsAt(one, new Date(nowMs), clock));
  lastAsked = { terms, minute, holding };
  return holding;
}

/** Which of those that hold name a product: found once, however often it is scanned or shown. */
const named = new WeakMap<readonly PromotionTerms[], Map<string, PromotionTerms[]>>();

function namingOf(product: BasketProduct, holding: readonly PromotionTerms[]): PromotionTerms[] {
  const found = named.get(holding) ?? new Map<string, PromotionTerms[]>();
  named.set(holding, found);
  const key = `${product.id} ${product.categoryId}`;
  const known = found.get(key);
  if (known) return known;
  const of = onePiece(product);
  const naming = holding.filter(
    ({ goods, getGoods }) => covers(goods, of) || (getGoods !== null && covers(getGoods, of)),
  );
  found.set(key, naming);
  return naming;
}

/** Those that name something of the basket: what gives nothing changes nothing. */
function namingAny(basket: Basket, holding: readonly PromotionTerms[]): PromotionTerms[] {
  return [...new Set(basket.lines.flatMap(({ product }) => namingOf(product, holding)))];
}

/** The basket at its promotions of a moment, and at a member's prices where those are less. Asked again it changes nothing. */
export function promotedBasket(basket: Basket, book: Book, nowMs: number): Basket {
  const plain = atMemberPrices(withoutPromotions(basket));
  const holding = namingAny(plain, holdingAt(book, nowMs));
  if (holding.length === 0) return plain;
  const { given, atMember } = applyPromotions(plain.lines.map(promotionLine), holding, buyerOf(plain));
  const names = new Map(holding.map(({ id, name }) => [id, name]));
  const lines = plain.lines.map((line) => {
    if (isByHand(line))
      return namingOf(line.product, holding).length > 0
        ? { ...line, isOutOfPromotions: true as const }
        : line;
    const own = given.get(line.id);
    if (!own) return line;
    const promotions = own.map(({ id, fen }) => ({ versionId: id, name: names.get(id) ?? '', fen }));
    return { ...(isAtMemberPrice(line) && !atMember.has(line.id) ? shelfPriced(line) : line), promotions };
  });
  return { ...plain, lines };
}

function withoutPromotions(basket: Basket): Basket {
  if (!basket.lines.some(({ promotions, isOutOfPromotions }) => promotions || isOutOfPromotions))
    return basket;
  return {
    ...basket,
    lines: basket.lines.map(({ promotions: _, isOutOfPromotions: __, ...line }) => line),
  };
}

function buyerOf({ customer }: Basket) {
  return { isMember: customer?.level != null };
}

/** A person gave its price or a discount, or its label says it. */
function isByHand(line: BasketLine): boolean {
  if (line.discount !== null) return true;
  if (!isAtMemberPrice(line))
    return line.overrideReason !== '' || line.unitPriceFen !== line.product.listPriceFen;
  const { before } = line;
  return before !== undefined && (before.discount !== null || before.overrideReason !== '');
}

function promotionLine(line: BasketLine): PromotionLine {
  return {
    ...goodsOf(line.product),
    id: line.id,
    quantityMilli: line.quantityMilli,
    memberFen: isAtMemberPrice(line) ? line.unitPriceFen : null,
    byHand: isByHand(line),
  };
}

function goodsOf(product: BasketProduct) {
  return {
    productId: product.id,
    categoryId: product.categoryId ?? null,
    kind: product.kind ?? 'GOODS',
    decimals: product.decimals,
    listFen: product.listPriceFen,
  } as const;
}

function onePiece(product: BasketProduct): PromotionLine {
  return { ...goodsOf(product), id: product.id, quantityMilli: 1000, memberFen: null, byHand: false };
}

/** What one unit costs by promotions of its own, for whoever is no member; null: what the list says. */
export function promotionPriceOf(product: BasketProduct, book: Book, nowMs: number): Fen | null {
  const holding = namingOf(product, holdingAt(book, nowMs)).filter(
    ({ kind }) => kind === 'PRICE' || kind === 'PERCENT_OFF',
  );
  if (holding.length === 0) return null;
  const { given } = applyPromotions([onePiece(product)], holding, { isMember: false });
  const fen = givenOn(given, product.id);
  return fen > 0 ? product.listPriceFen - fen : null;
}

/** Names of what holds for a product now. */
export function promotionsOf(product: BasketProduct, book: Book, nowMs: number): string[] {
  return namingOf(product, holdingAt(book, nowMs)).map(({ name }) => name);
}

/** One more piece that would complete a promotion. @param product what the tablet knows of goods */
export function nextPieceOf(
  basket: Basket,
  book: Book,
  nowMs: number,
  product: (productId: string) => BasketProduct | null,
): NextPiece | null {
  const holding = namingAny(basket, holdingAt(book, nowMs));
  const lines = basket.lines.map(promotionLine);
  const known = (productId: string) => {
    const found = product(productId);
    return found ? onePiece(found) : null;
  };
  const applied = applyPromotions(lines, holding, buyerOf(basket));
  return nextPiece(lines, holding, buyerOf(basket), applied, known);
}
