import { type Day, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { pointsRule } from '../points/points-rule';
import type { CreditStanding } from './credit-rules';
import { oldestDue } from './lock-accounts';

/** Most accounts of one answer. */
const PAGE = 500;

/** Where a customer stood when a tablet asked last. */
export interface KnownStanding extends CreditStanding {
  customerId: string;
}

export interface KnownPage {
  standings: KnownStanding[];
  /** Null: that was all of them. */
  next: string | null;
}

interface Row {
  customer_id: string;
  limit_fen: bigint | null;
  due_days: number | null;
  receivable_fen: bigint;
  store_credit_fen: bigint;
  stored_value_fen: bigint;
  stored_bonus_fen: bigint;
  points: bigint;
  oldest_due: Date | null;
}

/** Accounts of a store's own customers who may buy on account or have something with the shop: what its tablets keep for a bad line. */
export async function knownCredit(
  reader: Reader,
  { storeId, after }: { storeId: string; after: string | null },
): Promise<KnownPage> {
  // Points that are too few to pay with tell a tablet nothing.
  const least = (await pointsRule(reader))?.leastPoints ?? null;
  const rows = await reader.$queryRaw<Row[]>`
    SELECT a.customer_id, a.limit_fen, a.due_days, a.receivable_fen, a.store_credit_fen, a.stored_value_fen,
      a.stored_bonus_fen, a.points, ${oldestDue('a')} AS oldest_due
    FROM credit_account a
    WHERE a.moved_to_id IS NULL AND (a.limit_fen IS NOT NULL OR a.store_credit_fen > 0 OR a.stored_value_fen > 0 OR a.stored_bonus_fen > 0
        OR (a.points > 0 AND a.points >= ${least}::int))
      AND a.customer_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      AND EXISTS (SELECT 1 FROM customer_known_in_store k WHERE k.store_id = ${storeId}::uuid AND k.customer_id = a.customer_id)
    ORDER BY a.customer_id LIMIT ${PAGE}::int`;
  const dayOf = (date: Date | null): Day | null => (date ? dateToDay(date) : null);
  return {
    standings: rows.map((row) => ({
      customerId: row.customer_id,
      limitFen: fenOrNull(row.limit_fen),
      dueDays: row.due_days,
      receivableFen: fenOf(row.receivable_fen),
      storeCreditFen: fenOf(row.store_credit_fen),
      storedValueFen: fenOf(row.stored_value_fen),
      storedBonusFen: fenOf(row.stored_bonus_fen),
      points: Number(row.points),
      oldestDue: dayOf(row.oldest_due),
    })),
    next: rows.length === PAGE ? (rows.at(-1)?.customer_id ?? null) : null,
  };
}
