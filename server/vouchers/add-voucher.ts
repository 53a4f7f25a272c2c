import { dayToDate } from '@/lib/business-day';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { lockItsDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { VouchersAreIn } from './errors';
import { voucherLines } from './list-lines';
import { addVoucherInput } from './schema';
import { VOUCHER } from './voucher-kind';

/** A paper of one figure of an open day. @throws VouchersAreIn, NotFound, RequestConflict when it is a paper of something already */
export const addVoucher = command({
  name: 'vouchers.add',
  permission: 'vouchers.add',
  scope: 'store',
  input: addVoucherInput,
  async run(tx, { storeId, requestId, day, lineKind, lineKey, attachmentId }, ctx) {
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockItsDay(tx, storeId, dayToDate(day));
    if (!businessDay) throw new VouchersAreIn();
    const lines = await voucherLines(tx, store, day);
    const line = lines.find(({ kind, key }) => kind === lineKind && key === lineKey);
    if (!line) throw new NotFound({ noun: 'voucherLine' });
    const { sha256 } = await requireOwnAttachment(tx, ctx, { storeId, id: attachmentId, kind: VOUCHER });
    await tx.voucher.create({
      data: {
        storeId,
        id: attachmentId,
        day: dayToDate(day),
        lineKind,
        lineKey,
        addedById: ctx.actor.personId,
        addedAt: ctx.now,
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'vouchers.add',
      subjectKind: 'dayReport',
      subjectId: day,
      after: { line: lineKind, name: line.label || lineKey, sha256 },
      businessDay,
      requestId,
    });
    return { voucherId: attachmentId };
  },
});
