import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** Shifts by their day, what was given of one by the day of the shift, kinds of shifts by their name. */
export const ROSTER_IN_TRAIL = [
  (asked: NamedIn) =>
    Prisma.sql`SELECT x.id, x.day::text AS name FROM published_shift x WHERE ${isNamed(asked)}`,
  (asked: NamedIn) => Prisma.sql`
    SELECT x.id, coalesce(s.day::text, x.monday::text) AS name FROM shift_swap x
    LEFT JOIN published_shift s ON s.store_id = x.store_id AND s.id = x.shift_id WHERE ${isNamed(asked)}`,
  (asked: NamedIn) => Prisma.sql`SELECT x.id, x.name FROM shift_template x WHERE ${isNamed(asked)}`,
];
