import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { PhotoUnreadable } from './errors';
import { lockShelf, lockZone } from './internal';
import { pictureOf } from './photo-rules';
import { addPhotoInput } from './schema';

/** How a zone or a shelf looks when it is in order; the newest is shown. @throws NotFound, ZoneIsClosed, PhotoUnreadable */
export const addPhoto = command({
  name: 'zones.addPhoto',
  permission: 'zones.arrange',
  scope: 'store',
  input: addPhotoInput,
  async run(tx, { storeId, requestId, zoneId, shelfId, photo }, ctx) {
    const zone = await lockZone(tx, storeId, zoneId);
    const shelf = shelfId === undefined ? null : await lockShelf(tx, storeId, shelfId);
    if (shelf && shelf.zoneId !== zoneId) throw new NotFound({ noun: 'shelf' });
    await keepPhoto(tx, ctx, { storeId, id: requestId, zoneId, shelfId: shelf?.id ?? null, photo });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.addPhoto',
      subjectKind: 'zone',
      subjectId: zoneId,
      after: { zone: zone.name, shelf: shelf?.code ?? null },
      requestId,
    });
    return { photoId: requestId };
  },
});

/** @throws PhotoUnreadable */
export async function keepPhoto(
  tx: Tx,
  ctx: ActorContext,
  of: {
    storeId: string;
    id: string;
    zoneId: string;
    shelfId: string | null;
    photo: string;
    ofCheck?: boolean;
  },
): Promise<void> {
  const { photo, ...row } = of;
  const picture = pictureOf(photo);
  if (!picture) throw new PhotoUnreadable();
  await tx.zonePhoto.create({
    data: { ...row, ...picture, takenById: ctx.actor.personId, takenAt: ctx.now },
    select: { id: true },
  });
}
