import type { z } from 'zod';
import { businessDayOf } from '@/lib/business-day';
import { mulQuantity, roundHalfAwayFromZero } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { parse, requireActor, retrying } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { storeSettings } from '@/server/stores/store-settings';
import { PriceChangesLocked } from './errors';
import { pricesAreLocked } from './price-lock';
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
 * @throws Unauthenticated, Forbidden, InvalidInput, Busy, PriceChangesLocked
 */
export async function checkPrices(
  ctx: Context,
  raw: z.input<typeof priceCheckInput>,
): Promise<PriceCheckAnswer[]> {
  const { storeId, lines } = parse(priceCheckInput, raw);
  const { actor } = requireActor(ctx, 'sales.complete', storeId);
  const seesFloor = ctx.may('prices.seeFloor', storeId);
  await refuseWhenLocked(ctx, storeId, actor.device?.id ?? null);
  const products = await pricesOf(ctx, lines);
  if (seesFloor) return lines.map((line) => answerOf(line, products, null).answer);
  // One after the other: questions asked at once would each see the same few before them.
  return retrying(() =>
    ctx.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`price-check${storeId}${actor.personId}`}, 1))::text`;
      const asked = await recentChecks(tx, ctx.now, storeId, actor.personId, [...products.keys()]);
      const answers = lines.map((line) => ({
        ...answerOf(line, products, asked),
        productId: line.productId,
      }));
      await tx.priceCheck.createMany({
        data: answers.map(({ answer, unitNetFen, productId }) => ({
          storeId,
          id: newId(),
          personId: actor.personId,
          deviceId: actor.device?.id ?? null,
          productId,
          unitNetFen: BigInt(unitNetFen),
          answer: answer.needsApproval ? 'NEEDS_APPROVAL' : 'FREE',
          askedAt: ctx.now,
        })),
      });
      return answers.map(({ answer }) => answer);
    }),
  );
}

/** @throws PriceChangesLocked */
async function refuseWhenLocked(ctx: Context, storeId: string, deviceId: string | null): Promise<void> {
  if (deviceId === null) return;
  const store = await storeSettings(ctx.db, storeId);
  const day = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
  if (await pricesAreLocked(ctx.db, store, deviceId, day))
    throw new PriceChangesLocked({ limit: store.priceBreachLimit });
}

type LineToCheck = z.output<typeof priceCheckInput>['lines'][number];
type Prices = ReadonlyMap<string, { floorFen: number; listFen: number }>;

/** Products of the lines that have a floor. */
async function pricesOf(ctx: Context, lines: readonly LineToCheck[]): Promise<Prices> {
  const products = await ctx.db.product.findMany({
    where: { id: { in: [...new Set(lines.map((line) => line.productId))] }, floorPriceFen: { not: null } },
    select: { id: true, floorPriceFen: true, listPriceFen: true },
  });
  return new Map(
    products.map((product) => [
      product.id,
      { floorFen: fenOf(product.floorPriceFen ?? 0n), listFen: fenOf(product.listPriceFen) },
    ]),
  );
}

/** @param asked different prices asked about per product so far, to which this one is added; null for who sees floors */
function answerOf(
  line: LineToCheck,
  products: Prices,
  asked: Map<string, Set<number>> | null,
): { answer: PriceCheckAnswer; unitNetFen: number } {
  const product = products.get(line.productId);
  const milli = milliFromText(line.quantity) ?? 1000;
  const floorFen = product ? mulQuantity(product.floorFen, milli) : null;
  const atList = product ? line.netFen >= mulQuantity(product.listFen, milli) : true;
  const below = floorFen !== null && line.netFen < floorFen;
  const unitNetFen = roundHalfAwayFromZero(BigInt(line.netFen) * 1000n, milli);
  const before = asked?.get(line.productId) ?? new Set();
  const tooMany = asked !== null && !atList && before.size >= FREE_CHECKS;
  // One request may ask many prices: each counts for those after it.
  asked?.set(line.productId, before.add(unitNetFen));
  return {
    answer: { lineId: line.lineId, needsApproval: below || tooMany, floorFen: asked ? null : floorFen },
    unitNetFen,
  };
}

/** Different prices asked about per product by this person lately. */
async function recentChecks(
  tx: Tx,
  now: Date,
  storeId: string,
  personId: string,
  productIds: readonly string[],
): Promise<Map<string, Set<number>>> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const rows = await tx.$queryRaw<{ product_id: string; prices: string[] }[]>`
    SELECT product_id, array_agg(DISTINCT unit_net_fen::text) AS prices FROM price_check
    WHERE store_id = ${storeId}::uuid AND person_id = ${personId}::uuid AND asked_at > ${since}
      AND product_id = ANY(${[...productIds]}::uuid[])
    GROUP BY product_id`;
  return new Map(rows.map((row) => [row.product_id, new Set(row.prices.map(Number))]));
}
