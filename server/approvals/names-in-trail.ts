import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';
import { PEOPLE_BY_NAME } from '@/server/staff/known-people';

/** An approval is known by who gave it. */
export const APPROVALS_IN_TRAIL = (asked: NamedIn) => Prisma.sql`SELECT x.id, p.name FROM approval x
  JOIN (${PEOPLE_BY_NAME}) p ON p.id = x.granted_by_id WHERE ${isNamed(asked)}`;
