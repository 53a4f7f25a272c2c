import { actorOf } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { madeName } from './file-name';
import type { AttachmentKind } from './kind';

/**
 * A file of the actor's own sending that a command binds to what it is about: it waits no longer, and is kept as long as its kind.
 * @throws NotFound, also where it waited too long
 */
export function requireOwnAttachment(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; id: string; kind: AttachmentKind },
): Promise<{ id: string; sha256: string; sentSha256: string | null }> {
  return bindAttachment(tx, { ...of, uploadedById: ctx.actor.personId });
}

/**
 * The same whoever sent it: a tablet hands over what it kept while the next person is signed in. Its id is known to that tablet alone; that
 * no two things bind it is the caller's to see to.
 * @throws NotFound, also where it waited too long
 */
export function requireSentAttachment(
  tx: Tx,
  of: { storeId: string; id: string; kind: AttachmentKind },
): Promise<{ id: string; sha256: string; sentSha256: string | null }> {
  return bindAttachment(tx, { ...of, uploadedById: null });
}

async function bindAttachment(
  tx: Tx,
  of: { storeId: string; id: string; kind: AttachmentKind; uploadedById: string | null },
) {
  const found = await tx.attachment.findUnique({
    where: { storeId_id: { storeId: of.storeId, id: of.id } },
    select: { id: true, kind: true, sha256: true, sentSha256: true, uploadedById: true },
  });
  if (found?.kind !== of.kind.name || (of.uploadedById !== null && found.uploadedById !== of.uploadedById))
    throw new NotFound({ noun: 'attachment' });
  // Whoever sweeps holds this row: what is bound now is not freed, and what was freed is not bound.
  await tx.attachmentWaiting.deleteMany({ where: { storeId: of.storeId, attachmentId: of.id } });
  if (await isFreed(tx, of)) throw new NotFound({ noun: 'attachment' });
  return { id: found.id, sha256: found.sha256, sentSha256: found.sentSha256 };
}

/** Are the bytes of a file gone? */
export async function isFreed(
  reader: Reader,
  { storeId, id }: { storeId: string; id: string },
): Promise<boolean> {
  return (await reader.attachmentFreed.count({ where: { storeId, attachmentId: id } })) > 0;
}

/** The bytes of a file, for the module whose it is, after its own look at who asks; null: none, or freed since. */
export async function attachmentBytes(
  reader: Reader,
  of: { storeId: string; id: string; kind: AttachmentKind; uploadedById?: string },
): Promise<Uint8Array | null> {
  const { storeId, id, kind, uploadedById } = of;
  const held = await reader.attachmentContent.findFirst({
    where: {
      storeId,
      attachmentId: id,
      attachment: { kind: kind.name, ...(uploadedById ? { uploadedById } : {}) },
    },
    select: { content: true },
  });
  return held?.content ?? null;
}

/** What files are, without their bytes, by id. */
export async function attachmentFacts(
  reader: Reader,
  storeId: string,
  ids: readonly string[],
): Promise<Map<string, { mime: string; sha256: string }>> {
  const rows = await reader.attachment.findMany({
    where: { storeId, id: { in: [...ids] } },
    select: { id: true, mime: true, sha256: true },
  });
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** A file whole, for whoever may see what it belongs to. @throws NotFound, also where there is one they may not see */
export async function openAttachment(
  asked: Context,
  kinds: readonly AttachmentKind[],
  of: { storeId: string; id: string },
) {
  const ctx = { ...asked, actor: actorOf(asked) };
  const row = await ctx.db.attachment.findUnique({
    where: { storeId_id: of },
    select: { kind: true, mime: true, name: true, uploadedById: true, uploadedAt: true },
  });
  const kind = kinds.find(({ name }) => name === row?.kind);
  if (!row || !kind) throw new NotFound({ noun: 'attachment' });
  const sees = (await kind.isSeenBy(ctx, of)) ?? row.uploadedById === ctx.actor.personId;
  const held = sees
    ? await ctx.db.attachmentContent.findUnique({
        where: { storeId_attachmentId: { storeId: of.storeId, attachmentId: of.id } },
        select: { content: true },
      })
    : null;
  if (!held) throw new NotFound({ noun: 'attachment' });
  return { mime: row.mime, name: row.name ?? madeName({ ...row, id: of.id }), content: held.content };
}

/** How many files of each kind a store keeps, how large they are together, and since when: what a rule about keeping them goes by. */
export async function countAttachments(reader: Reader, storeId: string) {
  const rows = await reader.attachment.groupBy({
    by: ['kind'],
    where: { storeId },
    orderBy: { kind: 'asc' },
    _count: { _all: true },
    _sum: { byteCount: true },
    _min: { uploadedAt: true },
  });
  return rows.map((row) => ({
    kind: row.kind,
    count: row._count._all,
    bytes: row._sum.byteCount ?? 0,
    oldestAt: row._min.uploadedAt,
  }));
}
