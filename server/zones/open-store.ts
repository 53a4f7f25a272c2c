// Chinese because: the zones and the till every store begins with are data of a Chinese shop, and can be renamed.
import { command } from '@/server/platform/command';
import { newId } from '@/server/platform/ids';
import { insertStore } from '@/server/stores/insert-store';
import { openStoreInput } from '@/server/stores/schema';
import { addTill } from '@/server/tills/add-till';

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
  async run(tx, { requestId: id, ...store }, ctx) {
    await insertStore(tx, ctx, id, store, id);
    await tx.zone.createMany({
      data: FIXED_ZONES.map((zone, position) => ({ storeId: id, id: newId(), position, ...zone })),
    });
    await addTill.runIn(tx, ctx, { storeId: id, requestId: newId(), ...FIRST_TILL });
    return { storeId: id };
  },
});
