import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of zones, and of who answers for them when. */
export const ZONES = lend('zone', ['store_id', 'id', 'code', 'name', 'kind', 'position', 'closed_at']);
export const ZONE_OWNERS = lend('zone_assignment', [
  'store_id',
  'zone_id',
  'person_id',
  'starts_at',
  'ends_at',
]);
