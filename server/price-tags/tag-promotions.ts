import { businessDayOf, type Day } from '@/lib/business-day';
import { applyPromotions, givenOn } from '@/lib/promotions/apply-promotions';
import { holdsAt } from '@/lib/promotions/promotion-times';
import { covers, type PromotionLine } from '@/lib/promotions/terms';
import type { Reader } from '@/server/platform/db';
import { promotionsFrom } from '@/server/promotions/versions';
import type { StoreSettings } from '@/server/stores/store-settings';
import type { TagRow } from './list-tags';

/** What a tag says of a promotion besides the list price. */
export interface TagPromotion {
  name: string;
  /** What one costs by it; null: it is of several together, for members alone or of some hours. */
  priceFen: number | null;
  untilDay: Day;
}

type Row = TagRow & { categoryId: string | null; decimals: number };

/** Tags with the promotion that holds for each in a store now, the first by order. */
export async function withPromotions(
  reader: Reader,
  store: StoreSettings,
  now: Date,
  rows: readonly Row[],
): Promise<(TagRow & { promotion: TagPromotion | null })[]> {
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const terms = (await promotionsFrom(reader, today, store.id))
    .map((version) => version.terms)
    .filter((one) => holdsAt({ ...one, fromMinute: null, untilMinute: null, weekdays: [] }, now, store));
  return rows.map((row) => {
    const line: PromotionLine = {
      ...{ id: row.productId, productId: row.productId, categoryId: row.categoryId, kind: 'GOODS' },
      ...{
        decimals: row.decimals,
        quantityMilli: 1000,
        listFen: row.listPriceFen,
        memberFen: null,
        byHand: false,
      },
    };
    const first = terms.find(({ goods }) => covers(goods, line));
    if (!first) return { ...row, promotion: null };
    const isSimple =
      (first.kind === 'PRICE' || first.kind === 'PERCENT_OFF') &&
      !first.membersOnly &&
      first.weekdays.length === 0 &&
      first.fromMinute === null;
    const { given } = applyPromotions([line], isSimple ? [first] : [], { isMember: false });
    const fen = givenOn(given, line.id);
    return {
      ...row,
      promotion: {
        ...{ name: first.name, untilDay: first.untilDay },
        priceFen: fen > 0 ? row.listPriceFen - fen : null,
      },
    };
  });
}
