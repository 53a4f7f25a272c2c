import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { DeviceHasUnsent } from '../errors';
import { revokeDeviceInput } from './device-schema';

/**
 * Ends a counter device and the sessions on it. Its receipt series stays as it is; revoking again changes nothing.
 * @throws NotFound, DeviceHasUnsent unless it is said to be lost
 */
export const revokeDevice = afterCommit(
  command({
    name: 'devices.revoke',
    permission: 'devices.manage',
    scope: 'store',
    input: revokeDeviceInput,
    async run(tx, input, ctx) {
      const { storeId, deviceId } = input;
      await refuseUnsent(tx, input);
      const revoked = await tx.device.updateMany({
        where: { storeId, id: deviceId, revokedAt: null },
        data: { revokedAt: ctx.now, revokedById: ctx.actor.personId },
      });
      const device = await tx.device.findUnique({ where: { storeId_id: { storeId, id: deviceId } } });
      if (!device?.revokedAt) throw new NotFound({ noun: 'device' });
      if (revoked.count === 0) return { revokedAt: device.revokedAt };
      await tx.authSession.updateMany({ where: { deviceId, endedAt: null }, data: { endedAt: ctx.now } });
      await writeAuditEntry(tx, ctx, {
        storeId,
        action: 'devices.revoke',
        subjectKind: 'device',
        subjectId: deviceId,
        before: { name: device.name },
        after: { revoked: true },
        requestId: input.requestId,
      });
      return { revokedAt: ctx.now };
    },
  }),
  forgetSessions,
);

async function refuseUnsent(
  tx: Tx,
  { storeId, deviceId, lost }: z.output<typeof revokeDeviceInput>,
): Promise<void> {
  if (lost) return;
  const device = await tx.device.findUnique({
    where: { storeId_id: { storeId, id: deviceId } },
    select: { revokedAt: true, report: { select: { unsent: true } } },
  });
  const count = device?.report?.unsent ?? 0;
  if (count > 0 && !device?.revokedAt) throw new DeviceHasUnsent({ count });
}
