import { approvalsRouter } from './approvals/router';
import { auditRouter } from './audit/router';
import { catalogRouter } from './catalog/router';
import { importsRouter } from './imports/router';
import { handoversRouter } from './inventory/handovers/router';
import { reconciliationRouter } from './inventory/reconciliation/router';
import { replenishmentRouter } from './inventory/replenishment/router';
import { inventoryRouter } from './inventory/router';
import { shortagesRouter } from './inventory/shortages/router';
import { publicProcedure, router } from './platform/trpc';
import { reportsRouter } from './reports/router';
import { salesRouter } from './sales/router';
import { authRouter, staffRouter } from './staff/router';
import { stocktakeRouter } from './stocktake/router';
import { storesRouter } from './stores/router';
import { tillsRouter } from './tills/router';
import { zonesRouter } from './zones/router';

/** Every module's router under its noun. */
export const appRouter = router({
  approvals: approvalsRouter,
  audit: auditRouter,
  auth: authRouter,
  catalog: catalogRouter,
  handovers: handoversRouter,
  /** An empty answer: whether the server is there, and what the bench holds everything against. */
  health: router({ nothing: publicProcedure.query(() => null) }),
  imports: importsRouter,
  inventory: inventoryRouter,
  reconciliation: reconciliationRouter,
  replenishment: replenishmentRouter,
  reports: reportsRouter,
  sales: salesRouter,
  shortages: shortagesRouter,
  staff: staffRouter,
  stocktake: stocktakeRouter,
  stores: storesRouter,
  tills: tillsRouter,
  zones: zonesRouter,
});

export type AppRouter = typeof appRouter;
