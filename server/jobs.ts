import type { DomainEvent } from '@/generated/prisma/client';
import { ATTACHMENT_KINDS } from './attachment-kinds';
import { freeAttachments } from './attachments/free-attachments';
import { judgeDue } from './attendance/judge-due';
import { judgeLeave } from './attendance/judge-leave';
import { tellPunch } from './attendance/tell-punch';
import { watchStores } from './attendance/watch-stores';
import { backUpAtNight } from './backups/back-up-at-night';
import { backupFolder } from './backups/backup-folder';
import { applyPlannedPrices } from './catalog/price-plans/apply-planned';
import { climbComplaints, recomputeComplaints } from './complaints/climb-complaints';
import { settleComplaintNotices } from './complaints/settle-complaint-notices';
import { contextFor } from './context';
import type { ConsumerName } from './events/consumers';
import { pruneEvents } from './events/prune-events';
import { beat } from './events/worker-beat';
import { makeFollowUpsEverywhere } from './follow-ups/make-follow-ups';
import { runImport } from './imports/run-import';
import { followTask } from './incidents/measures';
import { settleIncidentNotices, tellLateRounds, tellQuarrels, tellSevere } from './incidents/tell-incidents';
import { tellGaps } from './insight/devices/tell-gaps';
import { tellMonth } from './insight/months/tell-month';
import { tellMorning } from './insight/morning/tell-morning';
import { tellNudged } from './insight/nudges/tell-nudged';
import {
  settleAnnouncement,
  tellAnnouncement,
  tellNewcomers,
  tellUnread,
} from './notices/announcements/tell-announcement';
import { pruneNotices } from './notices/prune-notices';
import { sendMessages } from './notices/robots/send-messages';
import { tellLeave } from './notices/tell-leave';
import { tellRoster } from './notices/tell-roster';
import { tellSwap } from './notices/tell-swap';
import { settleTaskNotices, tellTask } from './notices/tell-task';
import { followCharges } from './payments/follow-charges';
import type { ActingContext } from './platform/context';
import { logger } from './platform/log';
import { pruneRequests } from './platform/prune-requests';
import { pruneLooks } from './presence/prune-looks';
import { prunePrints } from './printing/prune-prints';
import { checkBooksAtNight } from './reports/check-books-at-night';
import { settleReportNotices } from './reports/settle-report-notices';
import { tellChargesWithoutTicket } from './reports/tell-charges-without-ticket';
import { tellPreparer } from './reports/tell-preparer';
import { tellReportClock } from './reports/tell-report-clock';
import { pruneSessions } from './staff/auth/prune-sessions';
import { makeDueTasks } from './tasks/make-due-tasks';
import { assignDueTraining } from './training/courses/assign-training';

export type JobContext = ActingContext<'JOB'>;

/**
 * What each consumer of server/events/consumers.ts does about an event. It may run again when it was cut off half-way: what it
 * writes it writes by commands, whose requestId is `partId(event.id, …)`.
 */
export const CONSUMER_JOBS: Record<ConsumerName, (ctx: JobContext, event: DomainEvent) => Promise<void>> = {
  'complaints.settleNotices': settleComplaintNotices,
  'complaints.recompute': recomputeComplaints,
  'incidents.tellSevere': tellSevere,
  'incidents.tellQuarrels': tellQuarrels,
  'incidents.followTask': followTask,
  'incidents.settleNotices': settleIncidentNotices,
  'imports.run': ({ db }, { subjectId }) =>
    runImport(db, subjectId, (actor, locale) => contextFor(actor, { locale })),
  'notices.send': ({ db, now }) => sendMessages(db, now),
  'notices.tellAnnouncement': tellAnnouncement,
  'notices.tellUnread': tellUnread,
  'notices.settleAnnouncement': settleAnnouncement,
  'attendance.judgeLeave': judgeLeave,
  'notices.tellLeave': tellLeave,
  'attendance.tellPunch': tellPunch,
  'notices.tellRoster': tellRoster,
  'notices.tellSwap': tellSwap,
  'notices.tellTask': tellTask,
  'notices.settleTask': settleTaskNotices,
  'reports.settleNotices': settleReportNotices,
  'reports.tellPreparer': tellPreparer,
  'insight.tellNudged': tellNudged,
  'insight.tellMonth': tellMonth,
};

/** A job by the clock of the server that runs it, in UTC; the shop's hours are read from the stores. */
export interface ClockJob {
  name: string;
  /** As crontab has it. */
  at: string;
  run(ctx: JobContext): Promise<void>;
}

const EVERYWHERE: readonly ClockJob[] = [
  // So that an administrator sees when nobody works jobs off.
  { name: 'platform.beat', at: '* * * * *', run: ({ db, now }) => beat(db, now) },
  // Windows of shifts end at any minute; nobody there is told within five.
  { name: 'attendance.judge', at: '* * * * *', run: judgeDue },
  { name: 'attendance.watch', at: '* * * * *', run: watchStores },
  // Deadlines stand at any minute of an hour, in any zone.
  { name: 'reports.clock', at: '* * * * *', run: tellReportClock },
  // Whoever does not get an answer in time: by the stores' hours.
  { name: 'complaints.climb', at: '* * * * *', run: climbComplaints },
  // A day begins at any minute, in any zone.
  { name: 'tasks.makeDue', at: '*/5 * * * *', run: makeDueTasks },
  { name: 'training.assignDue', at: '17 * * * *', run: assignDueTraining },
  // Whoever began to work somewhere since hears of what must be read there.
  { name: 'notices.tellNewcomers', at: '*/15 * * * *', run: tellNewcomers },
  // A month's safety round, by the stores' own days.
  { name: 'incidents.lateRounds', at: '7 * * * *', run: tellLateRounds },
  // A number that has been missing for an hour.
  { name: 'insight.tellGaps', at: '*/5 * * * *', run: tellGaps },
  // Nine o'clock is read from the stores.
  { name: 'insight.morning', at: '*/5 * * * *', run: tellMorning },
  // What could not be said, and what waited for the end of quiet hours or of a full minute.
  { name: 'notices.sendWaiting', at: '* * * * *', run: ({ db, now }) => sendMessages(db, now) },
  // What nobody knows yet of money from phones, and what of it no ticket has.
  {
    name: 'payments.follow',
    at: '* * * * *',
    async run(ctx) {
      await followCharges(ctx);
      await tellChargesWithoutTicket(ctx);
    },
  },
  // A business day begins at any minute of an hour.
  { name: 'catalog.applyPlannedPrices', at: '* * * * *', run: applyPlannedPrices },
  { name: 'followUps.make', at: '5 * * * *', run: makeFollowUpsEverywhere },
  { name: 'books.check', at: '20 19 * * *', run: checkBooksAtNight },
  {
    name: 'platform.prune',
    at: '10 19 * * *',
    async run({ db, now }: JobContext) {
      const pruned = {
        requests: await pruneRequests(db, now),
        events: await pruneEvents(db, now),
        notices: await pruneNotices(db, now),
        sessions: await pruneSessions(db, now),
        looks: await pruneLooks(db, now),
        prints: await prunePrints(db, now),
        files: await freeAttachments(db, ATTACHMENT_KINDS, now),
      };
      logger.info(pruned, 'what is kept for a while was pruned');
    },
  },
];

/**
 * Jobs by the clock that this process takes. The backup is taken by those whose server has a folder for it: of several with one, by
 * one a night.
 */
export function clockJobs(): readonly ClockJob[] {
  const to = backupFolder();
  if (!to) return EVERYWHERE;
  return [
    ...EVERYWHERE,
    { name: 'backups.nightly', at: '30 18 * * *', run: (ctx) => backUpAtNight(ctx, to) },
  ];
}
