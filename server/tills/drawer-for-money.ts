import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { lockOpenSession } from './internal';

/**
 * Locks an open drawer that money goes into or out of for a document of another room.
 * @throws NotFound, TillSessionClosed, DrawerOfAnother
 */
export async function lockDrawerForMoney(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  sessionId: string,
): Promise<void> {
  await lockOpenSession(tx, ctx, storeId, sessionId);
}
