import { z } from 'zod';
import { id, month, ofStores } from '@/server/platform/schema';
import {
  commandProcedure,
  router,
  selfProcedure,
  storeProcedure,
  storesProcedure,
} from '@/server/platform/trpc';
import { acknowledge, asItsPerson, explain, object } from './answer-share';
import { caseDetail, ownCase } from './case-detail';
import { casesOfSources, missingBySource } from './case-source';
import { decideShare } from './decide-share';
import { caseTotals, listCases, myCases, peopleOfCases } from './list-cases';
import { openCase } from './open-case';
import { payrollTotals } from './payroll-totals';
import { reverseShare } from './reverse-share';
import { addToPayroll, settleInCash } from './settle-share';
import { acknowledgeInput, CASE_STATES, caseSource, explainInput, objectInput } from './shortage-schema';

const ofStore = z.object({ storeId: id });
const casesInput = ofStores.extend({ state: z.enum(CASE_STATES).optional(), personId: id.optional() });
const ofCase = ofStore.extend({ caseId: id });

/** Shortage cases 短少单; what begins with `my` is of the person who asks and of nobody else. */
export const shortagesRouter = router({
  open: commandProcedure(openCase),
  decide: commandProcedure(decideShare),
  settleInCash: commandProcedure(settleInCash),
  addToPayroll: commandProcedure(addToPayroll),
  reverse: commandProcedure(reverseShare),
  /** What a document says is missing, for the form that opens a case for it. */
  missing: storeProcedure('shortages.open')
    .input(ofStore.extend(caseSource.shape))
    .query(({ ctx, input }) => missingBySource(ctx.db, input)),
  /** Cases a stocktake opened, for whoever reads what it posted. */
  ofStocktake: storeProcedure('stocktake.read')
    .input(ofStore.extend({ stocktakeId: id }))
    .query(({ ctx, input }) => casesOfSources(ctx.db, input.storeId, 'STOCKTAKE', [input.stocktakeId])),
  list: storesProcedure('shortages.read')
    .input(casesInput)
    .query(({ ctx, input }) => listCases(ctx.db, input)),
  totals: storesProcedure('shortages.read')
    .input(casesInput)
    .query(({ ctx, input }) => caseTotals(ctx.db, input)),
  people: storesProcedure('shortages.read')
    .input(ofStores)
    .query(({ ctx, input }) => peopleOfCases(ctx.db, input.storeIds)),
  detail: storeProcedure('shortages.read')
    .input(ofCase)
    .query(({ ctx, input }) =>
      caseDetail(ctx.db, input.storeId, input.caseId, null, ctx.may('costs.see', input.storeId)),
    ),
  payroll: storeProcedure('shortages.read')
    .input(ofStore.extend({ month }))
    .query(({ ctx, input }) => payrollTotals(ctx.db, input.storeId, input.month)),
  mine: selfProcedure.query(({ ctx }) => myCases(ctx)),
  myCase: selfProcedure.input(ofCase).query(({ ctx, input }) => ownCase(ctx, input.storeId, input.caseId)),
  explain: selfProcedure
    .input(explainInput)
    .mutation(({ ctx, input }) => explain.execute(asItsPerson(ctx), input)),
  object: selfProcedure
    .input(objectInput)
    .mutation(({ ctx, input }) => object.execute(asItsPerson(ctx), input)),
  acknowledge: selfProcedure
    .input(acknowledgeInput)
    .mutation(({ ctx, input }) => acknowledge.execute(asItsPerson(ctx), input)),
});
