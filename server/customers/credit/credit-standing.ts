import { businessDayOf, type Day, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { storeSettings } from '@/server/stores/store-settings';
import { customersNamed } from '../customers-named';
import { CustomerUnknown } from '../errors';
import { type CreditStanding, obstaclesOf } from './credit-rules';

/** Most entries that are named one by one: whoever owes more of them pays the oldest first. */
const MOST_OPEN = 200;

/** Something a customer owes. */
export interface OwedEntry {
  entryId: string;
  storeId: string;
  day: Day;
  dueDay: Day;
  amountFen: number;
  leftFen: number;
}

export interface StandingAtCounter extends CreditStanding {
  customerId: string;
  name: string;
  maskedNumber: string | null;
  /** Something is overdue beyond what the store bears: on account only with a word. */
  isOverdue: boolean;
  overdueDays: number;
  /** May this store's tablets sell on account without a line? */
  mayOffline: boolean;
  /** Oldest due first. */
  owed: OwedEntry[];
}

/** Where a customer stands now, for a store that serves them. @throws CustomerUnknown */
export async function creditStanding(
  reader: Reader,
  now: Date,
  { storeId, customerId: asked }: { storeId: string; customerId: string },
): Promise<StandingAtCounter> {
  const store = await storeSettings(reader, storeId);
  const named = (await customersNamed(reader, [asked])).get(asked);
  if (!named) throw new CustomerUnknown({ customerId: asked });
  const customerId = named.goesOnAsId;
  const [account, open] = await Promise.all([
    reader.creditAccount.findUnique({ where: { customerId } }),
    reader.creditOpen.findMany({
      where: { customerId, side: 'OWED', leftFen: { gt: 0 } },
      orderBy: [{ dueDay: 'asc' }, { businessDay: 'asc' }, { entryId: 'asc' }],
      take: MOST_OPEN,
    }),
  ]);
  const owed = open.map((row) => ({
    entryId: row.entryId,
    storeId: row.storeId,
    day: dateToDay(row.businessDay),
    dueDay: dateToDay(row.dueDay ?? row.businessDay),
    amountFen: fenOf(row.amountFen),
    leftFen: fenOf(row.leftFen),
  }));
  const standing: CreditStanding = {
    limitFen: fenOrNull(account?.limitFen ?? null),
    dueDays: account?.dueDays ?? null,
    receivableFen: fenOf(account?.receivableFen ?? 0n),
    storeCreditFen: fenOf(account?.storeCreditFen ?? 0n),
    storedValueFen: fenOf(account?.storedValueFen ?? 0n),
    storedBonusFen: fenOf(account?.storedBonusFen ?? 0n),
    points: Number(account?.points ?? 0n),
    oldestDue: owed[0]?.dueDay ?? null,
  };
  const day = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const { creditOverdueDays: overdueDays } = store;
  return {
    ...standing,
    customerId,
    name: named.name,
    maskedNumber: named.maskedNumber,
    isOverdue: obstaclesOf(standing, 0, { day, overdueDays }).isOverdue,
    overdueDays,
    mayOffline: store.creditOffline,
    owed,
  };
}
