import { createHash, randomBytes } from 'node:crypto';
import { receiptPrefix } from '@/lib/receipt-number';
import type { DeviceIdentity } from '@/server/platform/actor';
import type { Reader } from '@/server/platform/db';

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
      till: { select: { code: true, store: { select: { code: true } } } },
    },
  });
  if (!device || device.revokedAt) return null;
  return {
    id: device.id,
    storeId: device.storeId,
    tillId: device.tillId,
    prefix: receiptPrefix(device.till.store.code, device.till.code, device.enrolment),
  };
}
