import type { Reader } from '@/server/platform/db';

/** A session of somebody on a counter device, ended or not. */
export interface SignIn {
  id: string;
  personId: string;
  startedAt: Date;
  expiresAt: Date;
}

/** Sessions of these people on these devices that could still have been alive after a moment. */
export async function readSignIns(
  reader: Reader,
  deviceIds: readonly string[],
  personIds: readonly string[],
  after: Date,
): Promise<SignIn[]> {
  if (personIds.length === 0) return [];
  return reader.authSession.findMany({
    where: {
      deviceId: { in: [...deviceIds] },
      personId: { in: [...new Set(personIds)] },
      expiresAt: { gte: after },
    },
    select: { id: true, personId: true, startedAt: true, expiresAt: true },
  });
}
