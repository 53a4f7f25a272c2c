import type { FreedReason } from '@/generated/prisma/client';
import type { Db, Tx } from '@/server/platform/db';
import { atHalfPace } from '@/server/platform/half-pace';
import type { AttachmentKind } from './kind';

/** A day from its upload a file is bound, or nobody wants it: a phone sends again for hours, not for days. */
const WAITS_MS = 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** Files one transaction frees: each is some megabytes. */
const PIECE = 100;

interface FileOf {
  store_id: string;
  id: string;
}

/**
 * Frees the bytes of files nothing was bound to within a day, and of those whose kind is kept no longer; what a file was stays.
 * Several servers may do it at once. Returns how many of each.
 */
export async function freeAttachments(db: Db, kinds: readonly AttachmentKind[], now: Date) {
  const freed = { unbound: await freeUnbound(db, now), old: 0 };
  for (const kind of kinds) freed.old += await freeOld(db, kind, now);
  return freed;
}

async function freeUnbound(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - WAITS_MS);
  return inPieces(async (tx) => {
    // A command that binds one at this moment holds it: it is passed over.
    const files = await tx.$queryRaw<FileOf[]>`
      SELECT store_id, attachment_id AS id FROM attachment_waiting WHERE uploaded_at <= ${before}::timestamptz
      ORDER BY uploaded_at, attachment_id LIMIT ${PIECE} FOR UPDATE SKIP LOCKED`;
    await free(tx, files, 'UNBOUND', now);
    await tx.attachmentWaiting.deleteMany({ where: { OR: marksOf(files) } });
    return { looked: files.length, freed: files.length };
  }, db);
}

async function freeOld(db: Db, kind: AttachmentKind, now: Date): Promise<number> {
  const before = new Date(now.getTime() - kind.keptDays * DAY_MS);
  let after: { uploaded_at: Date; id: string } = {
    uploaded_at: new Date(0),
    id: '00000000-0000-0000-0000-000000000000',
  };
  return inPieces(async (tx) => {
    // Nobody may lock bytes: servers do this one after another.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('attachments.free', 1))::text`;
    const files = await tx.$queryRaw<(FileOf & { uploaded_at: Date })[]>`
      SELECT a.store_id, a.id, a.uploaded_at FROM attachment a
      JOIN attachment_content c ON c.store_id = a.store_id AND c.attachment_id = a.id
      WHERE a.kind = ${kind.name} AND a.uploaded_at <= ${before}::timestamptz
        AND (a.uploaded_at, a.id) > (${after.uploaded_at}::timestamptz, ${after.id}::uuid)
        AND NOT EXISTS (SELECT 1 FROM attachment_waiting w WHERE w.store_id = a.store_id AND w.attachment_id = a.id)
      ORDER BY a.uploaded_at, a.id LIMIT ${PIECE}`;
    const gone = await withoutNeeded(tx, kind, files);
    await free(tx, gone, 'KEPT_LONG_ENOUGH', now);
    after = files.at(-1) ?? after;
    return { looked: files.length, freed: gone.length };
  }, db);
}

async function withoutNeeded(tx: Tx, kind: AttachmentKind, files: readonly FileOf[]): Promise<FileOf[]> {
  if (!kind.stillNeeded) return [...files];
  const kept = new Set<string>();
  for (const storeId of new Set(files.map(({ store_id }) => store_id))) {
    const ids = files.filter(({ store_id }) => store_id === storeId).map(({ id }) => id);
    for (const id of await kind.stillNeeded(tx, { storeId, ids })) kept.add(id);
  }
  return files.filter(({ id }) => !kept.has(id));
}

/** The word first, then the bytes: a trigger refuses it the other way round. */
async function free(tx: Tx, files: readonly FileOf[], reason: FreedReason, now: Date): Promise<void> {
  const marks = marksOf(files);
  await tx.attachmentFreed.createMany({ data: marks.map((mark) => ({ ...mark, reason, freedAt: now })) });
  await tx.attachmentContent.deleteMany({ where: { OR: marks } });
}

function marksOf(files: readonly FileOf[]) {
  return files.map(({ store_id: storeId, id: attachmentId }) => ({ storeId, attachmentId }));
}

async function inPieces(
  piece: (tx: Tx) => Promise<{ looked: number; freed: number }>,
  db: Db,
): Promise<number> {
  let all = 0;
  for (;;) {
    const { looked, freed } = await atHalfPace(() => db.$transaction(piece));
    all += freed;
    if (looked < PIECE) return all;
  }
}
