import { type AttachmentKind, YEAR_DAYS } from '@/server/attachments/kind';
import { maySomewhere } from '@/server/staff/may-somewhere';

/** What goes with a course: for whoever is to learn it, and who keeps courses or sees who learnt them. */
export const COURSE_FILE: AttachmentKind = {
  name: 'trainingFile',
  addedBy: ['training.keepCourses'],
  takesPdf: true,
  keptDays: 5 * YEAR_DAYS,
  async isSeenBy(ctx, { id }) {
    const version = await ctx.db.trainingCourseVersion.findFirst({
      where: { attachmentId: id },
      select: { courseId: true },
    });
    if (!version) return null;
    if (maySomewhere(ctx, 'training.read')) return true;
    const own = await ctx.db.trainingAssignment.count({
      where: { courseId: version.courseId, personId: ctx.actor.personId },
    });
    return own > 0;
  },
};
