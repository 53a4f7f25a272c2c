import { sumFen } from '@/lib/money';
import { allot, storedBack } from '@/server/customers/credit/credit-rules';
import { lockAccount, openOf } from '@/server/customers/credit/lock-accounts';
import type { CreditMatching, CreditPosting } from '@/server/customers/credit/post-credit-entry';
import { saleEntryOf } from '@/server/customers/credit/sale-entry';
import { storedOfSale } from '@/server/customers/credit/stored-of-sale';
import type { PointsOfSale } from '@/server/customers/points/points-of-sale';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import type { PostingDay } from '@/server/platform/posting-day';
import { ruleOf } from '@/server/tills/payment-rules';
import { CustomerWanted } from './errors';
import type { ReturnPlan } from './plan-return';
import type { CompleteReturn } from './schema';

interface ReturnCredit {
  customerId: string | null;
  postings: CreditPosting[];
  matches: CreditMatching[];
  /** What of it goes back in points, fen. */
  pointsFen: number;
}

/**
 * What a return does to its customer's credit. What went on account comes off what they owe, of this very sale first; what becomes store
 * credit pays first what the sale wanted of store credit that was not there; so do points. What of points was not there and was paid since was
 * money: it becomes store credit, for points are never paid out. Locks the account.
 * @throws CustomerWanted, CustomerUnknown
 */
export async function planReturnCredit(
  tx: Tx,
  storeId: string,
  { input, refunds }: { input: CompleteReturn; refunds: ReturnPlan['refunds'] },
  at: { businessDay: PostingDay; occurredAt: Date; personId: string },
  sale: { customerId: string | null; onAccountFen: number; points: PointsOfSale | null },
): Promise<ReturnCredit> {
  const { customerId: boughtBy, onAccountFen } = sale;
  const given = (kind: string) =>
    sumFen(refunds.filter((refund) => refund.kind === kind).map(({ amountFen }) => amountFen));
  const moving = refunds.find(({ kind }) => ruleOf(kind).needsCustomer);
  if (!moving) return { customerId: boughtBy, postings: [], matches: [], pointsFen: 0 };
  // Debt is its debtor's; credit instead of money is whoever's stands there.
  const whose = boughtBy ?? input.customerId;
  if (!whose) throw new CustomerWanted({ kind: moving.kind });
  const { customerId, storedValueFen, storedBonusFen } = await lockAccount(tx, whose);
  const sold = await saleEntryOf(tx, storeId, { ticketId: input.originalTicketId, onAccountFen });
  const shortFen = Math.min(given('STORE_CREDIT'), sold?.shortLeftFen ?? 0);
  const storedShortFen = Math.min(given('STORED_VALUE'), (sold?.shortLeftFen ?? 0) - shortFen);
  const pointsShortFen = Math.min(given('POINTS'), (sold?.shortLeftFen ?? 0) - shortFen - storedShortFen);
  const owedFen = given('ON_ACCOUNT') + shortFen + storedShortFen + pointsShortFen;
  const { spent } = sale.points ?? { spent: null };
  const forPointsFen = given('POINTS') - pointsShortFen;
  const pointsFen = Math.min(forPointsFen, spent ? spent.fen - spent.backFen : 0);
  const creditFen = given('STORE_CREDIT') - shortFen + forPointsFen - pointsFen;
  const base = {
    ...at,
    customerId,
    documentKind: 'TICKET' as const,
    documentId: input.requestId,
    dueDay: null,
  };
  const postings: CreditPosting[] = [];
  const matches: CreditMatching[] = [];
  if (owedFen > 0) {
    const id = newId();
    postings.push({ ...base, id, account: 'RECEIVABLE', kind: 'RETURN', amountFen: -owedFen });
    const parts = allot(await openOf(tx, customerId, 'OWED'), owedFen, sold ? [sold.entryId] : []);
    for (const { open, amountFen } of parts)
      matches.push({
        ...at,
        paying: { entryId: id, storeId, day: at.businessDay.day },
        owed: open,
        amountFen,
      });
  }
  if (creditFen > 0)
    postings.push({
      ...base,
      id: newId(),
      account: 'STORE_CREDIT',
      kind: 'STORE_CREDIT_IN',
      amountFen: creditFen,
    });
  const storedFen = given('STORED_VALUE') - storedShortFen;
  if (storedFen > 0)
    for (const [account, amountFen] of await storedBackBy(tx, storeId, input.originalTicketId, storedFen))
      if (amountFen > 0)
        postings.push({
          ...base,
          id: newId(),
          account,
          kind: 'STORED_IN',
          amountFen,
          storedLeftFen: storedValueFen + storedBonusFen + storedFen,
        });
  return { customerId, postings, matches, pointsFen };
}

/** What goes back to stored value, to where the sale took it from; what was short of it and paid since was money. */
async function storedBackBy(
  tx: Tx,
  storeId: string,
  ticketId: string,
  storedFen: number,
): Promise<['STORED_VALUE' | 'STORED_BONUS', number][]> {
  const returns = await tx.ticket.findMany({
    where: { storeId, originalTicketId: ticketId },
    select: { id: true },
  });
  const { took, backFen } = await storedOfSale(tx, storeId, {
    ticketId,
    returnIds: returns.map(({ id }) => id),
  });
  const { bonusFen } = storedBack(took, backFen, storedFen);
  return [
    ['STORED_VALUE', storedFen - bonusFen],
    ['STORED_BONUS', bonusFen],
  ];
}
