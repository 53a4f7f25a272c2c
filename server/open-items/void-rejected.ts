import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { partId } from '@/server/platform/ids';
import type { PostingDay } from '@/server/platform/posting-day';
import { lockRejected } from '@/server/sales/rejected-tickets';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { moveCashFor } from '@/server/tills/move-cash';
import { RejectedNeedsDrawer } from './errors';
import { drawerIsOpen, readRejected, recordSettlement } from './rejected-internal';
import { voidRejectedInput } from './schema';

/**
 * A rejected ticket never becomes a sale, with a reason and its cash answered for. Money in a drawer that is still open is
 * booked into it, and out again when the customer got it back; money that a count took in already needs no entry, and comes
 * out of the drawer that gave it back.
 * @throws NotFound, RejectedSettled, RejectedNeedsDrawer, TillSessionClosed, DrawerOfAnother, DrawerTooEmpty
 */
export const voidRejected = command({
  name: 'openItems.voidRejected',
  permission: 'openItems.settleRejected',
  scope: 'store',
  input: voidRejectedInput,
  async run(tx, input, ctx) {
    const { storeId, rejectedId, reason, cash, cashFen } = input;
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const rejected = await lockRejected(tx, storeId, rejectedId);
    const itsDrawer = readRejected(rejected.payload).sessionId;
    const liesIn = (await drawerIsOpen(tx, storeId, itsDrawer)) ? itsDrawer : null;
    const sessionId = await answerForCash(tx, ctx, input, { businessDay, number: rejected.number, liesIn });
    await recordSettlement(tx, ctx, businessDay, {
      rejectedId,
      verdict: 'VOIDED',
      cash,
      cashFen: BigInt(cashFen),
      sessionId,
      reason,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'openItems.voidRejected',
      subjectKind: 'rejectedTicket',
      subjectId: rejectedId,
      after: { number: rejected.number, cash, cashFen, reason },
      businessDay,
      requestId: input.requestId,
    });
    return { rejectedId, number: rejected.number };
  },
});

/** @returns the drawer the answer is booked in; null where none is */
async function answerForCash(
  tx: Tx,
  ctx: ActorContext,
  input: z.output<typeof voidRejectedInput>,
  of: { businessDay: PostingDay; number: string; liesIn: string | null },
): Promise<string | null> {
  const { storeId, requestId, cash, cashFen: amountFen } = input;
  if (cash === 'NOT_TAKEN') return null;
  const move = (kind: 'PAID_IN' | 'PAID_OUT', sessionId: string) =>
    moveCashFor.runIn(tx, ctx, {
      storeId,
      requestId: partId(requestId, kind),
      sessionId,
      kind,
      amountFen,
      reason: of.number,
    });
  if (of.liesIn !== null) await move('PAID_IN', of.liesIn);
  if (cash === 'KEPT') return of.liesIn;
  const from = input.sessionId ?? of.liesIn;
  if (from === null) throw new RejectedNeedsDrawer();
  await move('PAID_OUT', from);
  return from;
}
