import { whoKnewCustomer } from '@/server/customers/who-knew-customer';
import { contactsBefore } from '@/server/follow-ups/contacts-before';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { ticketDetail } from '@/server/sales/ticket-detail';
import { WHOLE_BP, whoseLine } from '@/server/sales/whose-line';
import { personNames } from '@/server/staff/person-names';
import { concerns, type DisputeView, disputeById } from './list-disputes';

export type DisputeDetail = Awaited<ReturnType<typeof disputeDetail>>;

/**
 * One dispute with what speaks for whom: the ticket, who of the house had served, called, invited or looked up its customer by then. For
 * whom it concerns, and who may decide. @throws NotFound
 */
export async function disputeDetail(ctx: ActorContext, storeId: string, disputeId: string) {
  const dispute = await disputeById(ctx.db, storeId, disputeId);
  const { personId } = ctx.actor;
  const mayDecide = ctx.may('disputes.decide', storeId);
  if (!dispute || !(mayDecide || concerns(dispute, personId))) throw new NotFound({ noun: 'dispute' });
  const [ticket, line] = await Promise.all([
    ticketDetail(ctx.db, storeId, dispute.ticketId, { floor: false }),
    whoseLine(ctx.db, storeId, dispute.lineId),
  ]);
  const until = ticket.occurredAt;
  const customerId = ticket.customer?.goesOnAsId;
  const known = customerId
    ? await Promise.all([
        whoKnewCustomer(ctx.db, customerId, until),
        contactsBefore(ctx.db, { storeId, customerId, until }),
      ])
    : null;
  const people = await mayHaveIt(ctx, dispute, line?.holders ?? []);
  const sold = ticket.lines.find(({ id }) => id === dispute.lineId);
  return {
    ...dispute,
    ticket: {
      cashier: ticket.cashier,
      tillCode: ticket.tillCode,
      businessDay: ticket.businessDay,
      totalFen: ticket.totalFen,
      customer: ticket.customer,
      /** As it was booked. */
      soldBy: sold ? soldBy(sold) : [],
      moved: sold?.moved ?? null,
    },
    /** Null: sold to nobody known. */
    evidence: known ? { ...known[0], ...known[1] } : null,
    /** Whose it may become: who claims it and whose it is, each with what they have now. */
    people,
    mayAnswer:
      dispute.decidedAt === null &&
      ctx.may('disputes.answer', storeId) &&
      dispute.parties.some((party) => party.personId === personId && !party.answer),
    mayDecide: dispute.decidedAt === null && mayDecide && !concerns(dispute, personId),
    /** They could decide, were it not about a sale of their own. */
    isOwn: dispute.decidedAt === null && mayDecide && concerns(dispute, personId),
  };
}

function soldBy(
  line: Pick<
    Awaited<ReturnType<typeof ticketDetail>>['lines'][number],
    'salesperson' | 'salespersonId' | 'sharedBy'
  >,
) {
  const { salesperson: person, salespersonId: personId, sharedBy } = line;
  return sharedBy.length > 0 ? sharedBy : [{ personId, person, shareBp: WHOLE_BP }];
}

async function mayHaveIt(
  { db }: ActorContext,
  { raisedById }: DisputeView,
  holders: readonly { personId: string; shareBp: number }[],
) {
  const ids = [...new Set([raisedById, ...holders.map(({ personId }) => personId)])];
  const names = await personNames(db, ids);
  return ids.map((id) => ({
    id,
    name: names.get(id) ?? '',
    shareBp: holders.find(({ personId }) => personId === id)?.shareBp ?? 0,
  }));
}
