import { Prisma } from '@/generated/prisma/client';
import { CHANGE_KINDS, kindsAsSql } from '../payment-rules';

/**
 * What a business day took and paid back by kind of tender, as a piece of a statement: change goes out of what it was given
 * for, and is a ticket's to say.
 */
export function tenderSums(storeId: string, day: string, changeFen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT e.kind, count(*) AS count,
      (coalesce(sum(e.amount_fen) FILTER (WHERE e.amount_fen > 0), 0) - CASE WHEN e.kind IN ${Prisma.raw(kindsAsSql(CHANGE_KINDS))} THEN (${changeFen}) ELSE 0 END)::bigint
        AS "takenFen",
      coalesce(-sum(e.amount_fen) FILTER (WHERE e.amount_fen < 0), 0)::bigint AS "refundedFen"
    FROM tender e WHERE e.store_id = ${storeId}::uuid AND e.business_day = ${day}::date GROUP BY e.kind`;
}
