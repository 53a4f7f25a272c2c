import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** An incident by its number, as `incidentNumber` prints it. */
export const INCIDENTS_IN_TRAIL = (asked: NamedIn) =>
  Prisma.sql`SELECT x.id, 'YC-' || lpad(x.number::text, 6, '0') AS name FROM incident x WHERE ${isNamed(asked)}`;
