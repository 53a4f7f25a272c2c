import { type AuditFacts, writeAuditEntries } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { lockAccounts } from '../credit/lock-accounts';
import { type CreditPosting, postCreditEntries } from '../credit/post-credit-entry';
import { LevelNamedUnknown } from './errors';
import { openingBalancesInput } from './schema';

/** What became of one customer's balances. */
export type OpeningOutcome = 'booked' | 'bookedBefore' | 'nothing';

/**
 * Takes over what members had in another program: their level, what they paid in before and what was put on top. Balances are booked once per
 * customer, whatever sheet they come in again; a level that is named is set each time.
 * @throws CustomerUnknown, LevelNamedUnknown
 */
export const applyOpeningBalances = command({
  name: 'members.applyOpening',
  permission: 'members.applyOpening',
  scope: 'store',
  input: openingBalancesInput,
  async run(tx, { requestId, storeId, members }, ctx) {
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const levels = await levelsNamed(
      tx,
      members.flatMap(({ level }) => level ?? []),
    );
    const accounts = await lockAccounts(
      tx,
      members.map(({ customerId }) => customerId),
    );
    const ids = [...new Set([...accounts.values()].map(({ customerId }) => customerId))];
    const opened = new Set(
      (await tx.creditAccount.findMany({ where: { customerId: { in: ids }, openingAt: { not: null } } })).map(
        ({ customerId }) => customerId,
      ),
    );
    const at = { personId: ctx.actor.personId, businessDay, occurredAt: ctx.now };
    const postings: CreditPosting[] = [];
    const outcomes = new Map<string, OpeningOutcome>();
    const fresh: string[] = [];
    for (const member of members) {
      const customerId = accounts.get(member.customerId)?.customerId ?? member.customerId;
      const parts = [
        ['STORED_VALUE', member.storedValueFen],
        ['STORED_BONUS', member.storedBonusFen],
      ] as const;
      const booked = parts.filter(([, fen]) => fen > 0);
      if (booked.length === 0 || opened.has(customerId)) {
        outcomes.set(member.customerId, booked.length === 0 ? 'nothing' : 'bookedBefore');
        continue;
      }
      // Two rows of one person in a sheet are one person: the first is booked.
      opened.add(customerId);
      fresh.push(customerId);
      outcomes.set(member.customerId, 'booked');
      for (const [account, amountFen] of booked) {
        const id = newId();
        postings.push({
          ...at,
          id,
          customerId,
          account,
          kind: 'OPENING',
          amountFen,
          documentKind: 'ACT',
          documentId: id,
          dueDay: null,
          reason: OPENING_REASON,
        });
      }
    }
    if (postings.length > 0) {
      await postCreditEntries(tx, storeId, postings);
      await tx.creditAccount.updateMany({
        where: { customerId: { in: fresh } },
        data: { openingAt: ctx.now },
      });
    }
    await setLevels(tx, members, { levels, accounts, now: ctx.now });
    await writeAuditEntries(
      tx,
      ctx,
      postings.map(
        ({ id, customerId, account, amountFen }): AuditFacts => ({
          storeId,
          action: 'members.applyOpening',
          subjectKind: 'creditEntry',
          subjectId: id,
          after: { customerId, account, amountFen },
          businessDay,
          requestId,
        }),
      ),
    );
    return {
      booked: fresh.length,
      outcomes: [...outcomes].map(([customerId, outcome]) => ({ customerId, outcome })),
    };
  },
});

/** Why an opening entry is there: its kind says it in the reader's words, the ledger wants some. */
const OPENING_REASON = '@opening';

async function levelsNamed(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await tx.memberLevel.findMany({ where: { name: { in: [...new Set(names)] } } });
  const known = new Map(rows.map(({ id, name }) => [name, id]));
  const missing = names.find((name) => !known.has(name));
  if (missing !== undefined) throw new LevelNamedUnknown({ name: missing });
  return known;
}

async function setLevels(
  tx: Tx,
  members: readonly { customerId: string; level?: string | undefined }[],
  of: { levels: ReadonlyMap<string, string>; accounts: Awaited<ReturnType<typeof lockAccounts>>; now: Date },
): Promise<void> {
  for (const [name, levelId] of of.levels) {
    const ids = members
      .filter(({ level }) => level === name)
      .map(({ customerId }) => of.accounts.get(customerId)?.customerId ?? customerId);
    await tx.customer.updateMany({
      where: { id: { in: ids }, OR: [{ levelId: null }, { levelId: { not: levelId } }] },
      data: { levelId, levelSetAt: of.now, updatedAt: of.now },
    });
  }
}
