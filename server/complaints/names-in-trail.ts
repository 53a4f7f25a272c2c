import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** A complaint by its number, as `complaintNumber` prints it. */
export const COMPLAINTS_IN_TRAIL = (asked: NamedIn) =>
  Prisma.sql`SELECT x.id, 'KS-' || lpad(x.number::text, 6, '0') AS name FROM complaint x WHERE ${isNamed(asked)}`;
