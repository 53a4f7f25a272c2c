import { z } from 'zod';
import { id } from '@/server/platform/schema';
import { commandProcedure, router, storeProcedure, storesProcedure } from '@/server/platform/trpc';
import { usualSupplier } from '@/server/purchasing/suppliers/usual-supplier';
import { listClaimsInput } from './claim-schema';
import { answerClaim, refuseClaim, settleClaim } from './end-claim';
import { claimDetail, claimsOfCase, claimTotals, listClaims, openBySupplier } from './list-claims';
import { openClaim } from './open-claim';

const ofStore = z.object({ storeId: id });

/** Claims to suppliers 供应商索赔, each from a case. */
export const claimsRouter = router({
  open: commandProcedure(openClaim),
  answer: commandProcedure(answerClaim),
  settle: commandProcedure(settleClaim),
  refuse: commandProcedure(refuseClaim),
  list: storesProcedure('complaints.read')
    .input(listClaimsInput)
    .query(({ ctx, input }) => listClaims(ctx.db, input)),
  totals: storesProcedure('complaints.read')
    .input(listClaimsInput)
    .query(({ ctx, input }) => claimTotals(ctx.db, input)),
  bySupplier: storesProcedure('complaints.read')
    .input(listClaimsInput.pick({ storeIds: true }))
    .query(({ ctx, input }) => openBySupplier(ctx.db, input.storeIds)),
  ofCase: storeProcedure('complaints.read')
    .input(ofStore.extend({ complaintId: id }))
    .query(({ ctx, input }) => claimsOfCase(ctx.db, input.storeId, input.complaintId)),
  detail: storeProcedure('complaints.read')
    .input(ofStore.extend({ claimId: id }))
    .query(({ ctx, input }) => claimDetail(ctx.db, input.storeId, input.claimId)),
  /** Who delivers a product as a rule. */
  usual: storeProcedure('complaints.work')
    .input(ofStore.extend({ productId: id }))
    .query(({ ctx, input }) => usualSupplier(ctx.db, input.storeId, input.productId)),
});
