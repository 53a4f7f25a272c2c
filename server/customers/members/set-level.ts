import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { holdCustomer } from '../hold-customer';
import { LevelUnknown } from './errors';
import { setLevelInput } from './schema';

/** What a customer is given as a member from now on. @throws CustomerMerged, CustomerErased, LevelUnknown */
export const setCustomerLevel = command({
  name: 'members.setLevel',
  permission: 'members.setLevel',
  scope: 'store',
  input: setLevelInput,
  async run(tx, { requestId, storeId, customerId, levelId }, ctx) {
    const before = await holdCustomer(tx, customerId);
    // Held, so that it is not taken away under this.
    const [level] = levelId
      ? await tx.$queryRaw<
          { name: string }[]
        >`SELECT name FROM member_level WHERE id = ${levelId}::uuid FOR KEY SHARE`
      : [];
    if (levelId && !level) throw new LevelUnknown();
    if (before.levelId !== levelId)
      await tx.customer.update({
        where: { id: customerId },
        data: { levelId, levelSetAt: ctx.now, updatedAt: ctx.now },
      });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'members.setLevel',
      subjectKind: 'customer',
      subjectId: customerId,
      before: { levelId: before.levelId },
      after: { levelId },
      requestId,
    });
    return { levelId };
  },
});
