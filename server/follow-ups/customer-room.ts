import type { CustomerRoom } from '@/server/customers/asked-above';

/** What follow-ups keep of a customer: waiting calls go on with the row that does, and an erased one's words are forgotten. */
export const FOLLOW_UPS_OF_CUSTOMER: CustomerRoom = {
  async merged(tx, _ctx, { keptId, mergedId }) {
    await tx.followUp.updateMany({
      where: { customerId: mergedId, doneAt: null },
      data: { customerId: keptId },
    });
    await tx.customerVisit.updateMany({
      where: { customerId: mergedId, cameAt: null },
      data: { customerId: keptId },
    });
  },
  async erased(tx, customerIds) {
    const theirs = { customerId: { in: [...customerIds] } };
    await tx.customerCall.updateMany({ where: { ...theirs, note: { not: '' } }, data: { note: '' } });
    await tx.followUp.updateMany({ where: { ...theirs, note: { not: '' } }, data: { note: '' } });
  },
};
