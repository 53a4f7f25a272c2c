import type { AtWork } from '@/server/staff/people-at-work';

interface Reader {
  personId: string;
  grants: readonly { role: string; storeId: string | null }[];
}

/** Most people of one announcement; a larger company tells its stores one by one. */
export const MOST_PEOPLE = 5_000;

/** Does it concern this person, as they work here now? The same as `peopleAtWork` says of everybody. */
export function concerns({ storeIds, roles, personIds }: AtWork, { personId, grants }: Reader): boolean {
  if (personIds.length > 0) return personIds.includes(personId);
  return grants.some(
    ({ role, storeId }) =>
      (roles.length === 0 || roles.some((one) => one === role)) &&
      (storeIds.length === 0 || (storeId !== null && storeIds.includes(storeId))),
  );
}
