import { approvalsRouter } from './approvals/router';
import { attendanceRouter } from './attendance/router';
import { auditRouter } from './audit/router';
import { catalogRouter } from './catalog/router';
import { complaintsRouter } from './complaints/router';
import { creditRouter } from './customers/credit/router';
import { membersRouter } from './customers/members/router';
import { pointsRouter } from './customers/points/router';
import { customersRouter } from './customers/router';
import { disputesRouter } from './disputes/router';
import { dutyRouter } from './duty/router';
import { firstDayRouter } from './first-day/router';
import { followUpsRouter } from './follow-ups/router';
import { handoversRouter } from './handovers/router';
import { importsRouter } from './imports/router';
import { incidentsRouter } from './incidents/router';
import { insightRouter } from './insight/router';
import { invoicesRouter } from './invoices/router';
import { limitsRouter } from './limits/router';
import { liveRouter } from './live-router';
import { meetingsRouter } from './meetings/router';
import { noticesRouter } from './notices/router';
import { openItemsRouter } from './open-items/router';
import { paymentsRouter } from './payments/router';
import { personnelRouter } from './personnel/router';
import { publicProcedure, router } from './platform/trpc';
import { priceTagsRouter } from './price-tags/router';
import { printingRouter } from './printing/router';
import { promotionsRouter } from './promotions/router';
import { replenishmentRouter } from './purchasing/replenishment/router';
import { purchasingRouter } from './purchasing/router';
import { reconciliationRouter } from './reconciliation/router';
import { reportsRouter } from './reports/router';
import { rosterRouter } from './roster/router';
import { salesRouter } from './sales/router';
import { shortagesRouter } from './shortages/router';
import { authRouter, staffRouter } from './staff/router';
import { stockRouter } from './stock/router';
import { stocktakeRouter } from './stocktake/router';
import { storesRouter } from './stores/router';
import { tasksRouter } from './tasks/router';
import { tillsRouter } from './tills/router';
import { trainingRouter } from './training/router';
import { transfersRouter } from './transfers/router';
import { viewsRouter } from './views/router';
import { vouchersRouter } from './vouchers/router';
import { zonesRouter } from './zones/router';

/** Every module's router under its noun. */
export const appRouter = router({
  approvals: approvalsRouter,
  audit: auditRouter,
  auth: authRouter,
  catalog: catalogRouter,
  credit: creditRouter,
  points: pointsRouter,
  complaints: complaintsRouter,
  duty: dutyRouter,
  personnel: personnelRouter,
  training: trainingRouter,
  incidents: incidentsRouter,
  customers: customersRouter,
  attendance: attendanceRouter,
  disputes: disputesRouter,
  firstDay: firstDayRouter,
  followUps: followUpsRouter,
  handovers: handoversRouter,
  /** An empty answer: whether the server is there, and what the bench holds everything against. */
  health: router({ nothing: publicProcedure.query(() => null) }),
  imports: importsRouter,
  limits: limitsRouter,
  live: liveRouter,
  insight: insightRouter,
  meetings: meetingsRouter,
  members: membersRouter,
  notices: noticesRouter,
  openItems: openItemsRouter,
  printing: printingRouter,
  purchasing: purchasingRouter,
  reconciliation: reconciliationRouter,
  replenishment: replenishmentRouter,
  reports: reportsRouter,
  sales: salesRouter,
  shortages: shortagesRouter,
  staff: staffRouter,
  stock: stockRouter,
  stocktake: stocktakeRouter,
  stores: storesRouter,
  roster: rosterRouter,
  tasks: tasksRouter,
  tills: tillsRouter,
  transfers: transfersRouter,
  views: viewsRouter,
  invoices: invoicesRouter,
  payments: paymentsRouter,
  priceTags: priceTagsRouter,
  promotions: promotionsRouter,
  vouchers: vouchersRouter,
  zones: zonesRouter,
});

export type AppRouter = typeof appRouter;
