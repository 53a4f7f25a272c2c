import sharp from 'sharp';
import { ATTACHMENT_KINDS } from '@/server/attachment-kinds';
import { addAttachment } from '@/server/attachments/add-attachment';
import { newId } from '@/server/platform/ids';
import type { contextOf } from './staff';

/** A small picture as a phone makes one. */
export async function picture(width = 40, height = 30): Promise<Uint8Array<ArrayBuffer>> {
  const made = sharp({ create: { width, height, channels: 3, background: '#a00' } });
  return new Uint8Array(await made.jpeg().toBuffer());
}

/** A picture of that kind, sent by whoever the context is of. */
export async function makeAttachment(
  ctx: Awaited<ReturnType<typeof contextOf>>,
  storeId: string,
  name = 'zonePhoto',
): Promise<string> {
  const kind = ATTACHMENT_KINDS.find((one) => one.name === name);
  if (!kind) throw new Error(`no attachment is of kind ${name}`);
  const id = newId();
  await addAttachment(ctx, kind, { storeId, id, sent: await picture() });
  return id;
}
