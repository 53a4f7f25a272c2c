import type { AttachmentKind } from './attachments/kind';
import { PUNCH_PHOTO } from './attendance/punch-photo-kind';
import { PRODUCT_PICTURE } from './catalog/pictures/product-picture-kind';
import { COMPLAINT_PHOTO } from './complaints/complaint-photo-kind';
import { DUTY_PHOTO } from './duty/duty-photo-kind';
import { IMPORT_FILE, LEFT_OUT_ROWS, STOCK_EXPORT } from './imports/import-kinds';
import { INCIDENT_PHOTO } from './incidents/incident-photo-kind';
import { ANNOUNCEMENT_FILE } from './notices/announcements/announcement-file-kind';
import { PERSONNEL_FILE } from './personnel/note-file-kind';
import { TASK_PHOTO } from './tasks/task-photo-kind';
import { COURSE_FILE } from './training/courses/course-file-kind';
import { VOUCHER } from './vouchers/voucher-kind';
import { ZONE_PHOTO } from './zones/zone-photo-kind';

/** Everything files are added to; a new kind is declared in its module and named here. */
export const ATTACHMENT_KINDS: readonly AttachmentKind[] = [
  ZONE_PHOTO,
  PRODUCT_PICTURE,
  VOUCHER,
  COMPLAINT_PHOTO,
  TASK_PHOTO,
  ANNOUNCEMENT_FILE,
  DUTY_PHOTO,
  PUNCH_PHOTO,
  INCIDENT_PHOTO,
  PERSONNEL_FILE,
  COURSE_FILE,
  IMPORT_FILE,
  LEFT_OUT_ROWS,
  STOCK_EXPORT,
];
