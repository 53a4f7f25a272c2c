import {
  commandProcedure,
  companyProcedure,
  router,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { ageing } from './ageing';
import { correctCredit, writeOff } from './correct-credit';
import { creditStanding } from './credit-standing';
import { creditStatement } from './credit-statement';
import { knownCredit } from './known-credit';
import { entryTotals, heldForCustomers, listEntries } from './list-entries';
import { listOverdue } from './list-overdue';
import { matchPayment } from './match-payment';
import { remind } from './remind';
import { repay } from './repay';
import { reverseRepayment } from './reverse-repayment';
import {
  ageingInput,
  entriesInput,
  knownCreditInput,
  overdueInput,
  standingInput,
  statementInput,
} from './schema';
import { setLimit } from './set-limit';
import { todayOfStores } from './today-of-stores';
import { refundStored, topUp } from './top-up';

/** What customers owe and have. */
export const creditRouter = router({
  setLimit: commandProcedure(setLimit),
  repay: commandProcedure(repay),
  reverseRepayment: commandProcedure(reverseRepayment),
  topUp: commandProcedure(topUp),
  refundStored: commandProcedure(refundStored),
  match: commandProcedure(matchPayment),
  remind: commandProcedure(remind),
  correct: commandProcedure(correctCredit),
  writeOff: commandProcedure(writeOff),
  /** What whoever serves a customer needs to know before they sell or take money. */
  standing: storeProcedure('credit.see')
    .input(standingInput)
    .query(({ ctx, input }) => creditStanding(ctx.db, ctx.now, input)),
  /** What a tablet keeps for when nobody answers. */
  known: storeProcedure('credit.see')
    .input(knownCreditInput)
    .query(({ ctx, input }) => knownCredit(ctx.db, input)),
  /** Whom to ask for what is overdue, in that order. */
  overdue: storesProcedure('credit.remind')
    .input(overdueInput)
    .query(async ({ ctx, input: { storeIds, cursor } }) => {
      // Nobody is asked a day early: due today is due until the last store's day is over.
      const { first: day } = await todayOfStores(ctx.db, storeIds, ctx.now);
      return listOverdue(ctx.db, { storeIds, cursor, day });
    }),
  /** Who owes these stores what, by how long it is due, on any day. */
  ageing: storesProcedure('credit.see')
    .input(ageingInput)
    .query(async ({ ctx, input: { storeIds, cursor, day, overdue } }) =>
      ageing(ctx.db, {
        storeIds,
        cursor,
        day: day ?? (await todayOfStores(ctx.db, storeIds, ctx.now)).last,
        overdueOnly: overdue,
      }),
    ),
  /** What the figures of a day, or of some, are made of. */
  entries: storesProcedure('credit.see')
    .input(entriesInput)
    .query(async ({ ctx, input }) => {
      const [list, totals] = [await listEntries(ctx.db, input), await entryTotals(ctx.db, input)];
      return { ...list, ...totals };
    }),
  /** Stored value and store credit of all customers: they are the company's, whatever store took the money. */
  held: companyProcedure('credit.see').query(({ ctx }) => heldForCustomers(ctx.db)),
  /** What a customer owed and had, over all stores: it is one account. */
  statement: storeProcedure('credit.see')
    .input(statementInput)
    .query(({ ctx, input }) => creditStatement(ctx.db, input)),
});
