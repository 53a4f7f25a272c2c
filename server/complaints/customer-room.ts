import type { CustomerRoom } from '@/server/customers/asked-above';

/** A customer with an open complaint is not erased: somebody owes them an answer. */
export const COMPLAINTS_OF_CUSTOMER: CustomerRoom = {
  async open(tx, customerIds) {
    const open = await tx.complaint.count({
      where: { customerId: { in: [...customerIds] }, state: { not: 'CLOSED' } },
    });
    return open > 0 ? ['COMPLAINT'] : [];
  },
};
