import { createHash, randomBytes } from 'node:crypto';
import type { Device } from '@/generated/prisma/client';
import { receiptPrefix } from '@/lib/receipt-number';
import type { DeviceIdentity } from '@/server/platform/actor';
import type { Reader } from '@/server/platform/db';
import { tillsOfDevices } from './tills-of-devices';

/** Cookie that makes a browser a counter device. */
export const DEVICE_COOKIE = 'daybook-device';

/** A new device secret and what is stored of it. */
export function newDeviceToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The live device of a cookie's token, or null when it is unknown or revoked. */
export async function deviceOfToken(reader: Reader, token: string): Promise<DeviceIdentity | null> {
  const device = await reader.device.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      storeId: true,
      tillId: true,
      enrolment: true,
      revokedAt: true,
    },
  });
  if (!device || device.revokedAt) return null;
  return deviceIdentity(reader, device);
}

/** An enrolment as whoever works on it is known by. @returns null without its till */
export async function deviceIdentity(
  reader: Reader,
  { id, storeId, tillId, enrolment }: Pick<Device, 'id' | 'storeId' | 'tillId' | 'enrolment'>,
): Promise<DeviceIdentity | null> {
  const till = await tillsOfDevices.ask().one(reader, { storeId, tillId });
  if (!till) return null;
  return { id, storeId, tillId, prefix: receiptPrefix(till.store.code, till.code, enrolment) };
}
