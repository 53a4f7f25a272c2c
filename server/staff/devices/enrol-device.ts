import type { z } from 'zod';
import type { EnrolmentCode } from '@/generated/prisma/client';
import { networkOf } from '@/lib/network-of.mjs';
import { enrolmentLetters, receiptPrefix } from '@/lib/receipt-number';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type DeviceIdentity, personByName } from '@/server/platform/actor';
import { parse, retrying } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Db, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { requestFrame } from '@/server/platform/log';
import { type AttemptPolicy, attempt } from '../auth/attempts';
import { DeviceHasUnsent, EnrolmentCodeWrong } from '../errors';
import { hashToken, newDeviceToken } from './device-of-token';
import { enrolDeviceInput } from './device-schema';
import { markOfCode } from './enrolment-code';
import { tillsOfDevices } from './tills-of-devices';

/** Codes are long and live for minutes; this only keeps a guesser from being fast, and an honest one from waiting long. */
const GUESSING: AttemptPolicy = {
  freeTries: 10,
  firstWaitMs: 30_000,
  longestWaitMs: 300_000,
  forgottenAfterMs: 15 * 60_000,
  refusal: () => new EnrolmentCodeWrong(),
};

/** As it was typed; `enrolDevice` checks it. */
export type EnrolDeviceInput = z.input<typeof enrolDeviceInput>;

export interface Enrolled {
  /** For the browser's cookie; nowhere else. */
  token: string;
  device: DeviceIdentity;
  storeName: string;
  tillName: string;
}

/**
 * Makes a browser a counter device by its one-time code: a new enrolment of the till, with a receipt series of its own.
 * Devices enrolled before stay as they are. Nobody is signed in: the one who made the code answers for it.
 * @param formerToken what this browser was before, by its cookie: its unsent sales come along
 * @throws InvalidInput, EnrolmentCodeWrong, SignInLocked, DeviceHasUnsent: sales of another store lie here
 */
export async function enrolDevice(
  db: Db,
  raw: EnrolDeviceInput,
  now: Date,
  formerToken = '',
): Promise<Enrolled> {
  const input = parse(enrolDeviceInput, raw);
  const codeHash = markOfCode(input.code);
  const isLive = (await liveCode(db, codeHash, now)) !== null;
  // By where it comes from: nobody elsewhere keeps a shop from enrolling its tablet.
  await attempt(
    db,
    `enrolment:${networkOf(requestFrame()?.address ?? '')}`,
    now,
    async () => isLive,
    GUESSING,
  );
  return retrying(() =>
    db.$transaction(async (tx) => {
      const used = await tx.enrolmentCode.updateMany({
        where: { codeHash, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (used.count === 0) throw new EnrolmentCodeWrong();
      const code = await tx.enrolmentCode.findUniqueOrThrow({ where: { codeHash } });
      // By another store's code nobody would send them any more.
      const stranded = (input.unsentOf ?? []).filter((storeId) => storeId !== code.storeId);
      if (stranded.length > 0) throw new DeviceHasUnsent({ count: stranded.length });
      const succeedsId = await formerDevice(tx, code.storeId, formerToken);
      return enrol(tx, db, code, { name: input.name, succeedsId }, now);
    }),
  );
}

/** Its maker must still be there. */
async function liveCode(db: Db, codeHash: string, now: Date): Promise<EnrolmentCode | null> {
  const code = await db.enrolmentCode.findUnique({ where: { codeHash } });
  if (!code || code.usedAt || code.expiresAt <= now) return null;
  const maker = await db.person.findUnique({ where: { id: code.createdById } });
  return maker && !maker.deactivatedAt ? code : null;
}

/** The enrolment this browser had in this store, revoked or not. */
async function formerDevice(tx: Tx, storeId: string, token: string): Promise<string | null> {
  if (token === '') return null;
  const former = await tx.device.findUnique({ where: { tokenHash: hashToken(token) } });
  return former?.storeId === storeId ? former.id : null;
}

async function enrol(
  tx: Tx,
  db: Db,
  code: EnrolmentCode,
  { name, succeedsId }: { name: string; succeedsId: string | null },
  now: Date,
): Promise<Enrolled> {
  const { storeId, tillId } = code;
  // Enrolments of one till are numbered one after the other.
  const till = await tillsOfDevices.ask().locked(tx, { storeId, tillId });
  if (!till || till.closedAt) throw new EnrolmentCodeWrong();
  const last = await tx.device.aggregate({ where: { storeId, tillId }, _max: { enrolment: true } });
  const enrolment = (last._max.enrolment ?? 0) + 1;
  const { token, tokenHash } = newDeviceToken();
  const device: DeviceIdentity = {
    id: newId(),
    storeId,
    tillId,
    prefix: receiptPrefix(till.store.code, till.code, enrolment),
  };
  const shownName = name === '' ? `${till.name} ${enrolmentLetters(enrolment)}` : name;
  await tx.device.create({
    data: {
      storeId,
      id: device.id,
      tillId,
      enrolment,
      name: shownName,
      tokenHash,
      enrolledAt: now,
      enrolledById: code.createdById,
      succeedsId,
    },
  });
  await writeAuditEntry(tx, await makerOf(tx, db, code, now), {
    storeId,
    action: 'devices.enrol',
    subjectKind: 'device',
    subjectId: device.id,
    after: { name: shownName, prefix: device.prefix },
  });
  return { token, device, storeName: till.store.name, tillName: till.name };
}

async function makerOf(tx: Tx, db: Db, code: EnrolmentCode, now: Date): Promise<ActorContext> {
  const maker = await tx.person.findUniqueOrThrow({ where: { id: code.createdById } });
  return {
    db,
    now,
    actor: personByName(maker),
    device: null,
    locale: maker.locale,
    owing: null,
    clockAheadMs: null,
    provedAt: async () => null,
    may: () => false,
  };
}
