import { z } from 'zod';
import { NotFound } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  publicProcedure,
  router,
  storeProcedure,
} from '@/server/platform/trpc';
import { calendarPage } from './calendars/calendar-page';
import { calendarInput } from './calendars/schema';
import { setHours } from './calendars/set-hours';
import { setSpecialDays } from './calendars/set-special-days';
import { editStore } from './edit-store';
import { company, listStores, storeDetails } from './queries';

export const storesRouter = router({
  /** Whether this database has a company yet, for whoever comes to its door. */
  companyState: publicProcedure.query(async ({ ctx }) => {
    const found = await company(ctx.db);
    return found ? { exists: true as const, name: found.name, demo: found.demo } : { exists: false as const };
  }),
  /** The stores the actor works in. */
  list: companyProcedure('stores.read', { anyStore: true }).query(async ({ ctx }) => {
    const stores = await listStores(ctx.db);
    return stores.filter((store) => ctx.may('stores.read', store.id));
  }),
  /** Where goods are delivered to, for papers that go with them: also of stores the person does not work in. */
  addresses: companyProcedure('stores.read', { anyStore: true })
    .input(z.object({ storeIds: z.array(id).min(1).max(10) }))
    .query(({ ctx, input }) =>
      ctx.db.store.findMany({
        where: { id: { in: input.storeIds } },
        select: { id: true, address: true, phone: true },
      }),
    ),
  details: storeProcedure('stores.read')
    .input(z.object({ storeId: id }))
    .query(async ({ ctx, input }) => {
      const store = await storeDetails(ctx.db, input.storeId);
      if (!store) throw new NotFound({ noun: 'store' });
      return {
        ...store,
        mayEdit: ctx.may('stores.manage', store.id),
        mayZones: ctx.may('zones.manage', store.id),
      };
    }),
  edit: commandProcedure(editStore),
  /** When a store is open: its week, and a year's holidays and make-up days. */
  calendar: storeProcedure('stores.read')
    .input(calendarInput)
    .query(({ ctx, input }) => calendarPage(ctx.db, input.storeId, input.year)),
  setHours: commandProcedure(setHours),
  setSpecialDays: commandProcedure(setSpecialDays),
});
