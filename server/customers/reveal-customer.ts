import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { shownNumber } from './customer-cards';
import { holdCustomer } from './hold-customer';
import { revealCustomerInput } from './schema';

/** How long what was revealed may be asked for, ms: as long as a call takes to begin. */
const SHOWN_FOR_MS = 10 * 60_000;

/**
 * Notes that somebody looks at a customer's numbers and addresses, and why, before they are shown: `revealedCustomer`. The result keeps
 * none of them, and neither does the trail; words somebody typed stay beside the customer, where erasing reaches them.
 * @throws NotFound, CustomerMerged, CustomerErased
 */
export const revealCustomer = command({
  name: 'customers.reveal',
  permission: 'customers.reveal',
  scope: 'store',
  input: revealCustomerInput,
  async run(tx, { requestId, storeId, customerId, reason, words }, ctx) {
    await holdCustomer(tx, customerId);
    await tx.customerReveal.create({
      data: {
        id: requestId,
        customerId,
        inStoreId: storeId,
        personId: ctx.actor.personId,
        reason,
        words,
        revealedAt: ctx.now,
      },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.reveal',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { reason },
      requestId,
    });
    return { revealId: requestId };
  },
});

/** What a reveal of one's own showed, for some minutes. @throws NotFound */
export async function revealedCustomer(ctx: ActorContext, revealId: string) {
  const reveal = await ctx.db.customerReveal.findFirst({
    where: {
      id: revealId,
      personId: ctx.actor.personId,
      revealedAt: { gt: new Date(ctx.now.getTime() - SHOWN_FOR_MS) },
    },
    select: {
      customer: {
        select: {
          id: true,
          numbers: { orderBy: { place: 'asc' } },
          addresses: { orderBy: { place: 'asc' } },
        },
      },
    },
  });
  if (!reveal) throw new NotFound({ noun: 'reveal' });
  const { customer } = reveal;
  return {
    customerId: customer.id,
    numbers: customer.numbers.map(({ e164, label }) => shownNumber(e164, label, true)),
    addresses: customer.addresses.map(({ address, label }) => ({ address, label })),
  };
}
