import type { Db } from '@/server/platform/db';
import type { BenchShop } from './fixtures';

/** Entries on account a customer has: some paid whole, one in part, some not. */
const SALES = 4;
/** Days back that the entries lie. */
const DAYS = 360;

/**
 * Customers who owe: four sales on account each over a year, a repayment that paid the first and half the second, every tenth with something
 * kept that belongs to nothing. Written directly, only for measuring; balances are summed from what was written.
 */
export async function growCredit(owner: Db, shop: BenchShop, accounts: number): Promise<void> {
  if ((await owner.creditAccount.count()) >= accounts) return;
  await owner.$transaction(
    async (tx) => {
      const here = (sql: string) => tx.$executeRawUnsafe(sql);
      const store = `'${shop.storeId}'::uuid`;
      const by = `'${shop.clerkId}'::uuid`;
      const today = `date '${shop.day}'`;
      await here("SET LOCAL work_mem = '256MB'");
      await here(
        `INSERT INTO business_day (store_id, day) SELECT ${store}, ${today} - g FROM generate_series(0, ${DAYS}) g ON CONFLICT DO NOTHING`,
      );
      await here(`CREATE TEMP TABLE owing ON COMMIT DROP AS SELECT id AS customer_id, row_number() OVER (ORDER BY id)::int AS at
        FROM (SELECT id FROM customer ORDER BY id LIMIT ${accounts}) c`);
      const sold = `(${today} - (at * 7 + n * 71) % ${DAYS})`;
      const entry = `md5('credit' || at || '-' || n)::uuid`;
      await here(`INSERT INTO credit_entry (store_id, id, customer_id, account, kind, amount_fen, document_kind, document_id, due_day, person_id,
          business_day, occurred_at) SELECT ${store}, ${entry}, customer_id, 'RECEIVABLE', 'SALE', 10000 + at % 900 * 100, 'TICKET',
          md5('ticket' || at || '-' || n)::uuid, ${sold} + 30, ${by}, ${sold}, ${sold} FROM owing, generate_series(1, ${SALES}) n`);
      const paid = `10000 + at % 900 * 100 + (10000 + at % 900 * 100) / 2`;
      const paying = `md5('paid' || at)::uuid`;
      await here(`INSERT INTO credit_entry (store_id, id, customer_id, account, kind, amount_fen, document_kind, document_id, person_id,
          business_day, occurred_at) SELECT ${store}, ${paying}, customer_id, 'RECEIVABLE', 'REPAYMENT', -(${paid} + CASE WHEN at % 10 = 0 THEN 500 ELSE 0 END),
          'REPAYMENT', md5('repayment' || at)::uuid, ${by}, ${today} - at % 60, ${today} - at % 60 FROM owing`);
      await here(`INSERT INTO credit_match (store_id, id, paying_store_id, paying_entry_id, owed_store_id, owed_entry_id, amount_fen, effective_day,
          person_id, business_day, occurred_at) SELECT ${store}, md5('match' || at || '-' || n)::uuid, ${store}, ${paying}, ${store}, ${entry},
          CASE n WHEN 1 THEN 10000 + at % 900 * 100 ELSE (10000 + at % 900 * 100) / 2 END, greatest(${today} - at % 60, ${sold}), ${by},
          ${today} - at % 60, ${today} FROM owing, generate_series(1, 2) n`);
      await here(`INSERT INTO credit_open (entry_id, store_id, customer_id, side, amount_fen, left_fen, due_day, business_day)
        SELECT e.id, e.store_id, e.customer_id, CASE WHEN e.amount_fen > 0 THEN 'OWED' ELSE 'PAID' END, abs(e.amount_fen),
          abs(e.amount_fen) - coalesce(m.fen, 0), e.due_day, e.business_day FROM credit_entry e
        LEFT JOIN (SELECT id, sum(fen) AS fen FROM (SELECT paying_entry_id AS id, amount_fen AS fen FROM credit_match
          UNION ALL SELECT owed_entry_id, amount_fen FROM credit_match) x GROUP BY 1) m ON m.id = e.id`);
      await here(`INSERT INTO credit_account (customer_id, limit_fen, due_days, receivable_fen) SELECT customer_id, 10000000, 30, sum(amount_fen)
        FROM credit_entry GROUP BY 1`);
    },
    { timeout: 3_600_000, maxWait: 10_000 },
  );
  await owner.$executeRawUnsafe('VACUUM ANALYZE credit_entry, credit_match, credit_open, credit_account');
}
