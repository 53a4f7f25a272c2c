import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { correctCredit, writeOff } from './correct-credit';
import { creditStanding } from './credit-standing';
import { repay } from './repay';
import { reverseRepayment } from './reverse-repayment';
import { standingInput } from './schema';
import { setLimit } from './set-limit';

/** What customers owe and have. */
export const creditRouter = router({
  setLimit: commandProcedure(setLimit),
  repay: commandProcedure(repay),
  reverseRepayment: commandProcedure(reverseRepayment),
  correct: commandProcedure(correctCredit),
  writeOff: commandProcedure(writeOff),
  /** What whoever serves a customer needs to know before they sell or take money. */
  standing: storeProcedure('credit.see')
    .input(standingInput)
    .query(({ ctx, input }) => creditStanding(ctx.db, ctx.now, input)),
});
