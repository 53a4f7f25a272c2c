import { dateToDay, dayToDate } from '@/lib/business-day';
import type { GoodsRule, PromotionTerms } from '@/lib/promotions/terms';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { dayOfChain } from '@/server/catalog/price-plans/day-of-chain';
import { hasTheseGoods } from '@/server/catalog/promoted-goods';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { openStores } from '@/server/stores/queries';
import { belowFloor } from './below-floor';
import { PromotionBelowFloor, PromotionChanged, PromotionOver, TooManyPromotions } from './errors';
import { nextRevision, promotionNow } from './internal';
import { faultOf, termsOf } from './promotion-rules';
import { MOST_PROMOTIONS, type PromotionSaid, planPromotionInput } from './schema';

/**
 * Plans a promotion, or says one anew: a version is added, and what tablets computed with the one before stays as it was. Its id is the requestId.
 * Goods below their floor want a reason, and the right to allow it; then the promotion is the approval, by that name.
 * @throws InvalidInput, NotFound, PromotionChanged, PromotionOver, TooManyPromotions, PromotionBelowFloor
 */
export const planPromotion = command({
  name: 'promotions.plan',
  permission: 'promotions.manage',
  scope: 'company',
  input: planPromotionInput,
  async run(tx, { requestId, said, changes, floorReason }, ctx) {
    const fault = faultOf(said);
    if (fault) throw new InvalidInput(fault);
    const revision = await nextRevision(tx);
    const before = changes ? await changed(tx, ctx, changes) : null;
    await refuseDays(tx, ctx, said, before?.fromDay ?? null);
    await refuseUnknown(tx, said);
    if (!before && (await running(tx, ctx)) >= MOST_PROMOTIONS)
      throw new TooManyPromotions({ most: MOST_PROMOTIONS });
    const promotionId = changes?.promotionId ?? requestId;
    const versionNo = (changes?.versionNo ?? 0) + 1;
    const terms = termsOf(said, { id: before ? requestId : newId(), promotionId });
    const below = await belowFloor(tx, terms);
    if (below.length > 0 && (floorReason === null || !ctx.may('promotions.approveBelowFloor', null)))
      throw new PromotionBelowFloor();
    if (before) await tx.promotion.update({ where: { id: promotionId }, data: { versionNo, revision } });
    else
      await tx.promotion.create({
        data: { id: promotionId, versionNo, revision, plannedById: ctx.actor.personId, plannedAt: ctx.now },
        select: { id: true },
      });
    await writeVersion(tx, ctx, { terms, versionNo, storeIds: said.storeIds });
    await tx.promotionFloorApproval.createMany({
      data: below.map(({ productId, lowestFen }) => ({
        ...{ versionId: terms.id, productId, priceFen: BigInt(lowestFen), reason: floorReason ?? '' },
        ...{ approvedById: ctx.actor.personId, approvedAt: ctx.now },
      })),
    });
    await writeAuditEntry(tx, ctx, {
      storeId: null,
      action: before ? 'promotions.change' : 'promotions.plan',
      subjectKind: 'promotion',
      subjectId: promotionId,
      ...(before ? { before: factsOf(before) } : {}),
      after: {
        ...factsOf(said),
        ...(below.length > 0 ? { belowFloor: below.length, reason: floorReason } : {}),
      },
      requestId,
    });
    return { promotionId, versionId: terms.id };
  },
});

function factsOf({
  name,
  kind,
  fromDay,
  untilDay,
}: Pick<PromotionSaid, 'name' | 'fromDay' | 'untilDay'> & { kind: string }) {
  return { name, promotionKind: kind, from: fromDay, until: untilDay };
}

/** What is said anew, as it is now. @throws NotFound, PromotionChanged, PromotionOver */
async function changed(tx: Tx, ctx: ActorContext, seen: { promotionId: string; versionNo: number }) {
  const { promotion, version } = await promotionNow(tx, seen.promotionId);
  if (promotion.versionNo !== seen.versionNo) throw new PromotionChanged();
  const facts = {
    name: version.name,
    kind: version.kind,
    fromDay: dateToDay(version.fromDay),
    untilDay: dateToDay(version.untilDay),
  };
  if (promotion.calledOffAt || facts.untilDay < (await dayOfChain(tx, ctx.now))) throw new PromotionOver();
  return facts;
}

/** @param before the day it began, where it is said anew: that may stay */
async function refuseDays(
  tx: Tx,
  ctx: ActorContext,
  said: PromotionSaid,
  before: string | null,
): Promise<void> {
  const today = await dayOfChain(tx, ctx.now);
  if (said.untilDay < today) throw new InvalidInput({ field: 'untilDay', problem: 'past' });
  if (said.fromDay < today && said.fromDay !== before)
    throw new InvalidInput({ field: 'fromDay', problem: 'past' });
  if (Number(dayToDate(said.untilDay)) - Number(dayToDate(said.fromDay)) > LONGEST_MS)
    throw new InvalidInput({ field: 'untilDay', problem: 'tooLong' });
}

/** Two years. */
const LONGEST_MS = 730 * 86_400_000;

async function refuseUnknown(tx: Tx, said: PromotionSaid): Promise<void> {
  const rules = [said.goods, ...(said.getGoods ? [said.getGoods] : [])];
  const products = rules.flatMap(({ productIds, exceptProductIds }) => [...productIds, ...exceptProductIds]);
  const categories = rules.flatMap(({ categoryIds, exceptCategoryIds }) => [
    ...categoryIds,
    ...exceptCategoryIds,
  ]);
  const known = await hasTheseGoods(tx, {
    productIds: [...products, ...said.prices.map(({ productId }) => productId)],
    categoryIds: categories,
  });
  if (!known) throw new NotFound({ noun: 'product' });
  const stores = new Set((await openStores(tx)).map(({ id }) => id));
  if (said.storeIds.some((storeId) => !stores.has(storeId))) throw new NotFound({ noun: 'store' });
}

async function running(tx: Tx, ctx: ActorContext): Promise<number> {
  const today = dayToDate(await dayOfChain(tx, ctx.now));
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM promotion p JOIN promotion_version v ON v.promotion_id = p.id AND v.version_no = p.version_no
    WHERE p.called_off_at IS NULL AND v.until_day >= ${today}::date`;
  return row?.count ?? 0;
}

async function writeVersion(
  tx: Tx,
  ctx: ActorContext,
  { terms, versionNo, storeIds }: { terms: PromotionTerms; versionNo: number; storeIds: string[] },
): Promise<void> {
  const { goods, getGoods, prices, togetherFen, fromDay, untilDay, weekdays, ...rest } = terms;
  await tx.promotionVersion.create({
    data: {
      ...rest,
      ...{ versionNo, storeIds, weekdays: [...weekdays] },
      ...{ fromDay: dayToDate(fromDay), untilDay: dayToDate(untilDay) },
      togetherFen: togetherFen === null ? null : BigInt(togetherFen),
      ...{ allGoods: goods.all, getsOthers: getGoods !== null, getsAll: getGoods?.all ?? false },
      ...{ madeById: ctx.actor.personId, madeAt: ctx.now },
    },
    select: { id: true },
  });
  await tx.promotionGoods.createMany({
    data: [
      ...goodsRows(terms.id, 'FOR', goods, prices),
      ...(getGoods ? goodsRows(terms.id, 'GET', getGoods, {}) : []),
    ],
  });
}

function goodsRows(versionId: string, role: string, rule: GoodsRule, prices: PromotionTerms['prices']) {
  const row = (isExcept: boolean) => ({ id: newId(), versionId, role, isExcept });
  const excepted = new Set([...rule.exceptProductIds, ...rule.exceptCategoryIds]);
  return [
    ...rule.productIds
      .filter((productId) => !excepted.has(productId))
      .map((productId) => {
        const priceFen = prices[productId];
        return { ...row(false), productId, priceFen: priceFen === undefined ? null : BigInt(priceFen) };
      }),
    ...rule.categoryIds
      .filter((categoryId) => !excepted.has(categoryId))
      .map((categoryId) => ({ ...row(false), categoryId })),
    ...rule.exceptProductIds.map((productId) => ({ ...row(true), productId })),
    ...rule.exceptCategoryIds.map((categoryId) => ({ ...row(true), categoryId })),
  ];
}
