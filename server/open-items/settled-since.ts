import type { Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { foundNumbers } from '@/server/sales/missing-numbers';
import { answersOf } from '@/server/sales/open-breaches';
import { settledTickets } from '@/server/sales/rejected-tickets';
import type { Ended } from '@/server/sales/schema';
import { temporaryAnswersOf } from '@/server/sales/temporary-items';
import { personNames } from '@/server/staff/person-names';
import { explainedSince } from '@/server/stock/negative/negative-stock';
import type { OpenItems, OpenKind } from './schema';

/** How something that was open came to its end. */
export interface Settled {
  at: Date;
  by: string;
  word: string;
  /** Later than the day's seal: its figures stay as they were sealed. */
  afterSeal: boolean;
}

/**
 * What became of the items a report or its acceptance kept as open: when, by whom, and whether after the seal. By kind and
 * id; what is not in it is open still. A drawer's difference stays what it was counted.
 */
export async function settledSince(
  reader: Reader,
  of: { storeId: string; day: Day; sealedAt: Date | null },
  kept: OpenItems,
): Promise<Record<string, Settled>> {
  const found = new Map<string, Ended>();
  for (const { kind, items } of kept) {
    const ids = items.map((item) => item.id);
    for (const row of await FIND[kind](reader, of.storeId, ids, of.sealedAt))
      found.set(`${kind} ${row.id}`, row);
  }
  const names = await personNames(
    reader,
    [...found.values()].map((row) => row.personId),
  );
  return Object.fromEntries(
    [...found].map(([key, row]) => [
      key,
      {
        at: row.at,
        by: names.get(row.personId ?? '') ?? '',
        word: row.word,
        afterSeal: of.sealedAt !== null && row.at > of.sealedAt,
      },
    ]),
  );
}

const FIND: Record<
  OpenKind,
  (reader: Reader, storeId: string, ids: string[], sealedAt: Date | null) => Promise<Ended[]>
> = {
  NUMBERS: foundNumbers,
  BREACHES: answersOf,
  REJECTED: settledTickets,
  CASH: () => Promise.resolve([]),
  // What was said before was about what went below zero earlier: it was open all the same.
  NEGATIVE: explainedSince,
  TEMPORARY: temporaryAnswersOf,
};
