// Chinese because: the zones and the till every store begins with are data of a Chinese shop, and can be renamed.
import type { z } from 'zod';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { insertStore } from '@/server/stores/insert-store';
import { type newStore, openStoreInput } from '@/server/stores/schema';
import { insertTill } from '@/server/tills/add-till';

/** What stock needs a place for from the first day. */
const FIXED_ZONES = [
  { kind: 'UNZONED', code: '00', name: '未分区' },
  { kind: 'DAMAGED', code: '98', name: '残次区' },
  { kind: 'AWAITING_PICKUP', code: '99', name: '待提货' },
] as const;

const FIRST_TILL = { code: '01', name: '1号收银台' };

/** A new store with its three fixed zones and a first till; its id is the requestId. @throws StoreCodeTaken */
export const openStore = command({
  name: 'stores.open',
  permission: 'stores.manage',
  scope: 'company',
  input: openStoreInput,
  async run(tx, { requestId, ...store }, ctx) {
    await insertWholeStore(tx, ctx, requestId, store, requestId);
    return { storeId: requestId };
  },
});

/** A store with all it cannot be without, in the caller's transaction. @throws StoreCodeTaken */
export async function insertWholeStore(
  tx: Tx,
  ctx: ActorContext,
  id: string,
  store: z.output<typeof newStore>,
  requestId?: string,
): Promise<void> {
  await insertStore(tx, ctx, id, store, requestId);
  await tx.zone.createMany({
    data: FIXED_ZONES.map((zone, position) => ({ storeId: id, id: newId(), position, ...zone })),
  });
  await insertTill(tx, ctx, { storeId: id, id: newId(), ...FIRST_TILL });
}
