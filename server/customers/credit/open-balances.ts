import { addDays } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { CREDIT_ACCOUNTS, type CreditAccountName } from './credit-rules';
import { lockAccounts } from './lock-accounts';
import { type CreditPosting, postCreditEntries } from './post-credit-entry';

/** What a customer owed, or had, when their book began. */
export interface OpeningBalance {
  customerId: string;
  account: CreditAccountName;
  /** Above zero. */
  amountFen: number;
}

/**
 * Balances a book begins with, each by an entry that says so. Posts only accounts that never moved, so that the same file twice books
 * nothing twice. For importing commands, inside their transaction and after their permission (`credit.correct`).
 * @param reason what the entries say
 */
export async function postOpeningBalances(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  { balances, reason }: { balances: readonly OpeningBalance[]; reason: string },
): Promise<{ posted: number }> {
  const wanted = balances.filter(({ amountFen }) => amountFen > 0);
  if (wanted.length === 0) return { posted: 0 };
  const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
  const accounts = await lockAccounts(
    tx,
    wanted.map(({ customerId }) => customerId),
  );
  const moved = await movedAccounts(
    tx,
    [...accounts.values()].map(({ customerId }) => customerId),
  );
  const postings = wanted.flatMap(({ customerId: asked, account, amountFen }): CreditPosting[] => {
    const standing = accounts.get(asked);
    if (!standing || moved.has(`${standing.customerId} ${account}`)) return [];
    const id = newId();
    return [
      {
        id,
        customerId: standing.customerId,
        account,
        kind: account === 'STORED_VALUE' || account === 'STORED_BONUS' ? 'OPENING' : 'CORRECTION',
        amountFen,
        documentKind: 'ACT',
        documentId: id,
        dueDay: account === 'RECEIVABLE' ? addDays(businessDay.day, standing.dueDays ?? 0) : null,
        reason,
        personId: ctx.actor.personId,
        businessDay,
        occurredAt: ctx.now,
      },
    ];
  });
  if (postings.length === 0) return { posted: 0 };
  await postCreditEntries(tx, storeId, postings);
  for (const { id, customerId, account, amountFen } of postings)
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'credit.open',
      subjectKind: 'creditEntry',
      subjectId: id,
      after: { customerId, account, amountFen, reason },
      businessDay,
    });
  return { posted: postings.length };
}

/** Accounts of these customers something was ever booked on, also under a row that was merged into theirs. */
async function movedAccounts(tx: Tx, customerIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ customer_id: string; account: string }[]>`
    SELECT c.id AS customer_id, a.account FROM unnest(${[...customerIds]}::uuid[]) AS c(id), unnest(${[...CREDIT_ACCOUNTS]}::text[]) AS a(account)
    WHERE EXISTS (SELECT 1 FROM credit_entry e WHERE e.customer_id = c.id AND e.account = a.account)
      OR EXISTS (SELECT 1 FROM customer m JOIN credit_entry e ON e.customer_id = m.id WHERE m.merged_into_id = c.id AND e.account = a.account)`;
  return new Set(rows.map(({ customer_id, account }) => `${customer_id} ${account}`));
}
