import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** Tills by their name; sessions by their till and day. */
export const TILLS_IN_TRAIL = [
  (asked: NamedIn) => Prisma.sql`SELECT x.id, x.name FROM till x WHERE ${isNamed(asked)}`,
  (
    asked: NamedIn,
  ) => Prisma.sql`SELECT x.id, t.name || ' ' || x.business_day::text AS name FROM till_session x
    JOIN till t ON t.store_id = x.store_id AND t.id = x.till_id WHERE ${isNamed(asked)}`,
];
