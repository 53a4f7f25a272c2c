import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { type Holder, moveLine, WHOLE_BP, whoseLine } from '@/server/sales/whose-line';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { isSameShare, type Outcome, sharesProblem } from './dispute-rules';
import { DisputeOfYourOwn, DisputeSharesWrong } from './errors';
import { lockOpenDispute } from './lock-dispute';
import { decideDisputeInput } from './schema';

/**
 * The line stays whose it is, goes to who claims it, or is shared. What moves counts on the business day of the decision, by an entry of
 * its own: the line, and the days that were sealed with it, stay as they are.
 * @throws NotFound, DisputeDecided, DisputeOfYourOwn, DisputeSharesWrong
 */
export const decideDispute = command({
  name: 'disputes.decide',
  permission: 'disputes.decide',
  scope: 'store',
  input: decideDisputeInput,
  async run(tx, { requestId, storeId, disputeId, outcome, reason, shares = [] }, ctx) {
    const businessDay =
      outcome === 'STAYS' ? null : await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const dispute = await lockOpenDispute(tx, storeId, disputeId);
    const { personId } = ctx.actor;
    const { raisedById, lineId, ticketId, parties } = dispute;
    if (personId === raisedById || parties.some((party) => party.personId === personId))
      throw new DisputeOfYourOwn();
    const line = await whoseLine(tx, storeId, lineId);
    if (!line) throw new NotFound({ noun: 'ticketLine' });
    const to = sharesAfter(outcome, shares, { raisedById, holders: line.holders });
    await tx.salesDispute.update({
      where: { storeId_id: { storeId, id: disputeId } },
      data: { outcome, reason, decidedById: personId, decidedAt: ctx.now },
      select: { id: true },
    });
    if (businessDay) {
      const of = { storeId, lineId, disputeId, movedById: personId, movedAt: ctx.now };
      await moveLine(tx, of, line, to, businessDay);
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'disputes.decide',
      subjectKind: 'ticket',
      subjectId: ticketId,
      before: { lineId, shares: inWords(line.holders) },
      after: { disputeId, lineId, outcome, shares: inWords(to) },
      ...(businessDay ? { businessDay } : {}),
      requestId,
    });
    return { outcome };
  },
});

/** As the trail keeps them. */
function inWords(shares: readonly Holder[]) {
  return shares.map(({ personId, shareBp }) => ({ personId, shareBp }));
}

/** Whose the line is after it. @throws DisputeSharesWrong */
function sharesAfter(
  outcome: Outcome,
  shares: readonly Holder[],
  { raisedById, holders }: { raisedById: string; holders: readonly Holder[] },
): readonly Holder[] {
  if (outcome === 'STAYS') return holders;
  if (outcome === 'MOVED') return [{ personId: raisedById, shareBp: WHOLE_BP }];
  const problem = sharesProblem(shares, [raisedById, ...holders.map(({ personId }) => personId)]);
  if (problem) throw new DisputeSharesWrong({ problem });
  if (isSameShare(holders, shares)) throw new DisputeSharesWrong({ problem: 'same' });
  return shares;
}
