import { addDays, businessDayOf, type Day, dateToDay } from '@/lib/business-day';
import { returnContentHash } from '@/server/approvals/return-content';
import type { LimitState } from '@/server/limits/limit-rules';
import { personOf } from '@/server/platform/actor';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import {
  RefundElsewhereDenied,
  RefundElsewhereNeedsApproval,
  ReturnAboveLimit,
  ReturnAfterWindow,
  TicketUnknown,
} from './errors';
import type { ReturnPlan } from './plan-return';
import { elsewhereState } from './refund-elsewhere';
import type { CompleteReturn } from './schema';

/** How far somebody may take goods of one sale back alone. */
export interface ReturnBrakes {
  /** Last business day on which they come back freely. */
  lastFreeDay: Day;
  isAfterWindow: boolean;
  /** Most of this sale that this person pays back without a second pair of eyes, fen. */
  limitFen: number;
  /** What is left of it, fen. */
  freeFen: number;
  /** May this person pay it back another way than it was paid? */
  elsewhere: LimitState;
}

/**
 * The last business day of the store on which goods come back freely: sold on D with a window of 7 days, it is D + 7 (the day of
 * the sale is day 0; a window of 0 ends with the day of the sale).
 */
export function lastFreeDay(soldOn: Day, windowDays: number): Day {
  return addDays(soldOn, windowDays);
}

/** The highest limit of the person's roles in a store, fen; 0 for a role without one. */
export function returnLimitOf(
  grants: readonly { role: string; storeId: string | null }[],
  store: Pick<StoreSettings, 'id' | 'returnLimitClerkFen' | 'returnLimitManagerFen'>,
): number {
  const limits: Record<string, number> = {
    CLERK: store.returnLimitClerkFen,
    STORE_MANAGER: store.returnLimitManagerFen,
  };
  const here = grants.filter(({ storeId }) => storeId === null || storeId === store.id);
  return Math.max(0, ...here.map(({ role }) => limits[role] ?? 0));
}

interface Sale {
  id: string;
  businessDay: Date;
}

/**
 * The brakes on returns of one sale, by the server's clock. The limit is for the sale and not for a ticket: what went back without
 * approval before counts, or a large return would only have to be cut in pieces.
 */
async function brakesOf(
  reader: Reader,
  ctx: Pick<ActorContext, 'actor' | 'now'>,
  store: StoreSettings,
  sale: Sale,
): Promise<ReturnBrakes> {
  const [row] = await reader.$queryRaw<{ fen: bigint }[]>`
    SELECT coalesce(-sum(r.net_fen - r.rounding_fen), 0)::bigint AS fen FROM ticket r
    WHERE r.store_id = ${store.id}::uuid AND r.original_ticket_id = ${sale.id}::uuid AND r.kind = 'RETURN'
      AND NOT EXISTS (SELECT 1 FROM approval_use u WHERE u.store_id = r.store_id AND u.business_day = r.business_day AND u.subject_id = r.id)`;
  const limitFen = returnLimitOf(personOf(ctx)?.grants ?? [], store);
  const last = lastFreeDay(dateToDay(sale.businessDay), store.returnWindowDays);
  return {
    lastFreeDay: last,
    isAfterWindow: businessDayOf(ctx.now, store.timeZone, store.dayStartMinute) > last,
    limitFen,
    freeFen: Math.max(0, limitFen - fenOf(row?.fen ?? 0n)),
    elsewhere: await elsewhereState(reader, ctx, store.id),
  };
}

/** What the return form must know before anything is sent. @throws TicketUnknown */
export async function returnBrakes(
  ctx: ActorContext,
  storeId: string,
  ticketId: string,
): Promise<ReturnBrakes> {
  const sale = await ctx.db.ticket.findUnique({
    where: { storeId_id: { storeId, id: ticketId } },
    select: { id: true, businessDay: true, kind: true },
  });
  if (sale?.kind !== 'SALE') throw new TicketUnknown({ number: ticketId });
  return brakesOf(ctx.db, ctx, await storeSettings(ctx.db, storeId), sale);
}

/**
 * The approval a return spends, or null where it needs none. The sale's balances must be locked: of two returns at once the second
 * counts the first.
 * @throws RefundElsewhereDenied; ReturnAfterWindow, ReturnAboveLimit, RefundElsewhereNeedsApproval when there is none that covers exactly this return
 */
export async function approvalOfReturn(
  tx: Tx,
  ctx: ActorContext,
  store: StoreSettings,
  of: { input: CompleteReturn; sale: Sale; plan: ReturnPlan },
): Promise<string | null> {
  const brakes = await brakesOf(tx, ctx, store, of.sale);
  const refundFen = of.plan.netFen - of.plan.roundingFen;
  const elsewhere = of.plan.elsewhereFen > 0 ? brakes.elsewhere : 'ALLOWED';
  // Nobody's word makes it possible.
  if (elsewhere === 'DENIED') throw new RefundElsewhereDenied();
  const isFree = !brakes.isAfterWindow && refundFen <= brakes.freeFen;
  if (isFree && elsewhere === 'ALLOWED') return null;
  if (await covers(tx, ctx.now, of.input, { refundFen, elsewhereFen: of.plan.elsewhereFen }))
    return of.input.approvalId ?? null;
  if (brakes.isAfterWindow) throw new ReturnAfterWindow({ lastDay: brakes.lastFreeDay });
  if (!isFree) throw new ReturnAboveLimit({ limitFen: brakes.limitFen });
  throw new RefundElsewhereNeedsApproval();
}

/** One word covers all of a return: its window, its money and the way that goes. */
async function covers(
  tx: Tx,
  now: Date,
  input: CompleteReturn,
  { refundFen, elsewhereFen }: { refundFen: number; elsewhereFen: number },
): Promise<boolean> {
  if (!input.approvalId) return false;
  const approval = await tx.approval.findUnique({
    where: { storeId_id: { storeId: input.storeId, id: input.approvalId } },
    include: { use: true },
  });
  return (
    approval?.kind === (elsewhereFen > 0 ? 'REFUND_OTHER_TENDER' : 'RETURN') &&
    approval.subjectId === input.requestId &&
    approval.contentHash === returnContentHash({ ...input, elsewhereFen }) &&
    fenOf(approval.netFen) === refundFen &&
    approval.expiresAt >= now &&
    !approval.use
  );
}
