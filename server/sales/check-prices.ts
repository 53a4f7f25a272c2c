import type { z } from 'zod';
import { mulQuantity, roundHalfAwayFromZero } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { parse, requireActor } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { priceCheckInput } from './schema';

/** Questions about one product that a person may ask within the window before every answer is "needs approval". */
const FREE_CHECKS = 6;
/** The window, ms. */
const WINDOW_MS = 8 * 3_600_000;

export interface PriceCheckAnswer {
  lineId: string;
  needsApproval: boolean;
  /** Floor of the line, fen; only for those who may see floors. */
  floorFen: number | null;
}

/**
 * Which lines need somebody's approval before they are sold at these prices. Everybody without the right to see floors is
 * counted and logged, and after a few different prices for one product the answer is always yes, so that nobody can feel
 * their way to the floor.
 * @throws Unauthenticated, Forbidden, InvalidInput
 */
export async function checkPrices(
  ctx: Context,
  raw: z.input<typeof priceCheckInput>,
): Promise<PriceCheckAnswer[]> {
  const { storeId, lines } = parse(priceCheckInput, raw);
  const { actor } = requireActor(ctx, 'sales.complete', storeId);
  const seesFloor = ctx.may('prices.seeFloor', storeId);
  const productIds = [...new Set(lines.map((line) => line.productId))];
  const products = await ctx.db.product.findMany({
    where: { id: { in: productIds }, floorPriceFen: { not: null } },
    select: { id: true, floorPriceFen: true, listPriceFen: true },
  });
  const asked = seesFloor
    ? new Map<string, Set<number>>()
    : await recentChecks(ctx, storeId, actor.personId, productIds);
  const answers = lines.map((line): PriceCheckAnswer & { unitNetFen: number; productId: string } => {
    const product = products.find((candidate) => candidate.id === line.productId);
    const milli = milliFromText(line.quantity) ?? 1000;
    const floorFen = product?.floorPriceFen == null ? null : mulQuantity(fenOf(product.floorPriceFen), milli);
    const atList = product ? line.netFen >= mulQuantity(fenOf(product.listPriceFen), milli) : true;
    const below = floorFen !== null && line.netFen < floorFen;
    const unitNetFen = roundHalfAwayFromZero(BigInt(line.netFen) * 1000n, milli);
    const before = asked.get(line.productId) ?? new Set();
    const tooMany = !seesFloor && !atList && before.size >= FREE_CHECKS;
    // One request may ask many prices: each counts for those after it.
    asked.set(line.productId, before.add(unitNetFen));
    return {
      lineId: line.lineId,
      productId: line.productId,
      needsApproval: below || tooMany,
      floorFen: seesFloor ? floorFen : null,
      unitNetFen,
    };
  });
  if (!seesFloor) {
    await ctx.db.priceCheck.createMany({
      data: answers.map((answer) => ({
        storeId,
        id: newId(),
        personId: actor.personId,
        deviceId: actor.device?.id ?? null,
        productId: answer.productId,
        unitNetFen: BigInt(answer.unitNetFen),
        answer: answer.needsApproval ? 'NEEDS_APPROVAL' : 'FREE',
        askedAt: ctx.now,
      })),
    });
  }
  return answers.map(({ lineId, needsApproval, floorFen }) => ({ lineId, needsApproval, floorFen }));
}

/** Different prices asked about per product by this person lately. */
async function recentChecks(
  ctx: Context,
  storeId: string,
  personId: string,
  productIds: readonly string[],
): Promise<Map<string, Set<number>>> {
  const since = new Date(ctx.now.getTime() - WINDOW_MS);
  const rows = await ctx.db.$queryRaw<{ product_id: string; prices: string[] }[]>`
    SELECT product_id, array_agg(DISTINCT unit_net_fen::text) AS prices FROM price_check
    WHERE store_id = ${storeId}::uuid AND person_id = ${personId}::uuid AND asked_at > ${since}
      AND product_id = ANY(${[...productIds]}::uuid[])
    GROUP BY product_id`;
  return new Map(rows.map((row) => [row.product_id, new Set(row.prices.map(Number))]));
}
