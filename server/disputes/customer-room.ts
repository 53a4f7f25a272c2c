import { type CustomerRoom, FORGOTTEN } from '@/server/customers/asked-above';
import { ticketsOfCustomers } from '@/server/sales/tickets-of-customers';

/** Of whose sale an erased customer's was, every word goes: what was claimed, answered, decided, when and by whom stays. */
export const DISPUTES_OF_CUSTOMER: CustomerRoom = {
  async erased(tx, customerIds) {
    for (const [storeId, ticketIds] of await ticketsOfCustomers(tx, customerIds)) {
      const ofTickets = { storeId, ticketId: { in: ticketIds } };
      await tx.salesDisputeAnswer.updateMany({
        where: { dispute: ofTickets, words: { notIn: ['', FORGOTTEN] } },
        data: { words: FORGOTTEN },
      });
      await tx.salesDispute.updateMany({
        where: { ...ofTickets, reason: { notIn: ['', FORGOTTEN] } },
        data: { reason: FORGOTTEN },
      });
      await tx.salesDispute.updateMany({ where: ofTickets, data: { words: FORGOTTEN } });
    }
  },
};
