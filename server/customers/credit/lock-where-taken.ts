import { requireActor } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { lockDrawerForMoney } from '@/server/tills/drawer-for-money';
import { needsDrawer } from '@/server/tills/payment-rules';
import { DrawerWanted } from './errors';

/**
 * The drawer money is taken at; without one it must be a transfer, and taken by whoever may book what no count of a till asks for.
 * @throws DrawerWanted, Forbidden, NotFound, TillSessionClosed, DrawerOfAnother
 */
export async function lockWhereTaken(
  tx: Tx,
  ctx: ActorContext,
  where: { storeId: string; sessionId: string | undefined; tenders: readonly { kind: string }[] },
): Promise<void> {
  const { storeId, sessionId, tenders } = where;
  if (sessionId) {
    await lockDrawerForMoney(tx, ctx, storeId, sessionId);
    return;
  }
  if (tenders.some(({ kind }) => needsDrawer(kind))) throw new DrawerWanted();
  requireActor(ctx, 'credit.takeInOffice', storeId);
}
