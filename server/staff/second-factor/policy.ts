import { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Reader } from '@/server/platform/db';
import { companyCommand } from '@/server/platform/schema';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { SECOND_FACTOR_ROLES } from './second-factor-schema';

/** Roles of which it is asked, and how many of their people have none yet. */
export async function secondFactorPolicy(reader: Reader) {
  const asked = await reader.secondFactorPolicy.findMany({ select: { role: true } });
  return Promise.all(
    SECOND_FACTOR_ROLES.map(async (role) => ({
      role,
      asked: asked.some((row) => row.role === role),
      without: await reader.person.count({
        where: {
          deactivatedAt: null,
          passwordHash: { not: null },
          grants: { some: { role, revokedAt: null } },
          OR: [{ secondFactor: null }, { secondFactor: { confirmedAt: null } }],
        },
      }),
    })),
  );
}

/** Of which roles a second factor is asked. Whoever has none sets it up at their next click. */
export const setSecondFactorPolicy = afterCommit(
  command({
    name: 'people.askSecondFactor',
    permission: 'people.secure',
    scope: 'company',
    stepUp: true,
    input: companyCommand.extend({
      roles: z.array(z.enum(SECOND_FACTOR_ROLES)).max(SECOND_FACTOR_ROLES.length),
    }),
    async run(tx, { roles, requestId }, ctx) {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('staff.second_factor_policy', 1))::text`;
      const before = (await tx.secondFactorPolicy.findMany({ orderBy: { role: 'asc' } })).map(
        ({ role }) => role,
      );
      const after = SECOND_FACTOR_ROLES.filter((role) => roles.includes(role));
      await tx.secondFactorPolicy.deleteMany({ where: { role: { notIn: after } } });
      await tx.secondFactorPolicy.createMany({
        data: after.map((role) => ({ role, askedSince: ctx.now, askedById: ctx.actor.personId })),
        skipDuplicates: true,
      });
      await writeAuditEntry(tx, ctx, {
        storeId: null,
        action: 'people.askSecondFactor',
        subjectKind: 'company',
        subjectId: 'secondFactor',
        before: { roles: before },
        after: { roles: after },
        requestId,
      });
      return { roles: after };
    },
  }),
  forgetSessions,
);
