import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { addZone } from './add-zone';
import { assignOwner, endAssignment } from './assign-owner';
import { closeZone } from './close-zone';
import { listZones } from './list-zones';
import { openStore } from './open-store';
import { renameZone } from './rename-zone';

export const zonesRouter = router({
  list: storeProcedure('zones.read')
    .input(z.object({ storeId: id }))
    .query(({ ctx, input }) => listZones(ctx.db, input.storeId, ctx.now)),
  /** Here rather than with the stores: a store is opened with its zones and its first till. */
  openStore: commandProcedure(openStore),
  add: commandProcedure(addZone),
  rename: commandProcedure(renameZone),
  close: commandProcedure(closeZone),
  assignOwner: commandProcedure(assignOwner),
  endAssignment: commandProcedure(endAssignment),
});
