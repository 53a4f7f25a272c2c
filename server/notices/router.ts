import { commandProcedure, companyProcedure, router, selfProcedure } from '@/server/platform/trpc';
import { announce, announceInStore } from './announcements/announce';
import { asItsReader, confirmRead } from './announcements/confirm-read';
import { closeAnnouncement, closeInStore, remindInStore, remindUnread } from './announcements/end-and-remind';
import { announcementDetail, listAnnouncements } from './announcements/list-announcements';
import { listAnnouncementsInput, ofCompanyInput, oneAnnouncementInput } from './announcements/schema';
import { keepChoices, ownChoices } from './keep-choices';
import { listNotices, unreadNotices } from './list-notices';
import { readNotices } from './read-notices';
import { addRobot, closeRobot, listRobots } from './robots/keep-robots';
import { keepChoicesInput, listNoticesInput, readNoticesInput } from './schema';

export const noticesRouter = router({
  list: selfProcedure.input(listNoticesInput).query(({ ctx, input }) => listNotices(ctx, input)),
  unread: selfProcedure.query(({ ctx }) => unreadNotices(ctx)),
  read: selfProcedure.input(readNoticesInput).mutation(({ ctx, input }) => readNotices(ctx, input)),
  choices: selfProcedure.query(({ ctx }) => ownChoices(ctx)),
  keepChoices: selfProcedure.input(keepChoicesInput).mutation(({ ctx, input }) => keepChoices(ctx, input)),
  announcements: selfProcedure
    .input(listAnnouncementsInput)
    .query(({ ctx, input }) => listAnnouncements(ctx, input)),
  announcement: selfProcedure
    .input(oneAnnouncementInput)
    .query(({ ctx, input }) => announcementDetail(ctx, input.announcementId)),
  /** Which announcement it is of decides who may. */
  confirm: selfProcedure
    .input(ofCompanyInput)
    .mutation(({ ctx, input }) => confirmRead.execute(asItsReader(ctx), input)),
  announce: commandProcedure(announce),
  announceInStore: commandProcedure(announceInStore),
  remindUnread: commandProcedure(remindUnread),
  remindInStore: commandProcedure(remindInStore),
  closeAnnouncement: commandProcedure(closeAnnouncement),
  closeInStore: commandProcedure(closeInStore),
  robots: companyProcedure('notices.keepRobots').query(({ ctx }) => listRobots(ctx.db)),
  addRobot: commandProcedure(addRobot),
  closeRobot: commandProcedure(closeRobot),
});
