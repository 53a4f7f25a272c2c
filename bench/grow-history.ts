import type { Db } from '@/server/platform/db';
import { SALES_DAYS_KEPT } from '@/server/stock/add-to-stock-days';
import type { BenchShop } from './fixtures';

/** Days the history goes back. */
export const HISTORY_DAYS = 1_095;
const ZONES = 10;

/**
 * Brings the stock ledger to `entries` rows: sales and deliveries of every product over three years of sealed days, in ten
 * zones, with levels, costs and months as if they had been booked one by one. Written directly, without documents: only
 * for measuring.
 */
export async function growHistory(owner: Db, shop: BenchShop, entries: number): Promise<void> {
  const missing = entries - (await owner.stockEntry.count());
  if (missing <= 0) return;
  await owner.$transaction(
    async (tx) => {
      const run = (sql: string) => tx.$executeRawUnsafe(sql);
      const indexes = await tx.$queryRaw<{ indexname: string; indexdef: string }[]>`
        SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'stock_entry' AND indexname <> 'stock_entry_pkey'`;
      for (const index of indexes) await run(`DROP INDEX ${index.indexname}`);
      await run('ALTER TABLE stock_entry DISABLE TRIGGER row_digest');
      await run('ALTER TABLE stock_entry DISABLE TRIGGER day_is_open');
      await run("SET LOCAL work_mem = '256MB'");
      await run("SET LOCAL maintenance_work_mem = '512MB'");
      await run(`INSERT INTO zone (store_id, id, code, name, kind) SELECT '${shop.storeId}', gen_random_uuid(), 'G' || g, 'G' || g, 'FLOOR'
        FROM generate_series(1, ${ZONES}) g ON CONFLICT DO NOTHING`);
      await run(`INSERT INTO business_day (store_id, day, state, closed_at, closed_by_id, sealed_at, sealed_by_id)
        SELECT '${shop.storeId}', date '${shop.day}' - g, 'SEALED', now(), '${shop.clerkId}', now(), '${shop.clerkId}'
        FROM generate_series(1, ${HISTORY_DAYS}) g ON CONFLICT DO NOTHING`);
      await run(`INSERT INTO stock_entry (store_id, id, zone_id, product_id, kind, quantity, value_fen, document_kind, document_id,
          document_line_id, business_day, person_id, occurred_at)
        SELECT '${shop.storeId}', uuidv7(at - now()), z.id, p.id, CASE WHEN g % 4 = 0 THEN 'RECEIVING' ELSE 'SALE' END::"StockEntryKind",
          CASE WHEN g % 4 = 0 THEN 3 ELSE -1 END, CASE WHEN g % 4 = 0 THEN 15000 ELSE -5000 END, 'TICKET', uuidv7(at - now()),
          uuidv7(at - now()), (at AT TIME ZONE 'Asia/Shanghai' - interval '4 hours')::date, '${shop.clerkId}', at
        FROM (SELECT g, (date '${shop.day}' - ${HISTORY_DAYS} + interval '8 hours' + interval '${HISTORY_DAYS - 1} days' * (g::float8 / ${missing})) AT TIME ZONE 'UTC' AS at
          FROM generate_series(1, ${missing}) g) s
        JOIN (SELECT id, row_number() OVER (ORDER BY code) - 1 AS n FROM product) p ON p.n = (g * 7919::bigint) % ${shop.products.length}
        JOIN (SELECT id, row_number() OVER (ORDER BY code) - 1 AS n FROM zone WHERE store_id = '${shop.storeId}' AND code LIKE 'G%') z
          ON z.n = p.n % ${ZONES}`);
      for (const index of indexes) await run(index.indexdef);
      await run('ALTER TABLE stock_entry ENABLE TRIGGER row_digest');
      await run('ALTER TABLE stock_entry ENABLE TRIGGER day_is_open');
      await run(`INSERT INTO stock_level (store_id, zone_id, product_id, on_hand)
        SELECT store_id, zone_id, product_id, sum(quantity) FROM stock_entry GROUP BY 1, 2, 3
        ON CONFLICT (store_id, product_id, zone_id) DO UPDATE SET on_hand = excluded.on_hand`);
      await run(`UPDATE stock_cost c SET quantity = s.quantity, value_fen = s.value_fen FROM (SELECT store_id, product_id, sum(quantity) AS quantity,
          sum(value_fen) AS value_fen FROM stock_entry GROUP BY 1, 2) s WHERE s.store_id = c.store_id AND s.product_id = c.product_id`);
      await run('DELETE FROM stock_day');
      await run(`INSERT INTO stock_day SELECT e.store_id, e.business_day, e.product_id, -sum(e.quantity)
        FROM stock_entry e JOIN business_day d ON d.store_id = e.store_id AND d.day = e.business_day AND d.state = 'SEALED'
        WHERE e.kind IN ('SALE', 'RETURN') AND e.business_day >= date '${shop.day}' - ${SALES_DAYS_KEPT} GROUP BY 1, 2, 3 HAVING sum(e.quantity) <> 0 ORDER BY 1, 2, 3`);
      await run('DELETE FROM stock_month');
      await run(`INSERT INTO stock_month SELECT e.store_id, e.product_id, e.zone_id, date_trunc('month', e.business_day)::date, e.kind,
          coalesce(sum(e.quantity) FILTER (WHERE e.quantity > 0), 0), coalesce(sum(e.quantity) FILTER (WHERE e.quantity < 0), 0),
          coalesce(sum(e.value_fen) FILTER (WHERE e.quantity >= 0), 0), coalesce(sum(e.value_fen) FILTER (WHERE e.quantity < 0), 0)
        FROM stock_entry e JOIN business_day d ON d.store_id = e.store_id AND d.day = e.business_day AND d.state = 'SEALED' GROUP BY 1, 2, 3, 4, 5`);
    },
    { timeout: 3_600_000, maxWait: 10_000 },
  );
  await owner.$executeRawUnsafe('VACUUM ANALYZE');
}
