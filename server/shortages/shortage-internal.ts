import type { ShortageBalance, ShortageCase, ShortageShare } from '@/generated/prisma/client';
import { dayToDate } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { fenOf, milliOf } from '@/server/platform/numbers';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { OwnShortage, ShortageUnknown } from './errors';
import type { ShareFacts } from './shortage-rules';

/** One share with its case and how far it is. */
export interface LockedShare {
  share: ShortageShare;
  case: ShortageCase;
  facts: ShareFacts;
  decisionId: string | null;
}

/** The store and the day its posting belongs to, locked; before anything else of a command. */
export async function postingOf(tx: Tx, ctx: ActorContext, storeId: string) {
  const store: StoreSettings = await storeSettings(tx, storeId);
  const businessDay = await lockPostingDay(tx, store, ctx);
  return { store, businessDay, day: dateOf(businessDay, storeId) };
}

/** A share, nobody else changing it until the transaction ends. @throws ShortageUnknown */
export async function lockShare(tx: Tx, storeId: string, shareId: string): Promise<LockedShare> {
  await tx.$queryRaw`SELECT 1 AS locked FROM shortage_balance WHERE store_id = ${storeId}::uuid AND share_id = ${shareId}::uuid FOR UPDATE`;
  return readShare(tx, storeId, shareId);
}

/** A share as it stands at the moment. @throws ShortageUnknown */
export async function readShare(tx: Tx, storeId: string, shareId: string): Promise<LockedShare> {
  const found = await tx.shortageShare.findUnique({
    where: { storeId_id: { storeId, id: shareId } },
    include: { case: true, balance: true },
  });
  if (!found?.balance) throw new ShortageUnknown();
  const { case: itsCase, balance, ...share } = found;
  return { share, case: itsCase, facts: factsOf(share, balance), decisionId: balance.decisionId };
}

/** The person's own share, locked. @throws ShortageUnknown, also when it is somebody else's */
export async function lockOwnShare(tx: Tx, ctx: ActorContext, storeId: string, shareId: string) {
  const locked = await lockShare(tx, storeId, shareId);
  if (locked.share.personId !== ctx.actor.personId) throw new ShortageUnknown();
  return locked;
}

export function factsOf(
  share: Pick<ShortageShare, 'quantity' | 'amountFen'>,
  balance: Omit<ShortageBalance, 'storeId' | 'shareId'>,
): ShareFacts {
  return {
    quantityMilli: milliOf(share.quantity),
    amountFen: fenOf(share.amountFen),
    decided: balance.decisionId !== null,
    objected: balance.objected,
    owedFen: fenOf(balance.owedFen),
    settledFen: fenOf(balance.settledFen),
    reversedFen: fenOf(balance.reversedFen),
    foundMilli: milliOf(balance.foundQuantity),
  };
}

/** Nobody decides or settles a case they answer for, in any of its zones. @throws OwnShortage */
export async function refuseOwners(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  caseId: string,
): Promise<void> {
  const own = await tx.shortageShare.count({ where: { storeId, caseId, personId: ctx.actor.personId } });
  if (own > 0) throw new OwnShortage();
}

/** First day of a 'YYYY-MM' as the database's DATE. */
export function monthToDate(month: string): Date {
  return dayToDate(`${month}-01`);
}
