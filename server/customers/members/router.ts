import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { pointsRule } from '../points/points-rule';
import { removeLevel, saveLevel } from './keep-levels';
import { levelsWithMembers, memberLevels } from './member-levels';
import { setCustomerLevel } from './set-level';
import { setTopUpRules } from './set-top-up-rules';
import { topUpRules } from './top-up-rules';

/** What members are given. */
export const membersRouter = router({
  saveLevel: commandProcedure(saveLevel),
  removeLevel: commandProcedure(removeLevel),
  setLevel: commandProcedure(setCustomerLevel),
  setTopUpRules: commandProcedure(setTopUpRules),
  /** What is put on top of money paid in. */
  topUpRules: storeProcedure('credit.topUp')
    .input(z.object({ storeId: id }))
    .query(({ ctx }) => topUpRules(ctx.db)),
  levels: companyProcedure('customers.find', { anyStore: true }).query(({ ctx }) => memberLevels(ctx.db)),
  /** With how many have each. */
  rules: companyProcedure('members.keepRules').query(async ({ ctx }) => ({
    levels: await levelsWithMembers(ctx.db),
    steps: await topUpRules(ctx.db),
    pointsRule: await pointsRule(ctx.db),
  })),
});
