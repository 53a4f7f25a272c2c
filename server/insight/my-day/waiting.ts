import type { Day } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Permission } from '@/server/staff/permissions';
import type { StoreSettings } from '@/server/stores/store-settings';

export const WAITING_KINDS = [
  'TASK',
  'MUST_READ',
  'SHEET',
  'CHECKS',
  'NEGATIVE',
  'BREACHES',
  'NUMBERS',
  'REJECTED',
  'TEMPORARY',
  'DISCREPANCIES',
  'DIFFERENCES',
  'SHORTAGE',
  'SHORTAGES_TO_DECIDE',
  'REPORT',
  'REPORT_RETURNED',
  'REPORT_TO_ACCEPT',
  'COMPLAINT',
  'COMPLAINT_SOLVED',
  'COMPENSATION',
  'INCIDENTS',
  'LEAVE',
  'SHIFTS',
  'SWAPS',
  'SWAP_OFFERED',
  'TAKEOVER',
  'CALLS',
  'DISPUTE',
  'DISPUTES',
  'FILE_NOTES',
  'TRAINING',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** What can be done about it without opening it. */
export type WaitingAct =
  | { is: 'TASK'; taskId: string; needsPhoto: boolean }
  | { is: 'CONFIRM'; announcementId: string }
  | { is: 'CHECKS'; zoneId: string; checks: { itemId: string; text: string }[] };

/** One line of somebody's day. */
export interface Waiting {
  /** The same thing has the same key, whoever contributes it. */
  key: string;
  kind: WaitingKind;
  /** Null: of the company. */
  storeId: string | null;
  /** What its words name. */
  about: { title?: string; number?: string; day?: Day; count?: number };
  dueAt: Date | null;
  /** Shown instead of the moment: due by the end of this day. */
  dueDay: Day | null;
  href: string;
  act: WaitingAct | null;
}

/** What a source is asked: for whom, and in which stores they may. */
export interface Asked {
  ctx: ActorContext;
  personId: string;
  stores: readonly StoreSettings[];
  /** Stores in which the person may do this. */
  where(permission: Permission): string[];
}

/** What of one room waits for a person: one bounded question over all their stores. */
export type WaitingSource = (asked: Asked) => Promise<Waiting[]>;

/** A line for each store that has some. */
export function byStore(
  kind: WaitingKind,
  counts: Iterable<readonly [storeId: string, count: number]>,
  href: (storeId: string) => string,
): Waiting[] {
  return [...counts].flatMap(([storeId, count]) =>
    count === 0
      ? []
      : [
          {
            key: `${kind}:${storeId}`,
            kind,
            storeId,
            about: { count },
            dueAt: null,
            dueDay: null,
            href: href(storeId),
            act: null,
          },
        ],
  );
}
