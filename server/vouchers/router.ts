import { commandProcedure, router, storeProcedure } from '@/server/platform/trpc';
import { addVoucher } from './add-voucher';
import { vouchersOfDay } from './list-vouchers';
import { removeVoucher } from './remove-voucher';
import { vouchersOfDayInput } from './schema';

export const vouchersRouter = router({
  add: commandProcedure(addVoucher),
  remove: commandProcedure(removeVoucher),
  ofDay: storeProcedure('reports.read')
    .input(vouchersOfDayInput)
    .query(({ ctx, input }) => vouchersOfDay(ctx, input)),
});
