import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { cancelPrint } from './cancel-print';
import { printerSettings, printJob } from './queries';
import { printReceipt, rehearse } from './queue-paper';
import { printJobInput } from './schema';
import { makePrintToken, revokePrintToken, setPrinter } from './set-printer';

export const printingRouter = router({
  print: commandProcedure(printReceipt),
  cancel: commandProcedure(cancelPrint),
  /** What became of a paper. */
  job: storeProcedure('sales.complete')
    .input(printJobInput)
    .query(({ ctx, input }) => printJob(ctx.db, input, ctx.now)),
  /** The store's printer, for whoever sets it up. */
  printer: storeProcedure('stores.manage')
    .input(z.object({ storeId: id }))
    .query(({ ctx, input }) => printerSettings(ctx.db, input.storeId, ctx.now)),
  setPrinter: commandProcedure(setPrinter),
  makeToken: commandProcedure(makePrintToken),
  revokeToken: commandProcedure(revokePrintToken),
  rehearse: commandProcedure(rehearse),
  /** Of a rehearsal, what became of it. */
  rehearsal: storeProcedure('stores.manage')
    .input(printJobInput)
    .query(({ ctx, input }) => printJob(ctx.db, input, ctx.now)),
});
