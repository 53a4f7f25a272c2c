import { Prisma } from '@/generated/prisma/client';
import { addDays, businessDayOf, type Day, dateToDay } from '@/lib/business-day';
import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { productSalesOfDays } from '@/server/sales/sums-of-day';
import { type StoreDays, scopeOf } from '@/server/sales/takings-by-day';
import { costOfSales } from '@/server/stock/book/cost-of-sales';
import { openStoreSettings } from '@/server/stores/queries';
import { earlierDay, laterDay } from '../rules';
import { MOST_RANKED_DAYS, NONE, type RankedBy } from '../schema';

/** As many as a page shows; a file has more. */
const SHOWN = 100;

export interface RankingAsked {
  storeIds: readonly string[];
  /** Business days, both included. */
  from: Day;
  to: Day;
  category?: string | undefined;
  brand?: string | undefined;
  by: RankedBy;
  order: 'best' | 'worst';
}

export interface RankedProduct {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  quantity: string;
  netFen: number;
  /**
   * What it cost, and what was left of the net; null where cost is not to be seen, or where nothing of it was handed over yet: then no
   * cost is booked.
   */
  costFen: number | null;
  marginFen: number | null;
}

interface Row extends Omit<RankedProduct, 'netFen' | 'costFen' | 'marginFen'> {
  netFen: bigint;
  costFen: bigint | null;
}

/**
 * Goods that sold in a period, best or worst first: sealed days as their sums were kept, the others from their tickets, each returned
 * piece against its sale. What sold and waits for its customer costs what the same goods did that were handed over: a sale is never
 * weighed against the cost of another number of pieces. What did not sell at all is with the slow movers.
 * @param seesCost without it nothing is ranked by margin, and no cost is read
 */
export async function productRanking(
  reader: Reader,
  asked: RankingAsked,
  { seesCost, now, take = SHOWN }: { seesCost: boolean; now: Date; take?: number },
): Promise<RankedProduct[]> {
  const { from, to, by, order } = asked;
  if (from > to) throw new InvalidInput({ field: 'from', problem: 'afterTo' });
  if (to >= addDays(from, MOST_RANKED_DAYS)) throw new InvalidInput({ field: 'from', problem: 'tooLong' });
  const stores = (await openStoreSettings(reader)).filter(({ id }) => asked.storeIds.includes(id));
  const days = stores.map((store): StoreDays & { today: Day } => {
    const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
    return {
      storeId: store.id,
      since: laterDay(from, dateToDay(store.firstDay)),
      until: earlierDay(to, today),
      today,
    };
  });
  // The earliest of the stores' days: what is not over anywhere has something after it.
  const today = days.map((one) => one.today).sort()[0] ?? to;
  const cost = seesCost
    ? Prisma.sql`LEFT JOIN (SELECT c.product_id, sum(c.cost_fen) AS fen, sum(c.quantity) AS pieces FROM scope w
        CROSS JOIN LATERAL (${costOfSales(Prisma.sql`w.id`, { from, to, today })}) c GROUP BY 1) cost ON cost.product_id = s.product_id`
    : Prisma.sql`CROSS JOIN (VALUES (0::numeric, 0::numeric)) cost (fen, pieces)`;
  const rows = await reader.$queryRaw<Row[]>`
    WITH ${scopeOf(days)}, sold AS MATERIALIZED (
      SELECT d.product_id, sum(d.quantity) AS quantity, sum(d.net_fen)::bigint AS net
      FROM (${productSalesOfDays(Prisma.sql`scope`)}) d GROUP BY 1)
    SELECT p.id AS "productId", p.code, p.name, p.spec, p.unit, trim_scale(s.quantity)::text AS quantity, s.net AS "netFen",
      ${COST} AS "costFen"
    FROM sold s JOIN ${GOODS} p ON p.id = s.product_id ${cost}
    WHERE ${goodsAsked(asked)}
    ORDER BY ${RANKS[by === 'margin' && !seesCost ? 'amount' : by]} ${order === 'best' ? Prisma.sql`DESC` : Prisma.sql`ASC`} NULLS LAST, p.code
    LIMIT ${take}`;
  return rows.map(({ netFen, costFen, ...row }) => ({
    ...row,
    netFen: fenOf(netFen),
    costFen: seesCost && costFen !== null ? fenOf(costFen) : null,
    marginFen: seesCost && costFen !== null ? fenOf(netFen - costFen) : null,
  }));
}

const COST = Prisma.sql`CASE WHEN cost.pieces > 0 THEN round(cost.fen * s.quantity / cost.pieces)::bigint END`;

const RANKS: Record<RankedBy, Prisma.Sql> = {
  amount: Prisma.sql`s.net`,
  pieces: Prisma.sql`s.quantity`,
  margin: Prisma.sql`s.net - ${COST}`,
};

function goodsAsked({ category, brand }: RankingAsked): Prisma.Sql {
  const parts = [
    ...(category
      ? [Prisma.sql`p.category_id IS NOT DISTINCT FROM ${category === NONE ? null : category}::uuid`]
      : []),
    ...(brand ? [Prisma.sql`p.brand = ${brand === NONE ? '' : brand}`] : []),
  ];
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, ' AND ');
}
