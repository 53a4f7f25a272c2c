import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import type { PostingDay } from '@/server/platform/posting-day';
import { DrawerTooEmpty } from './errors';
import { expectedInDrawer, lockOpenSession } from './internal';
import { postCashMovement } from './post-cash-movement';

/** Money into or out of a drawer by hand. */
export interface DrawerMove {
  storeId: string;
  requestId: string;
  sessionId: string;
  kind: 'PAID_IN' | 'PAID_OUT' | 'DROP';
  /** Positive, fen; the kind says which way. */
  amountFen: number;
  reason: string;
  /** Of the posting, locked by the caller. */
  businessDay: PostingDay;
}

/**
 * Posts it into the session, locked, and into the audit trail; for commands that move cash for a reason of their own.
 * @throws NotFound, TillSessionClosed, DrawerOfAnother; DrawerTooEmpty for those who may know what it holds
 */
export async function moveDrawerCash(tx: Tx, ctx: ActorContext, move: DrawerMove): Promise<void> {
  const { storeId, sessionId, kind, reason, businessDay } = move;
  await lockOpenSession(tx, ctx, storeId, sessionId);
  const amountFen = kind === 'PAID_IN' ? move.amountFen : -move.amountFen;
  const beyond = amountFen < 0 && (await expectedInDrawer(tx, storeId, sessionId)) + amountFen < 0;
  // Whoever counts blind must not feel their way to what should be there: theirs is booked, and shows in the count.
  if (beyond && ctx.may('tills.approveDifference', storeId)) throw new DrawerTooEmpty();
  await postCashMovement(tx, storeId, {
    sessionId,
    kind,
    amountFen,
    ticketId: null,
    reason,
    personId: ctx.actor.personId,
    businessDay,
    afterClose: false,
    occurredAt: ctx.now,
  });
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'tills.moveCash',
    subjectKind: 'tillSession',
    subjectId: sessionId,
    after: { kind, amountFen, reason, ...(beyond ? { beyondExpected: true } : {}) },
    businessDay,
    requestId: move.requestId,
  });
}
