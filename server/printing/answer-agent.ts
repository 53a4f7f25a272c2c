import { timingSafeEqual } from 'node:crypto';
import { KICK } from '@/lib/printing/escpos';
import type { Db } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { KICK_LASTS_MS, TAKEN_FOR_MS } from './printing-rules';
import { tokenParts } from './schema';
import { hashOfSecret } from './set-printer';

/** When an agent asked last is kept to some seconds: it asks every second. */
const NOTED_EACH_MS = 10_000;

/** The store a token opens. @throws NotFound without saying what is wrong with it */
export async function storeOfToken(db: Db, token: string): Promise<string> {
  const parts = tokenParts(token);
  const printer = parts
    ? await db.storePrinter.findUnique({ where: { storeId: parts.storeId }, select: { tokenHash: true } })
    : null;
  if (!parts || !printer?.tokenHash || !timingSafeEqual(printer.tokenHash, hashOfSecret(parts.secret)))
    throw new NotFound({ noun: 'printer' });
  return parts.storeId;
}

export interface PaperForAgent {
  id: string;
  /** Its bytes, base64. */
  content: string;
}

/**
 * Takes what an agent says of the papers it had, and gives it the next. One that it could not write stays in the queue, and nothing
 * more is given until it asks again.
 */
export async function answerAgent(
  db: Db,
  storeId: string,
  { written, failed }: { written: readonly string[]; failed: string | null },
  now: Date,
): Promise<{ job: PaperForAgent | null }> {
  if (written.length > 0)
    await db.printJob.updateMany({
      // Also one that was cancelled meanwhile: it is on paper.
      where: { storeId, id: { in: [...written] }, state: { not: 'PRINTED' } },
      data: { state: 'PRINTED', content: null, endedAt: now },
    });
  if (failed)
    await db.printJob.updateMany({
      where: { storeId, id: failed, state: 'QUEUED' },
      data: { takenAt: null },
    });
  await noteAgent(db, storeId, { isAway: failed !== null, isThere: written.length > 0 }, now);
  return { job: failed ? null : await take(db, storeId, now) };
}

async function noteAgent(
  db: Db,
  storeId: string,
  { isAway, isThere }: { isAway: boolean; isThere: boolean },
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - NOTED_EACH_MS);
  await db.$executeRaw`
    UPDATE store_printer SET seen_at = ${now}::timestamptz,
      away_since = CASE WHEN ${isAway} THEN coalesce(away_since, ${now}::timestamptz) WHEN ${isThere} THEN NULL ELSE away_since END
    WHERE store_id = ${storeId}::uuid
      AND (seen_at IS NULL OR seen_at < ${since}::timestamptz OR ${isAway} <> (away_since IS NOT NULL) AND (${isAway} OR ${isThere}))`;
}

/** The oldest paper that nobody has, with its drawer while it is fresh. */
async function take(db: Db, storeId: string, now: Date): Promise<PaperForAgent | null> {
  const silentSince = new Date(now.getTime() - TAKEN_FOR_MS);
  const [job] = await db.$queryRaw<{ id: string; content: Uint8Array; kick: boolean; madeAt: Date }[]>`
    UPDATE print_job SET taken_at = ${now}::timestamptz, tries = tries + 1
    WHERE store_id = ${storeId}::uuid AND id = (
      SELECT id FROM print_job
      WHERE store_id = ${storeId}::uuid AND state = 'QUEUED' AND expires_at > ${now}::timestamptz
        AND (taken_at IS NULL OR taken_at < ${silentSince}::timestamptz)
      ORDER BY made_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, content, kick, made_at AS "madeAt"`;
  if (!job) return null;
  const opens = job.kick && now.getTime() - job.madeAt.getTime() < KICK_LASTS_MS;
  return {
    id: job.id,
    content: Buffer.concat([opens ? KICK : new Uint8Array(), job.content]).toString('base64'),
  };
}
