import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of stores and of their business days. */
export const STORES = lend('store', [
  'id',
  'code',
  'name',
  'time_zone',
  'day_start_minute',
  'days_of_cover',
  'closed_at',
]);
export const BUSINESS_DAYS = lend('business_day', ['store_id', 'day', 'state', 'preparer_id']);
