import { addDays } from '@/lib/business-day';
import { fenToText, sumFen } from '@/lib/money';
import { type AuditFacts, writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { allot, balanceOf } from './credit-rules';
import { CreditEntryNotOpen, MoreThanOwedOnAccount, StoreCreditShort, StoredValueShort } from './errors';
import { lockAccount, openOf } from './lock-accounts';
import { type CreditPosting, postCreditEntries } from './post-credit-entry';
import { correctCreditInput, writeOffInput } from './schema';

/** What is posted by somebody's word alone. */
type Word = Pick<CreditPosting, 'customerId' | 'account' | 'kind' | 'amountFen' | 'dueDay'> & {
  storeId: string;
  requestId: string;
  reason: string;
};

/**
 * What a customer owes or has, put right by somebody's word. What is owed less pays the oldest due.
 * @throws CustomerUnknown, StoreCreditShort
 */
export const correctCredit = command({
  name: 'credit.correct',
  permission: 'credit.correct',
  scope: 'store',
  input: correctCreditInput,
  async run(tx, input, ctx) {
    const { storeId, requestId, account, amountFen, reason } = input;
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const standing = await lockAccount(tx, input.customerId);
    const { customerId } = standing;
    const hasFen = account === 'RECEIVABLE' ? null : balanceOf(standing, account);
    if (hasFen !== null && hasFen + amountFen < 0) {
      if (account === 'STORE_CREDIT') throw new StoreCreditShort({ left: fenToText(hasFen) });
      throw new StoredValueShort({ left: fenToText(hasFen) });
    }
    const raises = account === 'RECEIVABLE' && amountFen > 0;
    const dueDay = raises ? (input.dueDay ?? addDays(businessDay.day, standing.dueDays ?? 0)) : null;
    const word: Word = {
      storeId,
      requestId,
      reason,
      customerId,
      account,
      kind: 'CORRECTION',
      amountFen,
      dueDay,
    };
    return post(tx, ctx, word, { businessDay, action: 'credit.correct', named: [] });
  },
});

/**
 * Gives up what a customer owes: what is named, else the oldest due.
 * @throws CustomerUnknown, MoreThanOwedOnAccount, CreditEntryNotOpen
 */
export const writeOff = command({
  name: 'credit.writeOff',
  permission: 'credit.writeOff',
  scope: 'store',
  stepUp: true,
  input: writeOffInput,
  async run(tx, input, ctx) {
    const { storeId, requestId, reason, entryIds: named } = input;
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const { customerId } = await lockAccount(tx, input.customerId);
    const open = await openOf(tx, customerId, 'OWED');
    if (named.some((id) => !open.some(({ entryId }) => entryId === id))) throw new CreditEntryNotOpen();
    const owedFen = sumFen(open.map(({ leftFen }) => leftFen));
    if (input.amountFen > owedFen) throw new MoreThanOwedOnAccount({ owed: fenToText(owedFen) });
    const word: Word = {
      storeId,
      requestId,
      reason,
      customerId,
      account: 'RECEIVABLE',
      kind: 'WRITE_OFF',
      amountFen: -input.amountFen,
      dueDay: null,
    };
    return post(tx, ctx, word, { businessDay, action: 'credit.writeOff', named });
  },
});

async function post(
  tx: Tx,
  ctx: ActorContext,
  { storeId, requestId, ...word }: Word,
  {
    businessDay,
    action,
    named,
  }: { businessDay: CreditPosting['businessDay']; action: AuditFacts['action']; named: readonly string[] },
): Promise<{ entryId: string }> {
  const at = { businessDay, occurredAt: ctx.now, personId: ctx.actor.personId };
  const entryId = newId();
  const pays = word.account === 'RECEIVABLE' && word.amountFen < 0;
  const parts = pays ? allot(await openOf(tx, word.customerId, 'OWED'), -word.amountFen, named) : [];
  await postCreditEntries(
    tx,
    storeId,
    [{ ...at, ...word, id: entryId, documentKind: 'ACT', documentId: entryId }],
    parts.map(({ open, amountFen }) => ({
      ...at,
      paying: { entryId, storeId, day: businessDay.day },
      owed: open,
      amountFen,
    })),
  );
  await writeAuditEntry(tx, ctx, {
    storeId,
    action,
    subjectKind: 'creditEntry',
    subjectId: entryId,
    after: {
      customerId: word.customerId,
      account: word.account,
      amountFen: word.amountFen,
      reason: word.reason,
    },
    businessDay,
    requestId,
  });
  return { entryId };
}
