import { z } from 'zod';

export const NOTICE_KINDS = [
  'REPORT_DUE',
  'REPORT_LATE',
  'REPORT_ACCEPTED',
  'REPORT_RETURNED',
  'BOOKS_DIFFER',
  'BACKUP_FAILED',
  'REPORT_NUDGED',
  'MORNING_TAKINGS',
  'MORNING_LATE',
  'MORNING_EXCEPTIONS',
  'MONTH_SUBMITTED',
  'COMPLAINT_HALF',
  'COMPLAINT_LATE',
  'COMPLAINT_LONG_LATE',
  'TASK_GIVEN',
  'SHIFTS_PUBLISHED',
  'SWAP_OFFERED',
  'SWAP_TAKEN',
  'SWAP_APPROVED',
  'SWAP_REFUSED',
  'SWAP_LAPSED',
  'LEAVE_ASKED',
  'LEAVE_APPROVED',
  'LEAVE_REFUSED',
  'LEAVE_ENTERED',
  'LEAVE_WITHDRAWN',
  'SWAP_UNDONE',
  'PUNCH_TAKEN_BACK',
  'ANNOUNCED',
  'ANNOUNCEMENT_UNREAD',
  'INCIDENT_SEVERE',
  'INCIDENT_QUARRELS',
  'SAFETY_ROUND_LATE',
  'NOBODY_THERE',
  'TABLET_NOT_HEARD',
  'STEPPED_OUT_LONG',
  'PAYMENT_WITHOUT_TICKET',
  'NUMBERS_MISSING',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What the words of every notice may name; times are the store's. */
export const noticeFacts = z.object({
  storeCode: z.string().optional(),
  storeName: z.string().optional(),
  /** Business day, `2026-11-29`. */
  day: z.string().optional(),
  /** `10:00` */
  time: z.string().optional(),
  reason: z.string().optional(),
  count: z.number().optional(),
  /** BackupFailure of server/backups. */
  failure: z.string().optional(),
  /** Amounts as they are printed; a share, or `none`. */
  amount: z.string().optional(),
  /** `2026-11` */
  month: z.string().optional(),
  before: z.string().optional(),
  target: z.string().optional(),
  /** `KS-000001`, and what it leads to. */
  number: z.string().optional(),
  complaintId: z.string().optional(),
  /** What somebody is to do. */
  title: z.string().optional(),
  taskId: z.string().optional(),
  announcementId: z.string().optional(),
  incidentId: z.string().optional(),
  /** KINDS of server/incidents. */
  incidentKind: z.string().optional(),
  /** Of the staff. */
  person: z.string().optional(),
});
export type NoticeFacts = z.infer<typeof noticeFacts>;

const ATTENDANCE_KINDS: ReadonlySet<NoticeKind> = new Set([
  'NOBODY_THERE',
  'TABLET_NOT_HEARD',
  'STEPPED_OUT_LONG',
]);

/** Where a notice leads; null: there is nothing to open. */
export function placeOf(
  kind: NoticeKind,
  storeId: string | null,
  { day, month, complaintId, taskId, announcementId, incidentId }: NoticeFacts,
): string | null {
  if (kind === 'MORNING_TAKINGS') return `/tickets?store=all&from=${day}&to=${day}`;
  if (kind === 'MORNING_LATE') return '/day-reports';
  if (kind === 'MORNING_EXCEPTIONS') return '/insight/exceptions?store=all';
  if (kind === 'MONTH_SUBMITTED') return `/insight/months/${storeId}/${month}`;
  if (kind.startsWith('COMPLAINT_'))
    return complaintId ? `/complaints/${complaintId}?store=${storeId}` : null;
  if (kind === 'TASK_GIVEN') return taskId ? `/tasks/${taskId}?store=${storeId}` : null;
  if (kind === 'SWAP_TAKEN') return `/roster/swaps?store=${storeId}`;
  if (kind === 'LEAVE_ASKED') return `/roster/leave?store=${storeId}`;
  if (kind.startsWith('LEAVE_')) return '/my/leave';
  if (kind === 'SHIFTS_PUBLISHED' || kind.startsWith('SWAP_')) return '/my/shifts';
  if (kind === 'PUNCH_TAKEN_BACK') return '/my/attendance';
  if (ATTENDANCE_KINDS.has(kind)) return `/attendance?store=${storeId}`;
  if (kind === 'NUMBERS_MISSING') return `/devices?store=${storeId}`;
  if (announcementId) return `/announcements/${announcementId}`;
  if (kind.startsWith('INCIDENT_')) return incidentId ? `/incidents/${incidentId}?store=${storeId}` : null;
  if (kind === 'PAYMENT_WITHOUT_TICKET') return `/payments?store=${storeId}&state=UNMATCHED`;
  if (kind === 'SAFETY_ROUND_LATE') return `/incidents/safety?store=${storeId}`;
  return kind.startsWith('REPORT_') && storeId !== null && day ? `/day-reports/${storeId}/${day}` : null;
}

/** A day's hours in which nothing is said aloud. */
export interface QuietHours {
  fromMinute: number;
  toMinute: number;
}

/** Minutes until it may be said aloud, 0 when it may at once. @param minute after midnight, in the person's zone */
export function minutesOfQuiet(minute: number, { fromMinute, toMinute }: QuietHours): number {
  const length = (toMinute - fromMinute + 1_440) % 1_440;
  const since = (minute - fromMinute + 1_440) % 1_440;
  return since < length ? length - since : 0;
}
