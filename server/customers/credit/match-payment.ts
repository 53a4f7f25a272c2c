import { fenToText, sumFen } from '@/lib/money';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { allot } from './credit-rules';
import { CreditEntryNotOpen, NothingToMatch } from './errors';
import { lockAccount, openOf } from './lock-accounts';
import { type CreditMatching, postCreditEntries } from './post-credit-entry';
import { matchInput } from './schema';

/**
 * Money a customer paid ahead pays what they owe: what is named, else the oldest due, as far as it goes. Nothing they owe changes by it, only
 * what it belongs to.
 * @throws CustomerUnknown, CreditEntryNotOpen, NothingToMatch
 */
export const matchPayment = command({
  name: 'credit.match',
  permission: 'credit.repay',
  scope: 'store',
  input: matchInput,
  async run(tx, { requestId, storeId, customerId: asked, entryIds: named }, ctx) {
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const { customerId } = await lockAccount(tx, asked);
    const [owed, paid] = [await openOf(tx, customerId, 'OWED'), await openOf(tx, customerId, 'PAID')];
    if (named.some((id) => !owed.some(({ entryId }) => entryId === id))) throw new CreditEntryNotOpen();
    const wanted = named.length === 0 ? owed : owed.filter(({ entryId }) => named.includes(entryId));
    const paidFen = sumFen(paid.map(({ leftFen }) => leftFen));
    const at = { businessDay, occurredAt: ctx.now, personId: ctx.actor.personId };
    const rest = new Map(paid.map((one) => [one.entryId, one.leftFen]));
    const matches: CreditMatching[] = [];
    for (const part of allot(wanted, paidFen, named)) {
      // The oldest money first.
      for (const from of allot(
        paid.map((one) => ({ ...one, leftFen: rest.get(one.entryId) ?? 0 })),
        part.amountFen,
      )) {
        rest.set(from.open.entryId, (rest.get(from.open.entryId) ?? 0) - from.amountFen);
        matches.push({ ...at, paying: from.open, owed: part.open, amountFen: from.amountFen });
      }
    }
    if (matches.length === 0) throw new NothingToMatch();
    await postCreditEntries(tx, storeId, [], matches);
    const matchedFen = sumFen(matches.map(({ amountFen }) => amountFen));
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.match',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { amountFen: matchedFen, left: fenToText(paidFen - matchedFen) },
      businessDay,
      requestId,
    });
    return { matchedFen, leftFen: paidFen - matchedFen };
  },
});
