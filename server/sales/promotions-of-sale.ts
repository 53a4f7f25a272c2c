import { mulQuantity, sumFen } from '@/lib/money';
import { presetOf } from '@/lib/preset-reason';
import { giveAt } from '@/lib/promotions/apply-promotions';
import { holdsAt, type StoreClock } from '@/lib/promotions/promotion-times';
import type { Given, PromotionLine } from '@/lib/promotions/terms';
import { milliFromText } from '@/lib/quantity';
import type { CustomerGoingOn } from '@/server/customers/credit/lock-accounts';
import type { RunSql } from '@/server/platform/db';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, type Piece } from '@/server/platform/sql';
import { promotionsSold, type SoldBy } from '@/server/promotions/promotions-sold';
import type { SaleFacts } from './read-sale-facts';
import type { Sale, SaleLine } from './schema';

/** A payment goes on for so long at most, ms: what was decided longer before its sale was not decided for it. */
const LONGEST_PAYMENT_MS = 2 * 3_600_000;
/** Clocks of tablets and server may differ by this, ms. */
const CLOCK_SLACK_MS = 2 * 60_000;

/** What the book says of a line's promotions. */
export interface LinePromotions {
  /** As they are booked; none where one of them was never made. */
  given: Given[];
  /** PROMOTION_DIFFERS: its promotions do not come to this; PROMOTION_OVER: they do, and one of them was called off or said anew before. */
  flags: string[];
  /** More came off than promotions give, and nothing changed since that explains it. */
  isTooMuch: boolean;
  /** The version whose planner allowed this price below the floor; null: none. */
  floorPromotionId: string | null;
}

const NOTHING: LinePromotions = { given: [], flags: [], isTooMuch: false, floorPromotionId: null };

/** What is looked up of the sales that are judged. */
interface PromotionLookups {
  promotions: ReadonlyMap<string, SoldBy>;
  customers: ReadonlyMap<string, Pick<CustomerGoingOn, 'discount_bp'>>;
  products: ReadonlyMap<
    string,
    Pick<SaleFacts['products'][number], 'category_id' | 'kind' | 'decimals' | 'updated_at'>
  >;
}

/** The versions that sales name. */
export function promotionsNamed(run: RunSql, sales: readonly Sale[]): Promise<Map<string, SoldBy>> {
  const ids = sales.flatMap((sale) =>
    sale.lines.flatMap((line) => (line.promotions ?? []).map(({ versionId }) => versionId)),
  );
  return ids.length === 0 ? Promise.resolve(new Map()) : promotionsSold(run, ids);
}

/**
 * A finished sale's promotions figured out again, by the versions its tablet had and the moment its payment began. Whatever comes of it, what happened
 * is booked. By line; lines without promotions are not in it.
 */
export function judgePromotions(
  sale: Sale,
  at: { storeId: string; occurredAt: Date; clock: StoreClock },
  lookups: PromotionLookups,
): Map<string, LinePromotions> {
  const claimed = sale.lines.filter(({ promotions }) => promotions);
  if (claimed.length === 0) return new Map();
  const moment = decidedAt(sale, at.occurredAt);
  const isMember = lookups.customers.get(sale.customerId ?? '')?.discount_bp != null;
  const named = new Map(
    claimed.flatMap((line) =>
      (line.promotions ?? []).flatMap(({ versionId }) => {
        const version = lookups.promotions.get(versionId);
        return version ? [[versionId, version] as const] : [];
      }),
    ),
  );
  const holding = [...named.values()]
    .filter(({ terms, storeIds }) => {
      const isHere = storeIds.length === 0 || storeIds.includes(at.storeId);
      return isHere && holdsAt(terms, moment, at.clock);
    })
    .map(({ terms }) => terms);
  const atMember = new Set(sale.lines.filter(isAtMemberPrice).map(({ id }) => id));
  const lines = sale.lines.map((line) => asPromotionLine(line, lookups));
  const expected = giveAt(lines, holding, { isMember }, atMember);
  const isChanged = sale.lines.some(({ productId }) => {
    const changedAt = lookups.products.get(productId)?.updated_at;
    return changedAt !== undefined && new Date(changedAt) > moment;
  });
  return new Map(
    claimed.map((line) => [
      line.id,
      judgeLine(line, { expected: expected.get(line.id) ?? [], named, isChanged, moment }),
    ]),
  );
}

/** When payment began, as long as that can be. */
function decidedAt({ promotedAt, occurredAt: said }: Sale, occurredAt: Date): Date {
  if (!promotedAt) return occurredAt;
  const before = said.getTime() - promotedAt.getTime();
  if (before < -CLOCK_SLACK_MS || before > LONGEST_PAYMENT_MS) return occurredAt;
  // As far before the sale by the clock that is believed as by the tablet's.
  return new Date(occurredAt.getTime() - before);
}

function isAtMemberPrice({ overrideReason }: SaleLine): boolean {
  return presetOf(overrideReason ?? '') === 'member';
}

function asPromotionLine(line: SaleLine, lookups: PromotionLookups): PromotionLine {
  const product = lookups.products.get(line.productId);
  const isMembers = isAtMemberPrice(line);
  const isRepriced = line.unitPriceFen !== line.listPriceFen && !isMembers;
  return {
    id: line.id,
    productId: line.productId,
    categoryId: product?.category_id ?? null,
    kind: (product?.kind ?? 'TEMPORARY') as PromotionLine['kind'],
    decimals: product?.decimals ?? 0,
    quantityMilli: milliFromText(line.quantity) ?? 0,
    listFen: line.listPriceFen,
    memberFen: isMembers ? line.unitPriceFen : null,
    byHand: isRepriced || (line.lineDiscountFen > 0 && !line.promotions),
  };
}

interface Facts {
  expected: readonly Given[];
  named: ReadonlyMap<string, SoldBy>;
  isChanged: boolean;
  moment: Date;
}

function judgeLine(line: SaleLine, { expected, named, isChanged, moment }: Facts): LinePromotions {
  const given = (line.promotions ?? []).map(({ versionId, fen }) => ({ id: versionId, fen }));
  const expectedFen = sumFen(expected.map(({ fen }) => fen));
  const differs =
    given.some(({ id, fen }) => fenOf(expected, id) !== fen) || expectedFen !== line.lineDiscountFen;
  const isOver = given.some(({ id }) => {
    const version = named.get(id);
    const ended = [version?.calledOffAt, version?.replacedAt].filter((end) => end != null);
    return ended.some((end) => end.getTime() + CLOCK_SLACK_MS < moment.getTime());
  });
  const quantityMilli = milliFromText(line.quantity) ?? 0;
  const allowing = given.find(({ id }) => {
    const leastFen = named.get(id)?.allowedBelowFloor.get(line.productId);
    return leastFen !== undefined && line.netFen >= mulQuantity(leastFen, quantityMilli);
  });
  return {
    ...NOTHING,
    given: given.every(({ id }) => named.has(id)) ? given : [],
    flags: differs ? ['PROMOTION_DIFFERS'] : isOver ? ['PROMOTION_OVER'] : [],
    isTooMuch: differs && !isChanged && line.lineDiscountFen > expectedFen,
    floorPromotionId: differs ? null : (allowing?.id ?? null),
  };
}

function fenOf(given: readonly Given[], id: string): number {
  return given.find((one) => one.id === id)?.fen ?? 0;
}

interface PromotedLine {
  row: { id: string };
  promotions: readonly Given[];
}

/** What promotions gave on lines, as it is booked. */
export function promotionRows(
  storeId: string,
  plans: readonly { businessDay: PostingDay; lines: readonly PromotedLine[] }[],
): Piece {
  return insertRows(
    'ticket_line_promotion',
    ['store_id', 'line_id', 'version_id', 'position', 'saved_fen', 'business_day'],
    plans.flatMap(({ businessDay, lines }) =>
      lines.flatMap(({ row, promotions }) =>
        promotions.map(({ id, fen }, at) => ({
          store_id: storeId,
          line_id: row.id,
          version_id: id,
          position: at + 1,
          saved_fen: fen,
          business_day: dayOf(businessDay, storeId),
        })),
      ),
    ),
  );
}
