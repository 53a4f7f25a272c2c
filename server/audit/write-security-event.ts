import { LRUCache } from 'lru-cache';
import type { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { logger, requestFrame } from '@/server/platform/log';
import { perProcess } from '@/server/platform/per-process';

export interface SecurityFacts {
  /** `noun.verb` */
  action: string;
  subjectKind: string;
  subjectId: string;
  /** Whose name was used, where it is somebody's. */
  personId?: string | null;
  /** Where it happened; left out at the office. */
  device?: { id: string; storeId: string } | null;
  after?: Prisma.InputJsonObject;
  now: Date;
}

/** Writes what nobody did in their own right: a failed sign-in, a lock, a refused right. Outside of any transaction, so that it stays. */
export async function writeSecurityEvent(reader: Reader, facts: SecurityFacts): Promise<void> {
  const address = requestFrame()?.address;
  await reader.auditEntry.create({
    data: {
      scopeId: facts.device?.storeId ?? COMPANY_SCOPE,
      id: newId(),
      actorId: facts.personId ?? null,
      deviceId: facts.device?.id ?? null,
      action: facts.action,
      subjectKind: facts.subjectKind,
      subjectId: facts.subjectId,
      after: { ...facts.after, ...(address === undefined ? {} : { address }) },
      businessDay: null,
      requestId: null,
      occurredAt: facts.now,
    },
    select: { id: true },
  });
}

const REMEMBERED_MS = 10 * 60_000;
const KEPT_AT_MOST = 5_000;
const written = perProcess(
  'security-events',
  () => new LRUCache<string, true>({ max: KEPT_AT_MOST, ttl: REMEMBERED_MS }),
);

/** The same, once in ten minutes for each `what`: for what a browser repeats by itself. Never fails. */
export async function noteSecurityEvent(reader: Reader, what: string, facts: SecurityFacts): Promise<void> {
  if (written.has(what)) return;
  written.set(what, true);
  await writeSecurityEvent(reader, facts).catch((error: unknown) => {
    logger.warn({ err: error, action: facts.action }, 'a security event was not written');
  });
}
