import { z } from 'zod';
import { mayIn, mayInAll } from '@/server/platform/command';
import { id, ofStores } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { assignDiscrepancy } from './assign-discrepancy';
import { closeDiscrepancy } from './close-discrepancy';
import { explainDiscrepancy } from './explain-discrepancy';
import { forgetMatch } from './forget-match';
import { listCodeMatches } from './list-code-matches';
import {
  openDiscrepancies,
  openDiscrepancyTotals,
  reconciliationDetail,
  reconciliationLines,
} from './list-reconciliations';
import {
  discrepancyOwners,
  listReconciliations,
  listSources,
  reconciliationTotals,
  sourceNames,
} from './list-runs';
import { matchCode } from './match-code';
import {
  listMatchesInput,
  listRunsInput,
  oneRunInput,
  openDiscrepanciesInput,
  runLinesInput,
} from './schema';
import { voidReconciliation } from './void-reconciliation';

const ofStore = z.object({ storeId: id });

/** All but the run itself, which reads a file: that is `imports.reconcile`. */
export const reconciliationRouter = router({
  matchCode: commandProcedure(matchCode),
  forgetMatch: commandProcedure(forgetMatch),
  explain: commandProcedure(explainDiscrepancy),
  close: commandProcedure(closeDiscrepancy),
  assign: commandProcedure(assignDiscrepancy),
  void: commandProcedure(voidReconciliation),
  list: storesProcedure('stock.read')
    .input(listRunsInput)
    .query(({ ctx, input }) => listReconciliations(ctx.db, input)),
  totals: storesProcedure('stock.read')
    .input(listRunsInput)
    .query(({ ctx, input }) => reconciliationTotals(ctx.db, input)),
  matches: storeProcedure('reconciliation.reconcile')
    .input(listMatchesInput)
    .query(({ ctx, input }) => listCodeMatches(ctx.db, input)),
  sources: storeProcedure('stock.read')
    .input(ofStore)
    .query(({ ctx, input }) => listSources(ctx.db, input.storeId)),
  sourceNames: storesProcedure('stock.read')
    .input(ofStores)
    .query(({ ctx, input }) => sourceNames(ctx.db, input.storeIds)),
  owners: storeProcedure('stock.read')
    .input(ofStore)
    .query(({ ctx, input }) => discrepancyOwners(ctx.db, input.storeId)),
  detail: storeProcedure('stock.read')
    .input(oneRunInput)
    .query(({ ctx, input }) => reconciliationDetail(ctx.db, input, ctx.may('costs.see', input.storeId))),
  lines: storeProcedure('stock.read')
    .input(runLinesInput)
    .query(({ ctx, input }) => reconciliationLines(ctx.db, input, ctx.may('costs.see', input.storeId))),
  open: storesProcedure('stock.read')
    .input(openDiscrepanciesInput)
    .query(({ ctx, input }) => openDiscrepancies(ctx.db, input, mayIn(ctx, 'costs.see'))),
  openTotals: storesProcedure('stock.read')
    .input(openDiscrepanciesInput)
    .query(({ ctx, input }) =>
      openDiscrepancyTotals(ctx.db, input, mayInAll(ctx, 'costs.see', input.storeIds)),
    ),
});
