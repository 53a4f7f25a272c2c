import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { lockItsDay } from '@/server/stores/business-days';
import { VouchersAreIn } from './errors';
import { removeVoucherInput } from './schema';

/** A paper that is not of this figure after all; it stays in the trail and in reports it was handed in with. @throws VouchersAreIn, NotFound */
export const removeVoucher = command({
  name: 'vouchers.remove',
  permission: 'vouchers.add',
  scope: 'store',
  input: removeVoucherInput,
  async run(tx, { storeId, requestId, day, voucherId }, ctx) {
    const businessDay = await lockItsDay(tx, storeId, dayToDate(day));
    if (!businessDay) throw new VouchersAreIn();
    const { count } = await tx.voucher.updateMany({
      where: { storeId, id: voucherId, day: dayToDate(day), removedAt: null },
      data: { removedById: ctx.actor.personId, removedAt: ctx.now },
    });
    if (count === 0) throw new NotFound({ noun: 'voucher' });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'vouchers.remove',
      subjectKind: 'dayReport',
      subjectId: day,
      before: { voucher: voucherId },
      businessDay,
      requestId,
    });
    return { voucherId };
  },
});
