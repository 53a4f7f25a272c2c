import { addAttachment } from '@/server/attachments/add-attachment';
import type { AttachmentKind } from '@/server/attachments/kind';
import { attachmentBytes } from '@/server/attachments/queries';
import { readBody } from '@/server/attachments/read-body';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { FileRefused } from './errors';
import { LIMITS } from './read-file/limits';
import type { SourceFile } from './read-file/read-rows';
import { withWorkingCopy } from './working-copy';

/** A file somebody sent, where every server finds it. */
export interface Upload {
  kind: AttachmentKind;
  /** COMPANY_SCOPE: of the company. */
  storeId: string;
  uploadId: string;
}

/**
 * Keeps a request's body for what its person does next; what is too large is cut off as it comes. Returns the upload's id.
 * @throws FileRefused FILE_TOO_LARGE, FILE_EMPTY
 */
export async function keepUpload(
  ctx: ActorContext,
  request: Request,
  of: Omit<Upload, 'uploadId'>,
): Promise<string> {
  const sent = await readBody(request, LIMITS.fileBytes);
  if (sent === 'TOO_LARGE')
    throw new FileRefused('FILE_TOO_LARGE', { limitMb: LIMITS.fileBytes / 1024 / 1024 });
  if (sent.length === 0) throw new FileRefused('FILE_EMPTY');
  const uploadId = newId();
  await addAttachment(ctx, of.kind, { storeId: of.storeId, id: uploadId, sent });
  return uploadId;
}

/** Reads what the actor sent: nobody reads what another did. @throws NotFound, also when it went since */
export async function withUpload<T>(
  ctx: ActorContext,
  { kind, storeId, uploadId }: Upload,
  fileName: string,
  read: (file: SourceFile) => Promise<T>,
): Promise<T> {
  const content = await attachmentBytes(ctx.db, {
    storeId,
    id: uploadId,
    kind,
    uploadedById: ctx.actor.personId,
  });
  if (!content) throw new NotFound({ noun: 'file' });
  return withWorkingCopy({ content, name: fileName }, ctx.now, read);
}
