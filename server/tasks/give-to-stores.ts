import { command } from '@/server/platform/command';
import { partId } from '@/server/platform/ids';
import { managersOf } from '@/server/staff/managers-of';
import { storesOf } from '@/server/stores/queries';
import { StoreWithoutManager } from './errors';
import { giveTask } from './give-task';
import { giveToStoresInput } from './schema';

/**
 * Head office gives one task to many stores, each to its own manager; all of them or none.
 * @throws StoreWithoutManager, NotFound
 */
export const giveToStores = command({
  name: 'tasks.giveToStores',
  permission: 'tasks.give',
  scope: 'company',
  input: giveToStoresInput,
  async run(tx, { requestId, storeIds, ...what }, ctx) {
    const [stores, managers] = await Promise.all([storesOf(tx, storeIds), managersOf(tx, storeIds)]);
    const taskIds: string[] = [];
    for (const storeId of storeIds.toSorted()) {
      const ownerId = managers.get(storeId)?.[0];
      if (!ownerId)
        throw new StoreWithoutManager({ store: stores.find(({ id }) => id === storeId)?.name ?? '' });
      const given = await giveTask.runIn(tx, ctx, {
        ...what,
        storeId,
        ownerId,
        requestId: partId(requestId, storeId),
      });
      taskIds.push(given.taskId);
    }
    return { taskIds };
  },
});
