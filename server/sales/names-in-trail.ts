import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** A receipt by its number. */
export const TICKETS_IN_TRAIL = (asked: NamedIn) =>
  Prisma.sql`SELECT x.id, x.number AS name FROM ticket x WHERE ${isNamed(asked)}`;
