import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of approvals that were used: of which act, on which day. */
export const APPROVAL_USES = lend('approval_use', [
  'store_id',
  'approval_id',
  'business_day',
  'subject_id',
  'line_id',
]);
