import type { z } from 'zod';
import { PIN } from '@/server/approvals/schema';
import { requireSentAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { DeviceIdentity } from '@/server/platform/actor';
import { deviceClockOffset } from '@/server/platform/clocks';
import { command, parse, requireActor } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { toldShiftsOf } from '@/server/roster/told-shifts';
import { verifyWord } from '@/server/staff/auth/verify-pin';
import { DeviceUnknown } from '@/server/staff/errors';
import { leftAt } from '@/server/staff/left-at';
import { readSignIns } from '@/server/staff/read-sign-ins';
import { readStaffRights } from '@/server/staff/read-staff-rights';
import { believedTime } from '@/server/stores/believed-time';
import type { Proof } from './attendance-rules';
import { PunchNotOfStore, PunchOfWhoLeft } from './errors';
import { judgePerson } from './judge-person';
import { policiesOf } from './policies';
import { PUNCH_PHOTO } from './punch-photo-kind';
import { punchByPinInput, punchInput, recordPunchInput } from './schema';

/** So long a tablet knows a PIN by itself, ms: OFFLINE_PIN of client/pin-verifier.ts. */
const TABLET_KNOWS_MS = 72 * 3_600_000;
/** A shift so near makes somebody of another store one who helps here, ms. */
const NEAR_MS = 8 * 3_600_000;

/** Writes a punch once it is known how far it is proved; the PIN never gets here. */
const recordPunch = command({
  name: 'attendance.punch',
  permission: 'attendance.punch',
  scope: 'store',
  input: recordPunchInput,
  // The tablet hands over what was punched, also after the next person signed in.
  outlivesItsPerson: true,
  async run(tx, input, ctx) {
    const { storeId, personId, kind, reason, photoId } = input;
    const device = ctx.actor.device;
    if (device?.storeId !== storeId) throw new DeviceUnknown();
    const time = believedTime(input.occurredAt, ctx.now, deviceClockOffset(device.id));
    const proof = await proofOf(tx, input, { device, byId: ctx.actor.personId, at: time.occurredAt });
    const flags = [
      ...time.flags,
      ...(await standingOf(tx, { storeId, personId, proof, at: time.occurredAt })),
      ...(await photoFlags(tx, input, proof)),
    ];
    if (photoId) await bindPhoto(tx, storeId, photoId);
    await tx.punch.create({
      data: {
        storeId,
        id: input.requestId,
        personId,
        deviceId: device.id,
        kind,
        occurredAt: time.occurredAt,
        receivedAt: ctx.now,
        proof,
        handedInById: ctx.actor.personId,
        reason,
        flags,
        photoId: photoId ?? null,
      },
      select: { id: true },
    });
    await judgePerson(tx, { personId, around: time.occurredAt, now: ctx.now });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.punch',
      subjectKind: 'person',
      subjectId: personId,
      after: { kind, at: time.occurredAt.toISOString(), proof, flags, ...(reason ? { reason } : {}) },
      requestId: input.requestId,
    });
    return { occurredAt: time.occurredAt, proof, flags };
  },
});

/**
 * Clocks somebody in or out, or notes that they stepped out or came back. Their own session proves it; the tablet's word that it knew the
 * PIN counts where they had signed in on it; anything else waits for a manager.
 * A photo is sent before, as an attachment.
 * @throws DeviceUnknown, NotFound (also of the photo), PunchOfWhoLeft, PunchNotOfStore
 */
export const punch = { ...recordPunch, input: punchInput };

/** The same with the PIN, which the server looks at itself. @throws PinWrong, PinLocked, and as `punch` */
export async function punchByPin(ctx: Context, raw: z.input<typeof punchByPinInput> & { pin: string }) {
  const { pin, ...request } = raw;
  const input = parse(punchByPinInput, request);
  const { actor } = requireActor(ctx, 'attendance.punch', input.storeId);
  if (actor.device?.storeId !== input.storeId) throw new DeviceUnknown();
  await verifyWord(ctx.db, actor.device.id, input.personId, parse(PIN, pin), ctx.now, actor.device);
  return recordPunch.execute(ctx, { ...input, proof: 'PIN' });
}

async function proofOf(
  tx: Tx,
  { personId, proof }: z.output<typeof recordPunchInput>,
  by: { device: DeviceIdentity; byId: string; at: Date },
): Promise<Proof> {
  if (proof === 'PIN' || proof === 'NONE') return proof;
  if (proof === 'SESSION' && personId === by.byId) return 'SESSION';
  const since = new Date(by.at.getTime() - TABLET_KNOWS_MS);
  const signIns = await readSignIns(tx, [by.device.id], [personId], since);
  return signIns.some(({ startedAt }) => startedAt <= by.at) ? 'TABLET' : 'NONE';
}

/** A photo is one punch's. @throws NotFound */
async function bindPhoto(tx: Tx, storeId: string, photoId: string): Promise<void> {
  await requireSentAttachment(tx, { storeId, id: photoId, kind: PUNCH_PHOTO });
  if ((await tx.punch.count({ where: { storeId, photoId } })) > 0) throw new NotFound({ noun: 'attachment' });
}

/** The store asks for a photo of such a punch, and there is none: it counts, and is marked. */
async function photoFlags(
  tx: Tx,
  { storeId, kind, photoId }: z.output<typeof recordPunchInput>,
  proof: Proof,
): Promise<string[]> {
  if (photoId || kind !== 'CLOCK') return [];
  const { photos } = (await policiesOf(tx, [storeId]))(storeId);
  return photos === 'EVERY' || proof === 'NONE' ? ['NO_PHOTO'] : [];
}

/** What is odd about somebody punching here. @throws NotFound, PunchOfWhoLeft, PunchNotOfStore */
async function standingOf(
  tx: Tx,
  { storeId, personId, proof, at }: { storeId: string; personId: string; proof: Proof; at: Date },
): Promise<string[]> {
  const left = await leftAt(tx, personId);
  if (left === undefined) throw new NotFound({ noun: 'person' });
  if (left && left <= at) throw new PunchOfWhoLeft();
  if (left) return ['LEFT'];
  const rights = await readStaffRights(tx, 'attendance.punch', storeId, [personId]);
  if (rights.get(personId)?.worksHere) return [];
  const near = await toldShiftsOf(tx, [personId], {
    from: new Date(at.getTime() - NEAR_MS),
    to: new Date(at.getTime() + NEAR_MS),
  });
  if (proof === 'NONE' && !near.some((shift) => shift.storeId === storeId)) throw new PunchNotOfStore();
  return ['GUEST'];
}
