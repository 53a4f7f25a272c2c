// Long because: everything a line is judged by before it is written, one judgement after the other.
import { grouped } from '@/lib/grouped';
import { mulQuantity } from '@/lib/money';
import type { StoreClock } from '@/lib/promotions/promotion-times';
import type { Given } from '@/lib/promotions/terms';
import { fitsDecimals, type Milli, milliFromText } from '@/lib/quantity';
import type { SaleCredit } from '@/server/customers/credit/credit-rules';
import type { CustomerGoingOn } from '@/server/customers/credit/lock-accounts';
import type { PlannedPoints } from '@/server/customers/points/point-rules';
import type { ActLimits, LimitState } from '@/server/limits/limit-rules';
import { DomainError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { milliOf } from '@/server/platform/numbers';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import type { RowOf } from '@/server/platform/sql';
import type { SoldBy } from '@/server/promotions/promotions-sold';
import type { ZonesByKind } from '@/server/zones/zones-by-kind';
import { ProductUnknown, QuantityTooFine } from './errors';
import { isAtFalseList, isAtFalseMemberPrice } from './false-prices';
import { asSold, type DeliveryFee, handoverOf, kindFlags, type Moves, movesOf } from './kinds-of-lines';
import { limitsOnLines } from './limits-on-sale';
import { type KitPartFacts, type PlannedPart, planParts } from './parts-of-kits';
import { type SalesPeople, sellersOf } from './people-of-sales';
import { judgePromotions, type LinePromotions } from './promotions-of-sale';
import type { SaleFacts, SeenFacts } from './read-sale-facts';
import type { Sale, SaleLine } from './schema';
import { type PlannedSerial, planSerials, serialFlags } from './serials';

/** A device's clock may run this much behind the server's, ms: an approval this much later than its sale was before it. */
const CLOCK_SLACK_MS = 2 * 60_000;

/** Approvals that allow a line's price: below its floor, and beyond what whoever sells it may give alone. */
const BELOW = ['BELOW_FLOOR'] as const;
const OVER = ['BELOW_FLOOR', 'OVER_LIMIT'] as const;

type ProductFacts = SaleFacts['products'][number];

/** A line ready to be written, keyed as its columns. */
export interface PlannedLine {
  row: Omit<RowOf<'ticket_line'>, 'digest'> & { breach_id: string | null; approval_id: string | null };
  quantityMilli: Milli;
  /** The book's list price, fen per unit. */
  bookPriceFen: number;
  /** What it moves out of stock. */
  moves: Moves;
  /** Of a kit: the goods that move instead of it. */
  parts: PlannedPart[];
  netFen: number;
  floorFen: number | null;
  handover: 'NOW' | 'LATER';
  /** Who sold it together; none: its salesperson alone. */
  sharedBy: NonNullable<SaleLine['sharedBy']>;
  productId: string;
  zoneId: string;
  /** Its pieces by their numbers. */
  serials: PlannedSerial[];
  /** What promotions gave on it. */
  promotions: Given[];
}

export interface SalePlan {
  sale: Sale;
  inputHash: string;
  businessDay: PostingDay;
  occurredAt: Date;
  personId: string;
  tillId: string;
  flags: string[];
  /** The drawer was already counted when this arrived. */
  afterClose: boolean;
  /** Its number was explained as lost before it arrived. */
  wasExplained: boolean;
  /** Its number is counted in its series already: explained, or a rejected ticket that is booked now. */
  isAccounted: boolean;
  listFen: number;
  lines: PlannedLine[];
  /** The exchange it is a part of; null: none. */
  exchangeId: string | null;
  /** Whom it is booked for: the row that goes on; null: nobody, or nobody Daybook knows. */
  customerId: string | null;
  credit: PlannedCredit | null;
  points: PlannedPoints | null;
}

/** What a sale does to its customer's credit. */
export interface PlannedCredit extends SaleCredit {
  customerId: string;
  approvalId: string | null;
  /** What a yuan costs in points; null: none are spent. */
  pointsPerYuan: number | null;
  /** What there is after it of points, before it earns any, and of stored value with its bonus. */
  pointsLeft: number;
  storedLeftFen: number;
}

/** What sales name that was asked by itself. */
interface Named {
  serialsOut?: Set<string>;
  promotions?: ReadonlyMap<string, SoldBy>;
}

/** Lookups over the facts, made once for a batch. */
export class SaleLookups {
  readonly products: Map<string, ProductFacts>;
  readonly customers: Map<string, CustomerGoingOn>;
  readonly approvals: Map<string, SeenFacts['approvals'][number]>;
  readonly usedInBatch = new Set<string>();
  /** Pieces that are at customers. */
  readonly serialsOut: Set<string>;
  /** Versions of promotions that the sales name. */
  readonly promotions: ReadonlyMap<string, SoldBy>;
  readonly kits: Map<string, KitPartFacts[]>;
  readonly explained: Set<number>;
  readonly unzonedId: string;
  readonly awaitingPickupId: string;

  constructor(facts: SaleFacts, seen: SeenFacts, zones: ZonesByKind, named: Named = {}) {
    this.serialsOut = named.serialsOut ?? new Set();
    this.promotions = named.promotions ?? new Map();
    this.kits = grouped(facts.kit_parts ?? [], ({ kit_id }) => kit_id);
    this.customers = new Map((facts.customers ?? []).map((customer) => [customer.id, customer]));
    this.products = new Map(facts.products.map((product) => [product.id, product]));
    this.approvals = new Map(seen.approvals.map((approval) => [approval.id, approval]));
    this.explained = new Set(seen.explained.map((row) => row.seq));
    this.unzonedId = zones.UNZONED;
    this.awaitingPickupId = zones.AWAITING_PICKUP;
  }

  /** What a kit is made of; of anything else nothing. */
  partsOf(productId: string): readonly KitPartFacts[] {
    return this.kits.get(productId) ?? [];
  }
}

export interface LineFrame {
  storeId: string;
  businessDay: PostingDay;
  occurredAt: Date;
  personId: string;
  people: SalesPeople;
  /** The store's clock. */
  clock: StoreClock;
  /** May people of this store approve their own acts? */
  selfApproval: boolean;
  /** The store's delivery fee and its limits. */
  fee: DeliveryFee;
  /** What whoever rang it up may do alone; null: nobody asks. */
  limits: ActLimits | null;
}

/** The lines of a finished sale against the book: prices, floors, approvals, flags. A refusal is returned, not thrown. */
export function planLines(sale: Sale, at: LineFrame, lookups: SaleLookups): PlannedLine[] | DomainError {
  const planned: PlannedLine[] = [];
  const verdicts = limitsOnLines(sale, at.limits);
  const promotions = judgePromotions(sale, at, lookups);
  for (const [index, line] of sale.lines.entries()) {
    const known = lookups.products.get(line.productId);
    if (!known) return new ProductUnknown({ productId: line.productId });
    const product = asSold(known, line, at.fee);
    if (product instanceof DomainError) return product;
    const quantityMilli = milliFromText(line.quantity) ?? 0;
    if (!fitsDecimals(quantityMilli, product.decimals)) {
      return new QuantityTooFine({ name: product.name, decimals: product.decimals });
    }
    const limit = verdicts[index]?.state ?? 'ALLOWED';
    const promoted = promotions.get(line.id) ?? null;
    planned.push(planLine(sale, line, { index, limit, product, quantityMilli, promoted }, at, lookups));
  }
  return planned;
}

interface LineFacts {
  index: number;
  /** May whoever rang it up give this price alone? */
  limit: LimitState;
  product: ProductFacts;
  quantityMilli: Milli;
  /** Null: no promotion gave anything on it. */
  promoted: LinePromotions | null;
}

function planLine(
  sale: Sale,
  line: SaleLine,
  { index, limit, product, quantityMilli, promoted }: LineFacts,
  at: LineFrame,
  lookups: SaleLookups,
): PlannedLine {
  const floorFen =
    product.floor_price_fen === null ? null : mulQuantity(product.floor_price_fen, quantityMilli);
  const isBelow = floorFen !== null && line.netFen < floorFen;
  // Who planned the promotion gave their word for this very price.
  const floorPromotionId = isBelow ? (promoted?.floorPromotionId ?? null) : null;
  const below = isBelow && floorPromotionId === null;
  const notTheirs = isAtFalseMemberPrice(
    line,
    product,
    lookups.customers.get(sale.customerId ?? ''),
    at.occurredAt,
  );
  const isOver = limit !== 'ALLOWED';
  const isFalse = isAtFalseList(line, product, quantityMilli, at.occurredAt);
  const doubtful = below || isOver || notTheirs || isFalse || (promoted?.isTooMuch ?? false);
  const kinds = below ? BELOW : OVER;
  const approvalId =
    below || limit === 'NEEDS_APPROVAL'
      ? validApproval(sale, line, { quantityMilli, kinds }, at, lookups)
      : null;
  // What nobody may allow is answered for, also where a price below the floor was allowed.
  const isCovered = approvalId !== null && limit !== 'DENIED';
  const zoneId = product.zone_id ?? lookups.unzonedId;
  const serials = planSerials(line, lookups.serialsOut);
  const parts = planParts(
    lookups.partsOf(product.id),
    { quantityMilli, netFen: line.netFen },
    lookups.unzonedId,
  );
  return {
    parts,
    serials,
    quantityMilli,
    bookPriceFen: product.list_price_fen,
    moves: movesOf(product.kind),
    netFen: line.netFen,
    floorFen,
    handover: handoverOf(line, product.kind),
    sharedBy: line.sharedBy ?? [],
    productId: product.id,
    zoneId,
    promotions: promoted?.given ?? [],
    row: {
      store_id: at.storeId,
      id: line.id,
      ticket_id: sale.id,
      line_no: index + 1,
      product_id: product.id,
      product_code: product.code,
      product_name: product.name,
      unit: product.unit,
      quantity: line.quantity,
      list_price_fen: line.listPriceFen,
      book_price_fen: product.list_price_fen,
      unit_price_fen: line.unitPriceFen,
      override_reason: line.overrideReason ?? null,
      line_discount_fen: line.lineDiscountFen,
      basket_discount_fen: line.basketDiscountFen,
      net_fen: line.netFen,
      tax_rate_bp: line.taxRateBp,
      tax_fen: line.taxFen,
      floor_fen: floorFen,
      approval_id: approvalId,
      breach_id: doubtful && !isCovered ? newId() : null,
      floor_promotion_id: floorPromotionId,
      handover: handoverOf(line, product.kind),
      salesperson_id: line.sharedBy?.[0]?.personId ?? line.salespersonId ?? at.personId,
      note: line.note ?? '',
      moves: movesOf(product.kind),
      flags: lineFlags(line, { product, serials, quantityMilli, notTheirs, isOver, promoted }, at),
      business_day: dayOf(at.businessDay, at.storeId),
    },
  };
}

/**
 * The approval a line names, when it covers exactly this act: same ticket, line, product, quantity and net, granted before and not
 * five minutes past when the sale was made, by somebody whose own act it is not, and not used before. Anything else leaves the
 * line a breach.
 */
function validApproval(
  sale: Sale,
  line: SaleLine,
  { quantityMilli, kinds }: { quantityMilli: Milli; kinds: readonly string[] },
  at: LineFrame,
  lookups: SaleLookups,
): string | null {
  const approval = line.approvalId ? lookups.approvals.get(line.approvalId) : undefined;
  if (!approval || approval.used || lookups.usedInBatch.has(approval.id)) return null;
  const covers =
    kinds.includes(approval.kind) &&
    approval.line_id === line.id &&
    approval.product_id === line.productId &&
    milliOf(approval.quantity ?? '0') === quantityMilli &&
    approval.net_fen === line.netFen &&
    isOfThisSale(approval, sale, at);
  if (!covers) return null;
  lookups.usedInBatch.add(approval.id);
  return approval.id;
}

/** Given for this ticket, before it was made and not five minutes past, by somebody whose own act it is not. */
export function isOfThisSale(
  approval: SeenFacts['approvals'][number],
  sale: Sale,
  { occurredAt, people, selfApproval }: Pick<LineFrame, 'occurredAt' | 'people' | 'selfApproval'>,
): boolean {
  return (
    approval.subject_id === sale.id &&
    new Date(approval.granted_at).getTime() <= occurredAt.getTime() + CLOCK_SLACK_MS &&
    new Date(approval.expires_at) >= occurredAt &&
    people.mayHaveApproved(sale, approval.granted_by_id, selfApproval)
  );
}

interface FlagFacts extends Pick<LineFacts, 'product' | 'quantityMilli' | 'promoted'> {
  serials: PlannedSerial[];
  notTheirs: boolean;
  isOver: boolean;
}

function lineFlags(line: SaleLine, of: FlagFacts, at: LineFrame): string[] {
  const { product, serials, quantityMilli } = of;
  return [
    ...flagsOf(line, product),
    ...kindFlags(line, product, at.fee),
    ...serialFlags(serials, { needsSerial: product.needs_serial ?? false, quantityMilli }),
    ...(of.notTheirs ? ['MEMBER_PRICE_DIFFERS'] : []),
    ...(of.isOver ? ['OVER_LIMIT'] : []),
    ...(of.promoted?.flags ?? []),
    ...new Set(sellersOf(line).flatMap((personId) => at.people.salespersonFlags(personId))),
  ];
}

function flagsOf(line: SaleLine, product: ProductFacts): string[] {
  const flags: string[] = [];
  if (line.listPriceFen !== product.list_price_fen) flags.push('PRICE_DIFFERS');
  if (line.taxRateBp !== product.tax_rate_bp) flags.push('TAX_RATE_DIFFERS');
  if (product.discontinued) flags.push('DISCONTINUED');
  return flags;
}
