import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** A case by its number, as `caseNumber` prints it. */
export const SHORTAGES_IN_TRAIL = (asked: NamedIn) =>
  Prisma.sql`SELECT x.id, 'SC-' || lpad(x.number::text, 6, '0') AS name FROM shortage_case x WHERE ${isNamed(asked)}`;
