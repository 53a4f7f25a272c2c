import { companyProcedure, router } from '@/server/platform/trpc';
import { auditPeople, listEntries } from './list-entries';
import { listEntriesInput } from './schema';

export const auditRouter = router({
  list: companyProcedure('audit.read', { anyStore: true })
    .input(listEntriesInput)
    .query(({ ctx, input }) => listEntries(ctx, input)),
  people: companyProcedure('audit.read', { anyStore: true }).query(({ ctx }) => auditPeople(ctx)),
});
