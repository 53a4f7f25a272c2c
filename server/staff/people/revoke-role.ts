import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { endSessionsOf, keepAnAdministrator, lockPerson } from '../internal';
import { grantsAllow } from '../permissions';
import { revokeRoleInput } from './person-schema';

/** Ends a role; revoking again changes nothing. Sessions that stood on it alone end. @throws NotFound, LastAdministrator */
export const revokeRole = afterCommit(
  command({
    name: 'people.revokeRole',
    permission: 'people.manage',
    scope: 'company',
    stepUp: true,
    input: revokeRoleInput,
    async run(tx, { grantId, requestId }, ctx) {
      await keepAnAdministrator(tx, async () => {
        const grant = await tx.roleGrant.findUnique({
          where: { id: grantId },
          include: { store: { select: { name: true } } },
        });
        if (!grant) throw new NotFound({ noun: 'roleGrant' });
        const person = await lockPerson(tx, grant.personId);
        const revoked = await tx.roleGrant.updateMany({
          where: { id: grantId, revokedAt: null },
          data: { revokedAt: ctx.now, revokedById: ctx.actor.personId },
        });
        if (revoked.count === 0) return;
        await endBaselessSessions(tx, ctx, person.id);
        await writeAuditEntry(tx, ctx, {
          storeId: grant.storeId,
          action: 'people.revokeRole',
          subjectKind: 'person',
          subjectId: person.id,
          before: { name: person.name, role: grant.role, store: grant.store?.name ?? null },
          requestId,
        });
      });
      return { grantId };
    },
  }),
  forgetSessions,
);

/** Counter sessions in stores where the person may no longer stand at a till; with no role left, all. */
async function endBaselessSessions(tx: Tx, ctx: ActorContext, personId: string): Promise<void> {
  const grants = await tx.roleGrant.findMany({ where: { personId, revokedAt: null } });
  if (grants.length === 0) return endSessionsOf(tx, ctx, personId);
  const sessions = await tx.authSession.findMany({
    where: { personId, endedAt: null, deviceId: { not: null } },
    select: { deviceId: true },
  });
  const devices = await tx.device.findMany({
    where: { id: { in: sessions.flatMap(({ deviceId }) => deviceId ?? []) } },
    select: { id: true, storeId: true },
  });
  const lost = devices.filter((device) => !grantsAllow(grants, 'counter.work', device.storeId));
  await endSessionsOf(tx, ctx, personId, { deviceId: { in: lost.map(({ id }) => id) } });
}
