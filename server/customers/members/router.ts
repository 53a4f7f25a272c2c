import { commandProcedure, companyProcedure, router } from '@/server/platform/trpc';
import { removeLevel, saveLevel } from './keep-levels';
import { levelsWithMembers, memberLevels } from './member-levels';
import { setCustomerLevel } from './set-level';

/** What members are given. */
export const membersRouter = router({
  saveLevel: commandProcedure(saveLevel),
  removeLevel: commandProcedure(removeLevel),
  setLevel: commandProcedure(setCustomerLevel),
  levels: companyProcedure('customers.find', { anyStore: true }).query(({ ctx }) => memberLevels(ctx.db)),
  /** With how many have each. */
  rules: companyProcedure('members.keepRules').query(async ({ ctx }) => ({
    levels: await levelsWithMembers(ctx.db),
  })),
});
