import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { openStores } from '@/server/stores/queries';
import { addPhoto } from './add-photo';
import { addZone } from './add-zone';
import { assignOwner, endAssignment } from './assign-owner';
import { addCheckItem, closeCheckItem, editCheckItem } from './checks/keep-check-items';
import { checksDue, listCheckItems, listChecks } from './checks/list-checks';
import { recordCheck } from './checks/record-check';
import { closeZone } from './close-zone';
import { addShelf, closeShelf, editShelf } from './keep-shelves';
import { storePlan } from './list-shelves';
import { listZones } from './list-zones';
import { openStore } from './open-store';
import { renameZone } from './rename-zone';
import { listChecksInput } from './schema';
import { unownedZones } from './unowned-zones';
import { zonesByName } from './zones-by-name';

const ofStore = z.object({ storeId: id });

export const zonesRouter = router({
  list: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => listZones(ctx.db, input.storeId, ctx.now)),
  unowned: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => unownedZones(ctx.db, input.storeId, ctx.now)),
  /** To be opened: of the stores whose zones somebody walks. */
  byName: companyProcedure('zones.check', { anyStore: true })
    .input(z.object({ term: z.string().trim().min(1).max(60) }))
    .query(async ({ ctx, input }) => {
      const stores = (await openStores(ctx.db)).filter(({ id: storeId }) => ctx.may('zones.check', storeId));
      return zonesByName(
        ctx.db,
        stores.map(({ id: storeId }) => storeId),
        input.term,
      );
    }),
  plan: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => storePlan(ctx.db, input.storeId)),
  checkItems: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => listCheckItems(ctx.db, input.storeId)),
  checksDue: storeProcedure('zones.read')
    .input(ofStore)
    .query(({ ctx, input }) => checksDue(ctx.db, input.storeId, ctx.now)),
  checks: storeProcedure('zones.read')
    .input(listChecksInput)
    .query(({ ctx, input }) => listChecks(ctx.db, input)),
  /** Here rather than with the stores: a store is opened with its zones and its first till. */
  openStore: commandProcedure(openStore),
  add: commandProcedure(addZone),
  rename: commandProcedure(renameZone),
  close: commandProcedure(closeZone),
  assignOwner: commandProcedure(assignOwner),
  endAssignment: commandProcedure(endAssignment),
  addShelf: commandProcedure(addShelf),
  editShelf: commandProcedure(editShelf),
  closeShelf: commandProcedure(closeShelf),
  addPhoto: commandProcedure(addPhoto),
  addCheckItem: commandProcedure(addCheckItem),
  editCheckItem: commandProcedure(editCheckItem),
  closeCheckItem: commandProcedure(closeCheckItem),
  recordCheck: commandProcedure(recordCheck),
});
