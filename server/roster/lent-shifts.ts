import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of shifts as their people were told of them. */
export const PUBLISHED_SHIFTS = lend('published_shift', [
  'id',
  'store_id',
  'day',
  'monday',
  'person_id',
  'starts_at',
  'ends_at',
  'break_minutes',
  'kind',
]);
