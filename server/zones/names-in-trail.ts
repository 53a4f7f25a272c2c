import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** Zones, and their shelves, by code and name. */
export const PLACES_IN_TRAIL = [
  (asked: NamedIn) =>
    Prisma.sql`SELECT x.id, concat_ws(' ', x.code, x.name) AS name FROM zone x WHERE ${isNamed(asked)}`,
  (asked: NamedIn) =>
    Prisma.sql`SELECT x.id, concat_ws(' ', x.code, nullif(x.name, '')) AS name FROM shelf x WHERE ${isNamed(asked)}`,
];
