import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { versionIdsOf } from '@/server/promotions/promotion-names';
import { storesOf } from '@/server/stores/queries';

const LATEST = 20;

export interface PromotionCost {
  /** What it gave, and what was paid for those lines, less what came back; fen. */
  stores: { storeId: string; storeName: string; tickets: number; savedFen: number; netFen: number }[];
  latest: {
    storeId: string;
    storeName: string;
    ticketId: string;
    number: string;
    businessDay: string;
    savedFen: number;
  }[];
}

/** What a promotion gave so far in all its versions, store by store, and the tickets it was given on last. */
export async function promotionCost(reader: Reader, promotionId: string): Promise<PromotionCost> {
  const versions = await versionIdsOf(reader, promotionId);
  const sums = await reader.$queryRaw<
    { storeId: string; tickets: number; savedFen: bigint; netFen: bigint }[]
  >`
    SELECT p.store_id AS "storeId", count(DISTINCT l.ticket_id)::int AS tickets,
      sum(p.saved_fen - round(p.saved_fen * coalesce(b.returned_quantity, 0) / l.quantity))::bigint AS "savedFen",
      sum(l.net_fen - coalesce(b.refunded_fen, 0))::bigint AS "netFen"
    FROM ticket_line_promotion p
    JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id
    LEFT JOIN ticket_line_balance b ON b.store_id = p.store_id AND b.line_id = p.line_id
    WHERE p.version_id = ANY(${versions}::uuid[]) GROUP BY p.store_id`;
  const latest = await reader.$queryRaw<
    { storeId: string; ticketId: string; number: string; day: Date; savedFen: bigint }[]
  >`
    SELECT t.store_id AS "storeId", t.id AS "ticketId", t.number, t.business_day AS day, sum(p.saved_fen)::bigint AS "savedFen"
    FROM ticket_line_promotion p
    JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id
    JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
    WHERE p.version_id = ANY(${versions}::uuid[])
    GROUP BY t.store_id, t.id, t.number, t.business_day ORDER BY t.business_day DESC, t.id DESC LIMIT ${LATEST}`;
  const stores = await storesOf(
    reader,
    sums.map(({ storeId }) => storeId),
  );
  const names = new Map(stores.map(({ id, name }) => [id, name]));
  return {
    stores: sums
      .map(({ savedFen, netFen, ...row }) => ({
        ...row,
        storeName: names.get(row.storeId) ?? '',
        savedFen: fenOf(savedFen),
        netFen: fenOf(netFen),
      }))
      .toSorted((a, b) => b.savedFen - a.savedFen),
    latest: latest.map(({ day, savedFen, ...row }) => ({
      ...row,
      storeName: names.get(row.storeId) ?? '',
      businessDay: dateToDay(day),
      savedFen: fenOf(savedFen),
    })),
  };
}
