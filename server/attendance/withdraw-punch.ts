import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { DeviceUnknown } from '@/server/staff/errors';
import { PunchDecided, PunchTooOld } from './errors';
import { judgePerson, lockAttended } from './judge-person';
import { refuseLocked } from './month-internal';
import { withdrawPunchInput } from './schema';

/** So long after a punch came in its taking back may come, ms: a minute for the hand, the rest for the line. */
const AFTER_COMING_MS = 2 * 60_000;

/**
 * Takes a punch back that somebody made by mistake, on the tablet they made it on and within a minute. It stays, with the word that it was taken
 * back, and is judged as not there. The tablet says how long after: it may bring both days later, whoever is signed in by then. What came in long
 * before is not taken back any more, whatever the tablet says: somebody else might say it.
 * @throws DeviceUnknown, NotFound, PunchDecided, PunchTooOld, MonthLocked
 */
export const withdrawPunch = command({
  name: 'attendance.withdraw',
  permission: 'attendance.punch',
  scope: 'store',
  input: withdrawPunchInput,
  outlivesItsPerson: true,
  async run(tx, { requestId, storeId, punchId, afterMs }, ctx) {
    const device = ctx.actor.device;
    if (device?.storeId !== storeId) throw new DeviceUnknown();
    const where = { storeId_id: { storeId, id: punchId } };
    const { personId } = (await tx.punch.findUnique({ where, select: { personId: true } })) ?? {};
    if (!personId) throw new NotFound({ noun: 'punch' });
    await lockAttended(tx, personId);
    const { occurredAt, receivedAt, kind, deviceId, word } = await tx.punch.findUniqueOrThrow({
      where,
      include: { word: { select: { at: true } } },
    });
    // Made elsewhere it is not this tablet's to take back.
    if (deviceId !== device.id) throw new NotFound({ noun: 'punch' });
    if (word) throw new PunchDecided();
    if (ctx.now.getTime() - receivedAt.getTime() > AFTER_COMING_MS) throw new PunchTooOld();
    await refuseLocked(tx, storeId, occurredAt);
    const withdrawnAt = new Date(occurredAt.getTime() + afterMs);
    await tx.punchWord.create({
      data: { storeId, punchId, accepted: false, reason: '', byId: personId, at: ctx.now, withdrawnAt },
      select: { at: true },
    });
    await judgePerson(tx, { personId, around: occurredAt, now: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.withdraw',
      subjectKind: 'person',
      subjectId: personId,
      after: { kind, at: occurredAt.toISOString(), withdrawnAt: withdrawnAt.toISOString() },
      requestId,
    });
    return { withdrawnAt };
  },
});
