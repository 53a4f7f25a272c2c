import { type CustomerRoom, FORGOTTEN } from '@/server/customers/asked-above';

/**
 * A customer with an open complaint is not erased: somebody owes them an answer. Of closed ones every word goes that was said or noted,
 * in the tables themselves, so that no screen, file or backup of later has them; what was done, when, by whom and for how much stays.
 */
export const COMPLAINTS_OF_CUSTOMER: CustomerRoom = {
  async open(tx, customerIds) {
    const open = await tx.complaint.count({
      where: { customerId: { in: [...customerIds] }, state: { not: 'CLOSED' } },
    });
    return open > 0 ? ['COMPLAINT'] : [];
  },
  async erased(tx, customerIds) {
    const theirs = { customerId: { in: [...customerIds] } };
    const cases = await tx.complaint.findMany({ where: theirs, select: { storeId: true, id: true } });
    for (const { storeId, id: complaintId } of cases) {
      const ofCase = { storeId, complaintId };
      await tx.complaintStep.updateMany({
        where: { ...ofCase, text: { notIn: ['', FORGOTTEN] } },
        data: { text: FORGOTTEN },
      });
      await tx.complaintOutcome.updateMany({
        where: { ...ofCase, text: { notIn: ['', FORGOTTEN] } },
        data: { text: FORGOTTEN },
      });
      await tx.complaintHandover.updateMany({
        where: { ...ofCase, words: { notIn: ['', FORGOTTEN] } },
        data: { words: FORGOTTEN },
      });
    }
    await tx.complaint.updateMany({ where: theirs, data: { words: FORGOTTEN } });
  },
};
