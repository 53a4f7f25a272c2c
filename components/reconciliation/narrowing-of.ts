import { DISCREPANCY_CLASSES, DISCREPANCY_STATES, type Narrowing } from '@/server/reconciliation/schema';

/** Address parameters that narrow a list of discrepancies; `none` is what has no zone or nobody. */
export interface NarrowingParams {
  class?: string;
  state?: string;
  zone?: string;
  owner?: string;
}

/** What an address narrows a list to; words it does not know narrow nothing. */
export function narrowingOf(query: NarrowingParams): Narrowing {
  const found = DISCREPANCY_CLASSES.find((one) => one === query.class);
  const state = DISCREPANCY_STATES.find((one) => one === query.state);
  return {
    ...(state ? { state } : {}),
    ...(found ? { class: found } : {}),
    ...(query.zone ? { zoneId: query.zone === 'none' ? null : query.zone } : {}),
    ...(query.owner ? { ownerId: query.owner === 'none' ? null : query.owner } : {}),
  };
}
