import { z } from 'zod';
import { id } from '@/server/platform/schema';
import {
  commandProcedure,
  companyProcedure,
  router,
  selfProcedure,
  storeProcedure,
  storesProcedure,
  wireError,
} from '@/server/platform/trpc';
import { openStores } from '@/server/stores/queries';
import { arrangeTiles } from './arrange-tiles';
import { checkPrices } from './check-prices';
import { completeExchange } from './complete-exchange';
import { completeReturn } from './complete-return';
import { completeParsedSale, completeRawSales } from './complete-sale';
import { counterSettings } from './counter-settings';
import { firstTiles } from './first-tiles';
import { discardHeldSale, holdSale, resumeHeldSale } from './hold-sale';
import { keepRejected } from './keep-rejected';
import { listAwaitingPickup } from './list-awaiting-pickup';
import { listHeldSales } from './list-held-sales';
import { findReceipt, inPeriod, listTickets, ticketTotals } from './list-tickets';
import { promotionCost } from './promotion-cost';
import { purchasesOf } from './purchases-of';
import { lastSequence } from './queries';
import { recordPickup } from './record-pickup';
import { returnBrakes } from './return-brakes';
import {
  completeSaleInput,
  deliveredSalesInput,
  priceCheckInput,
  purchasesInput,
  ticketsInput,
} from './schema';
import { ticketDetail } from './ticket-detail';
import { listJustPickedUp, undoPickup } from './undo-pickup';
import { voidable, voidSale } from './void-sale';
import { waitingApprovals } from './waiting-approvals';

const ofStore = z.object({ storeId: id });
/** As many as are looked through at one glance. */
const TICKETS_FOUND = 6;

export const salesRouter = router({
  completeSale: storeProcedure('sales.complete')
    .input(completeSaleInput)
    .mutation(({ ctx, input }) => completeParsedSale(ctx, input)),
  completeSales: storeProcedure('sales.complete')
    .input(deliveredSalesInput)
    .mutation(async ({ ctx, input }) => {
      const outcomes = await completeRawSales(ctx, input);
      return outcomes.map((outcome) =>
        outcome.ok ? outcome : { ok: false as const, error: wireError(outcome.error) },
      );
    }),
  completeReturn: commandProcedure(completeReturn),
  completeExchange: commandProcedure(completeExchange),
  voidSale: commandProcedure(voidSale),
  /** The last sale of this counter, as far as whoever is at it may void it. */
  voidable: storeProcedure('sales.return')
    .input(ofStore)
    .query(({ ctx, input }) => voidable(ctx, input.storeId)),
  returnBrakes: storeProcedure('sales.return')
    .input(ofStore.extend({ ticketId: id }))
    .query(({ ctx, input }) => returnBrakes(ctx, input.storeId, input.ticketId)),
  hold: commandProcedure(holdSale),
  resumeHeld: commandProcedure(resumeHeldSale),
  discardHeld: commandProcedure(discardHeldSale),
  keepRejected: commandProcedure(keepRejected),
  /** The same, as a tablet calls it whose screen was opened before it had this name: what it holds is nowhere else. */
  park: commandProcedure(keepRejected),
  recordPickup: commandProcedure(recordPickup),
  undoPickup: commandProcedure(undoPickup),
  justPickedUp: storeProcedure('sales.recordPickup')
    .input(ofStore)
    .query(({ ctx, input }) => listJustPickedUp(ctx, input.storeId)),
  checkPrices: storeProcedure('sales.complete')
    .input(priceCheckInput)
    .mutation(({ ctx, input }) => checkPrices(ctx, input)),
  counter: storeProcedure('tills.read')
    .input(ofStore)
    .query(({ ctx, input }) => counterSettings(ctx, input.storeId)),
  arrangeTiles: commandProcedure(arrangeTiles),
  firstTiles: storeProcedure('tills.read')
    .input(ofStore)
    .query(({ ctx, input }) => firstTiles(ctx, input.storeId)),
  lastSequence: storeProcedure('sales.complete')
    .input(ofStore)
    .query(({ ctx, input }) => lastSequence(ctx, input.storeId)),
  tickets: storesProcedure('sales.read')
    .input(ticketsInput)
    .query(({ ctx, input }) => listTickets(ctx.db, inPeriod(input, ctx.now))),
  ticketTotals: storesProcedure('sales.read')
    .input(ticketsInput)
    .query(({ ctx, input }) => ticketTotals(ctx.db, inPeriod(input, ctx.now))),
  /** Of every store whose tickets the person may read, the latest first: for whoever has a receipt and knows no store. */
  ticketsByNumber: companyProcedure('sales.read', { anyStore: true })
    .input(z.object({ number: z.string().trim().min(3).max(40) }))
    .query(async ({ ctx, input }) => {
      const stores = (await openStores(ctx.db)).filter(({ id: storeId }) => ctx.may('sales.read', storeId));
      if (stores.length === 0) return [];
      const storeIds = stores.map(({ id: storeId }) => storeId);
      return (await listTickets(ctx.db, { storeIds, number: input.number }, TICKETS_FOUND)).tickets;
    }),
  ticket: storeProcedure('sales.read')
    .input(ofStore.extend({ ticketId: id }))
    .query(({ ctx, input }) =>
      ticketDetail(ctx.db, input.storeId, input.ticketId, {
        floor: ctx.may('prices.seeFloor', input.storeId),
      }),
    ),
  /** What a promotion gave; nothing for who may plan promotions and read no tickets. */
  promotionCost: companyProcedure('promotions.manage')
    .input(z.object({ promotionId: id }))
    .query(({ ctx, input }) =>
      ctx.may('sales.read', null) ? promotionCost(ctx.db, input.promotionId) : { stores: [], latest: [] },
    ),
  /** A customer's latest tickets, in stores whose tickets the person may read. */
  purchases: storesProcedure('sales.read')
    .input(purchasesInput)
    .query(({ ctx, input }) => purchasesOf(ctx.db, input)),
  findReceipt: storeProcedure('sales.return')
    .input(ofStore.extend({ number: z.string().min(3).max(40) }))
    .query(({ ctx, input }) => findReceipt(ctx.db, input.number)),
  /** What waits for a manager's word, on whatever page they are. */
  waitingApprovals: selfProcedure.query(({ ctx }) => waitingApprovals(ctx)),
  held: storeProcedure('sales.hold')
    .input(ofStore)
    .query(({ ctx, input }) => listHeldSales(ctx.db, input.storeId)),
  awaitingPickup: storeProcedure('sales.recordPickup')
    .input(ofStore)
    .query(({ ctx, input }) => listAwaitingPickup(ctx.db, input.storeId)),
});
