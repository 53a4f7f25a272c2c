import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';
import { mayRead } from './may-read';

/** What happened, photographed; also a finding of a safety round. Kept as long as somebody may sue. */
export const INCIDENT_PHOTO: AttachmentKind = {
  name: 'incidentPhoto',
  addedBy: ['incidents.report', 'incidents.safetyRound'],
  takesPdf: false,
  keptDays: 5 * YEAR_DAYS,
  async isSeenBy(ctx, { storeId, id }) {
    const photo = await ctx.db.incidentPhoto.findUnique({
      where: { storeId_id: { storeId, id } },
      select: { incidentId: true },
    });
    if (photo) return mayRead(ctx, storeId, photo.incidentId);
    const finding = await ctx.db.safetyFinding.findFirst({
      where: { storeId, attachmentId: id },
      select: { id: true },
    });
    return finding ? ctx.may('incidents.readRounds', storeId) : null;
  },
};
