import { z } from 'zod';
import { day, id } from '@/server/platform/schema';
import { commandProcedure, companyProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { acceptReport, returnReport } from './decide-report';
import { reportBoard, yesterdaysReport } from './queries';
import { reportOfDay } from './report-of-day';
import { namePreparer, submitReport } from './submit-report';
import { zoneFigures, zoneFiguresInput } from './zone-figures';

const ofStore = z.object({ storeId: id });

export const reportsRouter = router({
  submit: commandProcedure(submitReport),
  namePreparer: commandProcedure(namePreparer),
  accept: commandProcedure(acceptReport),
  return: commandProcedure(returnReport),
  board: companyProcedure('reports.read', { anyStore: true })
    .input(z.object({ days: z.number().int().min(1).max(31).default(14) }))
    .query(({ ctx, input }) => reportBoard(ctx, input.days)),
  ofDay: storeProcedure('reports.read')
    .input(ofStore.extend({ day, version: z.number().int().min(1).optional() }))
    .query(({ ctx, input }) => reportOfDay(ctx, input.storeId, input.day, input.version)),
  yesterday: storeProcedure('reports.read')
    .input(ofStore)
    .query(({ ctx, input }) => yesterdaysReport(ctx, input.storeId)),
  /** Whoever may not read the stock finds their own zones and themselves. */
  zoneFigures: storeProcedure('zones.figures')
    .input(zoneFiguresInput)
    .query(({ ctx, input }) =>
      zoneFigures(ctx.db, {
        ...input,
        ownerId: ctx.may('stock.read', input.storeId) ? null : ctx.actor.personId,
        seesCost: ctx.may('costs.see', input.storeId),
        now: ctx.now,
      }),
    ),
});
