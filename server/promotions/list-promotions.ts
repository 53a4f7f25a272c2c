import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { type Day, dayToDate } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import type { PromotionTerms } from '@/lib/promotions/terms';
import { goodsOf } from '@/server/catalog/goods-of';
import { listCategories } from '@/server/catalog/queries';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import type { listPromotionsInput, PromotionState } from './schema';
import { by, versionNow, versionsById } from './versions';

const PAGE = 50;

export interface PromotionRow {
  promotionId: string;
  state: PromotionState;
  terms: PromotionTerms;
  /** None: all. */
  storeIds: readonly string[];
  plannedBy: string;
  calledOffBy: string | null;
  /** Of the goods and categories it names. */
  names: Record<string, string>;
}

/** Promotions of a state, those that begin or began last first; with a store what is for it. */
export async function listPromotions(
  reader: Reader,
  { state, storeId, offset }: z.output<typeof listPromotionsInput>,
  today: Day,
): Promise<{ rows: PromotionRow[]; more: boolean }> {
  const rows = await reader.$queryRaw<
    { id: string; versionId: string; plannedById: string; calledOffById: string | null }[]
  >`
    SELECT p.id, v.id AS "versionId", v.made_by_id AS "plannedById", p.called_off_by_id AS "calledOffById"
    FROM promotion p JOIN promotion_version v ON v.promotion_id = p.id AND v.version_no = p.version_no
    WHERE ${isIn(state, today)} AND (${storeId ?? null}::uuid IS NULL OR v.store_ids = '{}' OR ${storeId ?? null}::uuid = ANY(v.store_ids))
    ORDER BY v.from_day DESC, p.id DESC LIMIT ${PAGE + 1} OFFSET ${offset}`;
  const shown = rows.slice(0, PAGE);
  const known = new Map(
    (
      await versionsById(
        by(reader),
        shown.map(({ versionId }) => versionId),
      )
    ).map((version) => [version.terms.id, version]),
  );
  const names = await personNames(
    reader,
    shown.flatMap(({ plannedById, calledOffById }) => [
      plannedById,
      ...(calledOffById ? [calledOffById] : []),
    ]),
  );
  const nameOf = await namesOfGoods(
    reader,
    [...known.values()].map(({ terms }) => terms),
  );
  return {
    rows: shown.flatMap((row) => {
      const version = known.get(row.versionId);
      if (!version) return [];
      const { terms, storeIds } = version;
      return {
        ...{ promotionId: row.id, state, terms, storeIds, plannedBy: names.get(row.plannedById) ?? '' },
        calledOffBy: row.calledOffById ? (names.get(row.calledOffById) ?? '') : null,
        names: Object.fromEntries(idsIn(terms).map((one) => [one, nameOf.get(one) ?? ''])),
      };
    }),
    more: rows.length > PAGE,
  };
}

/** Goods of one promotion that a list may name: a sentence says no more. */
const NAMED = 10;

function idsIn({ goods, getGoods }: PromotionTerms): string[] {
  return [goods, getGoods].flatMap((rule) =>
    rule
      ? [
          ...[...rule.categoryIds, ...rule.productIds].slice(0, NAMED),
          ...[...rule.exceptCategoryIds, ...rule.exceptProductIds].slice(0, NAMED),
        ]
      : [],
  );
}

async function namesOfGoods(reader: Reader, all: readonly PromotionTerms[]): Promise<Map<string, string>> {
  const ids = all.flatMap(idsIn);
  if (ids.length === 0) return new Map();
  const goods = await goodsOf(reader, ids);
  const categories = new Map((await listCategories(reader)).map(({ id, name }) => [id, name]));
  return new Map(ids.map((one) => [one, categories.get(one) ?? goodsName(goods(one))]));
}

function isIn(state: PromotionState, today: Day): Prisma.Sql {
  const day = dayToDate(today);
  if (state === 'CALLED_OFF') return Prisma.sql`p.called_off_at IS NOT NULL`;
  if (state === 'ENDED') return Prisma.sql`p.called_off_at IS NULL AND v.until_day < ${day}::date`;
  if (state === 'PLANNED') return Prisma.sql`p.called_off_at IS NULL AND v.from_day > ${day}::date`;
  return Prisma.sql`p.called_off_at IS NULL AND ${day}::date BETWEEN v.from_day AND v.until_day`;
}

/** One promotion for its form, with the words of the goods it names. @throws NotFound */
export async function promotionDetail(reader: Reader, promotionId: string, today: Day, seesFloors: boolean) {
  const version = await versionNow(reader, promotionId);
  if (!version) throw new NotFound({ noun: 'promotion' });
  const { terms, storeIds, versionNo, calledOffAt } = version;
  const allowed = await reader.promotionFloorApproval.findMany({ where: { versionId: terms.id } });
  const rules = [terms.goods, ...(terms.getGoods ? [terms.getGoods] : [])];
  const productIds = rules.flatMap((rule) => [...rule.productIds, ...rule.exceptProductIds]);
  const goods = await goodsOf(reader, [...productIds, ...allowed.map(({ productId }) => productId)]);
  const categoryIds = new Set(rules.flatMap((rule) => [...rule.categoryIds, ...rule.exceptCategoryIds]));
  const categories = await listCategories(reader);
  const names = await personNames(
    reader,
    allowed.map(({ approvedById }) => approvedById),
  );
  return {
    ...{ promotionId, versionNo, terms, storeIds },
    state: stateOf(terms, calledOffAt, today),
    goods: [...new Set(productIds)].map(goods),
    categories: categories.filter(({ id }) => categoryIds.has(id)).map(({ id, name }) => ({ id, name })),
    // What may go below a floor, and how far, tells of floors.
    belowFloor: seesFloors
      ? allowed.map(({ productId, priceFen, reason, approvedById }) => ({
          ...goods(productId),
          ...{ priceFen: fenOf(priceFen), reason, approvedBy: names.get(approvedById) ?? '' },
        }))
      : [],
  };
}

function stateOf(terms: PromotionTerms, calledOffAt: Date | null, today: Day): PromotionState {
  if (calledOffAt) return 'CALLED_OFF';
  if (terms.untilDay < today) return 'ENDED';
  return terms.fromDay > today ? 'PLANNED' : 'RUNNING';
}
