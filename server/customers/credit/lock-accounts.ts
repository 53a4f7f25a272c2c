import { Prisma } from '@/generated/prisma/client';
import { type Day, dateToDay } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { CustomerUnknown } from '../errors';
import type { CreditStanding, OpenEntry } from './credit-rules';
import type { EntryPlace } from './post-credit-entry';

/** A locked account of a row that goes on. */
export interface LockedAccount extends CreditStanding {
  customerId: string;
}

/** An account as JSON of a statement brings it. */
export interface AccountRow {
  customer_id: string;
  limit_fen: number | null;
  due_days: number | null;
  receivable_fen: number;
  store_credit_fen: number;
  stored_value_fen: number;
  stored_bonus_fen: number;
  points: number;
  moved_to_id: string | null;
  oldest_due: string | null;
}

/** A customer, who goes on for them, and what that one is given as a member. */
export interface CustomerGoingOn {
  id: string;
  goes_on_as_id: string;
  /** Null: no member. */
  discount_bp: number | null;
  points_milli: number | null;
  /** When this came to be so: a tablet may sell by what was before. */
  level_since: string | null;
}

/** Customers and who goes on for them, as a piece of a larger statement: columns of `CustomerGoingOn`. */
export function customersGoingOn(customerIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT c.id, coalesce(c.merged_into_id, c.id) AS goes_on_as_id, l.discount_bp, l.points_milli,
      greatest(g.level_set_at, c.merged_at, l.changed_at) AS level_since
    FROM customer c JOIN customer g ON g.id = coalesce(c.merged_into_id, c.id) LEFT JOIN member_level l ON l.id = g.level_id
    WHERE c.id = ANY(${[...customerIds]}::uuid[])`;
}

/** The lock of `lockAccounts` as a piece of a larger statement; accounts that are not there do not appear. @param ids a subquery of ids */
export function lockedAccounts(ids: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT customer_id, limit_fen, due_days, receivable_fen, store_credit_fen, stored_value_fen,
      stored_bonus_fen, points, moved_to_id FROM credit_account
    WHERE customer_id IN (${ids}) ORDER BY customer_id FOR UPDATE`;
}

/** An account's row with what its standing needs beside it. @param alias of what `lockedAccounts` found */
export function oldestDue(alias: string): Prisma.Sql {
  return Prisma.sql`(SELECT min(o.due_day) FROM credit_open o WHERE o.customer_id = ${Prisma.raw(alias)}.customer_id
    AND o.left_fen > 0 AND o.side = 'OWED')`;
}

export function standingOf(row: AccountRow): LockedAccount {
  return {
    customerId: row.customer_id,
    limitFen: row.limit_fen,
    dueDays: row.due_days,
    receivableFen: row.receivable_fen,
    storeCreditFen: row.store_credit_fen,
    storedValueFen: row.stored_value_fen,
    storedBonusFen: row.stored_bonus_fen,
    points: row.points,
    oldestDue: row.oldest_due,
  };
}

/**
 * Locks the accounts of these customers in key order, by the rows that go on; those that are not there are made. Last in the order of
 * locks.
 * @returns by the id asked for
 * @throws CustomerUnknown
 */
export async function lockAccounts(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, LockedAccount>> {
  const asked = [...new Set(customerIds)];
  const goingOn = new Map(
    (await tx.$queryRaw<{ id: string; goes_on_as_id: string }[]>(customersGoingOn(asked))).map(
      ({ id, goes_on_as_id }) => [id, goes_on_as_id],
    ),
  );
  const missing = asked.find((id) => !goingOn.has(id));
  if (missing) throw new CustomerUnknown({ customerId: missing });
  const ids = [...new Set(goingOn.values())].sort();
  await tx.$executeRaw`
    INSERT INTO credit_account (customer_id) SELECT c FROM unnest(${ids}::uuid[]) AS c ORDER BY c ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw<{ customer_id: string; moved_to_id: string | null }[]>`
    SELECT customer_id, moved_to_id FROM credit_account WHERE customer_id = ANY(${ids}::uuid[]) ORDER BY customer_id FOR UPDATE`;
  // Merged while this waited: whose turn it is now is looked up anew, under the locks that are held.
  if (rows.some(({ moved_to_id }) => moved_to_id !== null)) return lockAccounts(tx, asked);
  const accounts = await readAccounts(tx, ids);
  return new Map(
    asked.flatMap((id) => {
      const account = accounts.get(goingOn.get(id) ?? '');
      return account ? [[id, account] as const] : [];
    }),
  );
}

/** Locks one. @throws CustomerUnknown */
export async function lockAccount(tx: Tx, customerId: string): Promise<LockedAccount> {
  const account = (await lockAccounts(tx, [customerId])).get(customerId);
  if (!account) throw new CustomerUnknown({ customerId });
  return account;
}

async function readAccounts(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedAccount>> {
  const rows = await tx.$queryRaw<
    {
      customer_id: string;
      limit_fen: bigint | null;
      due_days: number | null;
      receivable_fen: bigint;
      store_credit_fen: bigint;
      stored_value_fen: bigint;
      stored_bonus_fen: bigint;
      points: bigint;
      oldest_due: Date | null;
    }[]
  >`SELECT a.*, ${oldestDue('a')} AS oldest_due FROM credit_account a WHERE a.customer_id = ANY(${[...ids]}::uuid[])`;
  return new Map(
    rows.map((row) => [
      row.customer_id,
      {
        customerId: row.customer_id,
        limitFen: fenOrNull(row.limit_fen),
        dueDays: row.due_days,
        receivableFen: fenOf(row.receivable_fen),
        storeCreditFen: fenOf(row.store_credit_fen),
        storedValueFen: fenOf(row.stored_value_fen),
        storedBonusFen: fenOf(row.stored_bonus_fen),
        points: Number(row.points),
        oldestDue: row.oldest_due ? dateToDay(row.oldest_due) : null,
      },
    ]),
  );
}

/** Something open of a customer, with where it stands. */
export interface OpenOfCustomer extends OpenEntry, EntryPlace {
  dueDay: Day | null;
}

/** What is open of a customer on one side, oldest due first; their account must be locked. */
export async function openOf(tx: Tx, customerId: string, side: 'OWED' | 'PAID'): Promise<OpenOfCustomer[]> {
  const rows = await tx.creditOpen.findMany({
    where: { customerId, side, leftFen: { gt: 0 } },
    orderBy: [{ dueDay: 'asc' }, { businessDay: 'asc' }, { entryId: 'asc' }],
  });
  return rows.map((row) => ({
    entryId: row.entryId,
    storeId: row.storeId,
    day: dateToDay(row.businessDay),
    leftFen: fenOf(row.leftFen),
    dueDay: row.dueDay ? dateToDay(row.dueDay) : null,
  }));
}
