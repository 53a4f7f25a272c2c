/** What a store lets its counters sell while nobody answers; an earlier version's settings say nothing of it. */
export interface OfflineRules {
  clerksSellOffline?: boolean;
  offlineSaleLimitFen?: number;
  offlineHours?: number;
}

export type OfflineStop =
  | { why: 'notClerks' }
  | { why: 'tooMuch'; mostFen: number }
  | { why: 'tooLong'; hours: number };

const HOUR_MS = 3_600_000;

/**
 * Why a sale is not made while nobody answers; null: it is. Asked before money is taken: what was paid is always finished.
 * @param isClerk who sells has a clerk's rights and no more
 * @param unheardMs how long the server was not heard
 */
export function offlineStop(
  rules: OfflineRules,
  { isClerk, totalFen, unheardMs }: { isClerk: boolean; totalFen: number; unheardMs: number },
): OfflineStop | null {
  const { clerksSellOffline = true, offlineSaleLimitFen, offlineHours } = rules;
  if (isClerk && !clerksSellOffline) return { why: 'notClerks' };
  if (offlineHours !== undefined && unheardMs > offlineHours * HOUR_MS)
    return { why: 'tooLong', hours: offlineHours };
  if (offlineSaleLimitFen !== undefined && totalFen > offlineSaleLimitFen)
    return { why: 'tooMuch', mostFen: offlineSaleLimitFen };
  return null;
}

/** Is nothing of this beyond what a clerk may? Then a tablet may know their PIN, and the store's rules for clerks are theirs. */
export function hasClerkRightsAlone(
  permissions: readonly string[],
  clerkPermissions: readonly string[],
): boolean {
  return permissions.length > 0 && permissions.every((name) => clerkPermissions.includes(name));
}
