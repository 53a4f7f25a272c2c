import type { myShifts } from '@/server/roster/my-shifts';

export type Mine = Awaited<ReturnType<typeof myShifts>>;
export type MyShift = Mine['shifts'][number];

/** Where somebody's shifts are: what their stores and zones are called, and whose clock they go by. */
export interface Places {
  stores: ReadonlyMap<string, string>;
  zones: ReadonlyMap<string, string>;
  timeZones: ReadonlyMap<string, string>;
}
