import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { lockShelf, lockZone } from './internal';
import { addPhotoInput } from './schema';
import { ZONE_PHOTO } from './zone-photo-kind';

/** How a zone or a shelf looks when it is in order; the newest is shown. @throws NotFound, ZoneIsClosed, ShelfIsClosed */
export const addPhoto = command({
  name: 'zones.addPhoto',
  permission: 'zones.arrange',
  scope: 'store',
  input: addPhotoInput,
  async run(tx, { storeId, requestId, zoneId, shelfId, attachmentId }, ctx) {
    const zone = await lockZone(tx, storeId, zoneId);
    const shelf = shelfId === undefined ? null : await lockShelf(tx, storeId, shelfId);
    if (shelf && shelf.zoneId !== zoneId) throw new NotFound({ noun: 'shelf' });
    await keepPhoto(tx, ctx, { storeId, id: attachmentId, zoneId, shelfId: shelf?.id ?? null });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'zones.addPhoto',
      subjectKind: 'zone',
      subjectId: zoneId,
      after: { zone: zone.name, shelf: shelf?.code ?? null },
      requestId,
    });
    return { photoId: attachmentId };
  },
});

/** Says what a picture is of; one picture is of one thing. @throws NotFound, RequestConflict when it shows something already */
export async function keepPhoto(
  tx: Tx,
  ctx: ActorContext,
  of: { storeId: string; id: string; zoneId: string; shelfId: string | null; ofCheck?: boolean },
): Promise<void> {
  await requireOwnAttachment(tx, ctx, { storeId: of.storeId, id: of.id, kind: ZONE_PHOTO });
  await tx.zonePhoto.create({
    data: { ...of, takenById: ctx.actor.personId, takenAt: ctx.now },
    select: { id: true },
  });
}
