/**
 * Which job hears of which event. Names alone, so that whoever writes an event knows who waits for it without knowing their
 * modules; what each does stands in server/jobs.ts.
 */
export const CONSUMERS = {
  'complaints.settleNotices': ['complaints.move'],
  'complaints.recompute': ['stores.setHours', 'stores.setSpecialDays'],
  'incidents.tellSevere': ['incidents.report'],
  'incidents.tellQuarrels': ['incidents.decide'],
  'incidents.followTask': ['tasks.do'],
  'incidents.settleNotices': ['incidents.close', 'incidents.doRound'],
  'imports.run': ['imports.start', 'imports.runAgain'],
  'notices.send': ['notices.raise'],
  'notices.tellAnnouncement': ['notices.announce'],
  'notices.tellUnread': ['notices.remindUnread'],
  'notices.settleAnnouncement': ['notices.closeAnnouncement'],
  'notices.tellTask': ['tasks.give', 'tasks.handOn'],
  'notices.tellRoster': ['roster.publish'],
  'notices.tellSwap': [
    'roster.offerShift',
    'roster.takeShift',
    'roster.approveSwap',
    'roster.refuseSwap',
    'roster.lapseSwap',
    'roster.undoSwap',
  ],
  'notices.tellLeave': ['leave.ask', 'leave.decide', 'leave.enter', 'leave.withdraw'],
  'attendance.tellPunch': ['attendance.takeBackPunch'],
  'attendance.judgeLeave': ['leave.decide', 'leave.enter', 'leave.withdraw'],
  'notices.settleTask': ['tasks.do', 'tasks.cancel', 'tasks.take'],
  'reports.settleNotices': ['reports.submit'],
  'reports.tellPreparer': ['reports.accept', 'reports.return'],
  'insight.tellNudged': ['insight.nudge'],
  'insight.tellMonth': ['insight.submitMonth'],
} as const satisfies Record<string, readonly string[]>;

export type ConsumerName = keyof typeof CONSUMERS;

/** Jobs that hear of an event. */
export function consumersOf(eventName: string): string[] {
  return Object.entries<readonly string[]>(CONSUMERS)
    .filter(([, names]) => names.includes(eventName))
    .map(([consumer]) => consumer);
}
