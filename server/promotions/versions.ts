import { Prisma } from '@/generated/prisma/client';
import { type Day, dayToDate } from '@/lib/business-day';
import type { GoodsRule, PromotionKind, PromotionTerms } from '@/lib/promotions/terms';
import type { Reader, RunSql } from '@/server/platform/db';

/** A version as the database answers it, in one row. */
interface VersionRow extends Omit<PromotionTerms, 'goods' | 'getGoods' | 'prices' | 'kind'> {
  kind: PromotionKind;
  storeIds: string[];
  allGoods: boolean;
  getsOthers: boolean;
  getsAll: boolean;
  versionNo: number;
  madeAt: Date;
  calledOffAt: Date | null;
  /** When another version took its place; null: it counts. */
  replacedAt: Date | null;
  goods: {
    role: string;
    except: boolean;
    product: string | null;
    category: string | null;
    fen: number | null;
  }[];
}

/** A version with what became of it. */
export interface KnownVersion {
  terms: PromotionTerms;
  versionNo: number;
  /** None: all. */
  storeIds: readonly string[];
  madeAt: Date;
  calledOffAt: Date | null;
  replacedAt: Date | null;
}

async function readVersions(run: RunSql, where: Prisma.Sql): Promise<KnownVersion[]> {
  const rows = await run<VersionRow>(Prisma.sql`
    SELECT v.id, v.promotion_id AS "promotionId", v.name, v.kind, v.from_day::text AS "fromDay", v.until_day::text AS "untilDay", v.weekdays,
      v.from_minute AS "fromMinute", v.until_minute AS "untilMinute", v.priority, v.is_final AS "isFinal", v.members_only AS "membersOnly",
      v.with_member_price AS "withMemberPrice", v.most_per_ticket AS "mostPerTicket", v.percent_bp AS "percentBp", v.pieces,
      v.together_fen::float8 AS "togetherFen", v.get_pieces AS "getPieces", v.store_ids::text[] AS "storeIds", v.all_goods AS "allGoods",
      v.gets_others AS "getsOthers", v.gets_all AS "getsAll", v.version_no AS "versionNo", v.made_at AS "madeAt",
      p.called_off_at AS "calledOffAt",
      (SELECT n.made_at FROM promotion_version n WHERE n.promotion_id = v.promotion_id AND n.version_no = v.version_no + 1) AS "replacedAt",
      coalesce((SELECT json_agg(row_to_json(x)) FROM (SELECT g.role, g.is_except AS "except", g.product_id AS product, g.category_id AS category, g.price_fen AS fen
        FROM promotion_goods g WHERE g.version_id = v.id ORDER BY g.id) x), '[]') AS goods
    FROM promotion_version v JOIN promotion p ON p.id = v.promotion_id WHERE ${where}
    ORDER BY v.priority, v.promotion_id`);
  return rows.map(knownVersion);
}

function knownVersion(row: VersionRow): KnownVersion {
  const {
    goods,
    storeIds,
    allGoods,
    getsOthers,
    getsAll,
    versionNo,
    madeAt,
    calledOffAt,
    replacedAt,
    ...rest
  } = row;
  const prices = goods.flatMap(({ product, fen }) =>
    product && fen !== null ? [[product, fen] as const] : [],
  );
  return {
    terms: {
      ...rest,
      goods: ruleOf(
        goods.filter(({ role }) => role === 'FOR'),
        allGoods,
      ),
      getGoods: getsOthers
        ? ruleOf(
            goods.filter(({ role }) => role === 'GET'),
            getsAll,
          )
        : null,
      prices: Object.fromEntries(prices),
    },
    versionNo,
    storeIds,
    madeAt,
    calledOffAt,
    replacedAt,
  };
}

function ruleOf(goods: VersionRow['goods'], all: boolean): GoodsRule {
  const of = (what: 'product' | 'category', isExcept: boolean) =>
    goods.flatMap((one) => (one.except === isExcept ? (one[what] ?? []) : []));
  return {
    all,
    categoryIds: of('category', false),
    productIds: of('product', false),
    exceptCategoryIds: of('category', true),
    exceptProductIds: of('product', true),
  };
}

export function by(reader: Reader): RunSql {
  return (statement) => reader.$queryRaw(statement);
}

/** Versions by their ids, also such as were replaced or called off: a late ticket is figured out with what it was sold by. */
export function versionsById(run: RunSql, ids: readonly string[]): Promise<KnownVersion[]> {
  return readVersions(run, Prisma.sql`v.id = ANY(${[...new Set(ids)]}::uuid[])`);
}

/** The version of a promotion that counts, over or not; null: no such promotion. */
export async function versionNow(reader: Reader, promotionId: string): Promise<KnownVersion | null> {
  const [found] = await readVersions(
    by(reader),
    Prisma.sql`p.id = ${promotionId}::uuid AND v.version_no = p.version_no`,
  );
  return found ?? null;
}

/** What runs or is planned from a day on, as it is now; with a store what is for it. */
export function promotionsFrom(reader: Reader, day: Day, storeId: string | null): Promise<KnownVersion[]> {
  return readVersions(
    by(reader),
    Prisma.sql`v.version_no = p.version_no AND p.called_off_at IS NULL AND v.until_day >= ${dayToDate(day)}::date
      AND (${storeId}::uuid IS NULL OR v.store_ids = '{}' OR ${storeId}::uuid = ANY(v.store_ids))`,
  );
}
