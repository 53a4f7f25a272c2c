import { createHash } from 'node:crypto';
import type { Prisma } from '@/generated/prisma/client';
import { requestFault, requireActor, retrying } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { Forbidden, RequestConflict } from '@/server/platform/errors';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { AttachmentUnreadable, TooManyAttachments } from './errors';
import { keptName } from './file-name';
import { ANY_FILE, mimeOf } from './file-rules';
import type { AttachmentKind } from './kind';
import { type KeptPicture, makePicture } from './make-picture';

/** More in an hour no person photographs. */
const MOST_IN_AN_HOUR = 300;

export interface AddedAttachment {
  attachmentId: string;
  mime: string;
  byteCount: number;
  sha256: string;
}

/**
 * Keeps a file. The same person's same file under the same id is the same attachment, whenever it comes again: the phone sends it until
 * it is answered. It belongs to nothing until a command binds it.
 * @throws Forbidden, AttachmentUnreadable, AttachmentTooManyPixels, TooManyAttachments, Busy, RequestConflict when the id has other bytes
 */
export async function addAttachment(
  asked: Context,
  kind: AttachmentKind,
  of: {
    storeId: string;
    id: string;
    sent: Uint8Array<ArrayBuffer>;
    /** As it was called where it came from; a picture may come without. */
    name?: string | null;
  },
): Promise<AddedAttachment> {
  const [first] = kind.addedBy;
  const where = of.storeId === COMPANY_SCOPE ? null : of.storeId;
  const right = kind.addedBy.find((permission) => asked.may(permission, where)) ?? first;
  if (right === undefined) throw new Forbidden({ permission: kind.name });
  const ctx = requireActor(asked, right, where);
  const sentSha256 = sha256(of.sent);
  const mark = {
    storeId: of.storeId,
    id: of.id,
    kind: kind.name,
    uploadedById: ctx.actor.personId,
    sentSha256,
  };
  const before = await firstAnswer(ctx.db, mark);
  if (before) return before;
  const kept = await keptForm(of.sent, kind);
  const write = () =>
    ctx.db.$transaction(async (tx) => {
      // Two at once with one id wait for each other here.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`attachment${of.storeId}${of.id}`}, 1))::text`;
      const meanwhile = await firstAnswer(tx, mark);
      if (meanwhile) return meanwhile;
      await refuseFlood(tx, ctx);
      const name = keptName(of.name ?? null, kept.mime);
      const added = await writeAttachment(tx, { ...mark, ...kept, name, uploadedAt: ctx.now });
      await tx.attachmentWaiting.create({
        data: { storeId: of.storeId, attachmentId: of.id, uploadedAt: ctx.now },
        select: { attachmentId: true },
      });
      return added;
    });
  return retrying(write).catch((error: unknown) => {
    throw requestFault(error) ?? error;
  });
}

/** A file the server itself makes, bound by the transaction that writes it. */
export function keepMadeFile(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; kind: AttachmentKind; content: Uint8Array<ArrayBuffer> },
): Promise<AddedAttachment> {
  return writeAttachment(tx, {
    storeId: of.storeId,
    id: newId(),
    kind: of.kind.name,
    content: of.content,
    mime: ANY_FILE,
    width: null,
    height: null,
    uploadedById: ctx.actor.personId,
    sentSha256: null,
    uploadedAt: ctx.now,
  });
}

/** A picture a module of ours took out of another file, bound by the transaction that writes it. */
export function keepMadePicture(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; kind: AttachmentKind; picture: KeptPicture; sentSha256: string },
): Promise<AddedAttachment> {
  return writeAttachment(tx, {
    storeId: of.storeId,
    id: newId(),
    kind: of.kind.name,
    ...of.picture,
    mime: 'image/jpeg',
    uploadedById: ctx.actor.personId,
    sentSha256: of.sentSha256,
    uploadedAt: ctx.now,
  });
}

async function writeAttachment(
  tx: Tx,
  {
    content,
    ...facts
  }: Omit<Prisma.AttachmentUncheckedCreateInput, 'sha256' | 'byteCount'> & {
    content: Uint8Array<ArrayBuffer>;
  },
): Promise<AddedAttachment> {
  const { storeId, id, mime } = facts;
  const row = { ...facts, sha256: sha256(content), byteCount: content.length };
  await tx.attachment.create({ data: row, select: { id: true } });
  await tx.attachmentContent.create({
    data: { storeId, attachmentId: id, content },
    select: { attachmentId: true },
  });
  return { attachmentId: id, mime, byteCount: row.byteCount, sha256: row.sha256 };
}

/** What was answered when these bytes came first, or null when they never did. @throws RequestConflict */
async function firstAnswer(
  reader: Tx | ActorContext['db'],
  mark: { storeId: string; id: string; kind: string; uploadedById: string; sentSha256: string },
): Promise<AddedAttachment | null> {
  const { storeId, id } = mark;
  const row = await reader.attachment.findUnique({ where: { storeId_id: { storeId, id } } });
  if (!row) return null;
  const same =
    row.kind === mark.kind && row.uploadedById === mark.uploadedById && row.sentSha256 === mark.sentSha256;
  if (!same) throw new RequestConflict();
  return { attachmentId: id, mime: row.mime, byteCount: row.byteCount, sha256: row.sha256 };
}

/** @throws AttachmentUnreadable, AttachmentTooManyPixels, Busy */
async function keptForm(sent: Uint8Array<ArrayBuffer>, kind: AttachmentKind) {
  if (kind.isAnyFile) return { mime: ANY_FILE, content: sent, width: null, height: null };
  const mime = mimeOf(sent);
  if (mime === null) throw new AttachmentUnreadable();
  if (mime !== 'application/pdf') return { mime: 'image/jpeg', ...(await makePicture(sent)) };
  if (!kind.takesPdf) throw new AttachmentUnreadable();
  return { mime, content: sent, width: null, height: null };
}

/** @throws TooManyAttachments */
async function refuseFlood(tx: Tx, { actor, now }: ActorContext): Promise<void> {
  const since = new Date(now.getTime() - 3_600_000);
  const sent = await tx.attachment.count({
    where: { uploadedById: actor.personId, uploadedAt: { gt: since } },
  });
  if (sent >= MOST_IN_AN_HOUR) throw new TooManyAttachments();
}

/** What tells a file from every other. */
export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
