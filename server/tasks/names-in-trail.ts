import { Prisma } from '@/generated/prisma/client';
import { isNamed, type NamedIn } from '@/server/audit/known-names';

/** A task by its title. */
export const TASKS_IN_TRAIL = (asked: NamedIn) =>
  Prisma.sql`SELECT x.id, x.title AS name FROM task x WHERE ${isNamed(asked)}`;
