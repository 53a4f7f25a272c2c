import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';

/** What was done, photographed: for whoever does tasks in the store. */
export const TASK_PHOTO: AttachmentKind = {
  name: 'taskPhoto',
  addedBy: ['tasks.do'],
  takesPdf: false,
  keptDays: YEAR_DAYS,
  async isSeenBy(ctx, { storeId, id }) {
    const shown = await ctx.db.taskPhoto.count({ where: { storeId, id } });
    return shown === 0 ? null : ctx.may('tasks.do', storeId);
  },
};
