import { unusedApproval } from '@/server/approvals/unused-approval';
import { voidContentHash } from '@/server/approvals/void-content';
import { stateOf } from '@/server/limits/limit-rules';
import { limitsOfRoles, limitsOfStore } from '@/server/limits/limits-of-store';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { rolesHere } from '@/server/staff/roles-here';
import { lastCountOf } from '@/server/tills/last-count';
import { bookReturn, type ReturnResult } from './complete-return';
import { CounterDeviceRequired, TicketUnknown, VoidDenied, VoidNeedsApproval, VoidRefused } from './errors';
import { takenOf } from './read-return-facts';
import { type VoidSale, voidSaleInput } from './void-schema';

/** Why a sale cannot be voided any more. */
export type VoidFault = 'NOT_LAST' | 'CLOSED' | 'COUNTED' | 'RETURNED' | 'PICKED_UP' | 'EXCHANGE';

/**
 * Takes the last sale of a till back as a whole, within its session: tenders go back as they came, goods, points and what was on somebody's account too. The number of the
 * sale stays, and the ticket that takes it back says so under its own.
 * @throws VoidDenied, VoidNeedsApproval, VoidRefused, and what `completeReturn` refuses with
 */
export const voidSale = command({
  name: 'sales.void',
  permission: 'sales.return',
  scope: 'store',
  input: voidSaleInput,
  async run(tx, { ticketId, ...input }, ctx): Promise<ReturnResult> {
    const sale = await tx.ticket.findUnique({
      where: { storeId_id: { storeId: input.storeId, id: ticketId } },
      include: { tenders: { orderBy: { lineNo: 'asc' } }, lines: { orderBy: { lineNo: 'asc' } } },
    });
    if (sale?.kind !== 'SALE') throw new TicketUnknown({ number: ticketId });
    const at = { storeId: input.storeId, ticketId, sessionId: input.sessionId };
    const refuse = async () => {
      const why = await voidFault(tx, at);
      if (why) throw new VoidRefused({ why });
    };
    await refuse();
    const refunds = takenOf(sale).filter(({ takenFen }) => takenFen > 0);
    const content = {
      ...input,
      originalTicketId: ticketId,
      lines: sale.lines.map((line) => ({
        id: newId(),
        returnsLineId: line.id,
        quantity: line.quantity.toString(),
        disposition: 'RESTOCK' as const,
        refundFen: fenOf(line.netFen),
      })),
      refunds: refunds.map(({ tenderId, takenFen }) => ({
        id: newId(),
        refundsTenderId: tenderId,
        amountFen: takenFen,
      })),
    };
    return bookReturn(tx, content, ctx, {
      kind: 'VOID',
      // Asked once everything is locked: of two who want it the second finds it voided.
      approvalOf: async () => {
        await refuse();
        return wordFor(tx, ctx, { ...input, ticketId }, fenOf(sale.netFen - sale.roundingFen));
      },
    });
  },
});

/** What stands in the way of voiding a sale; null: nothing. */
async function voidFault(
  reader: Reader,
  { storeId, ticketId, sessionId }: { storeId: string; ticketId: string; sessionId: string },
): Promise<VoidFault | null> {
  const sale = await reader.ticket.findUniqueOrThrow({
    where: { storeId_id: { storeId, id: ticketId } },
    include: { session: { select: { closedAt: true } }, lines: { select: { id: true } } },
  });
  if (sale.sessionId !== sessionId || sale.session.closedAt !== null) return 'CLOSED';
  if (sale.exchangeId !== null) return 'EXCHANGE';
  const lineIds = sale.lines.map(({ id }) => id);
  const [later, returned, pickedUp, counted] = await Promise.all([
    reader.ticket.findFirst({
      where: { storeId, sessionId, deviceId: sale.deviceId, seq: { gt: sale.seq } },
      select: { id: true },
    }),
    reader.ticketLineBalance.findFirst({
      where: { storeId, lineId: { in: lineIds }, returnedQuantity: { gt: 0 } },
      select: { lineId: true },
    }),
    reader.pickup.aggregate({ where: { storeId, lineId: { in: lineIds } }, _sum: { quantity: true } }),
    lastCountOf(reader, storeId, sessionId),
  ]);
  if (returned) return 'RETURNED';
  if (later) return 'NOT_LAST';
  if (pickedUp._sum.quantity?.gt(0)) return 'PICKED_UP';
  return counted !== null && counted > sale.recordedAt ? 'COUNTED' : null;
}

/** The approval it spends, or null where its person may do it alone. */
async function wordFor(
  tx: Tx,
  ctx: ActorContext,
  input: Pick<VoidSale, 'storeId' | 'requestId' | 'ticketId' | 'approvalId'>,
  totalFen: number,
): Promise<string | null> {
  const state = await voidState(tx, ctx, input.storeId);
  if (state === 'ALLOWED') return null;
  if (state === 'DENIED') throw new VoidDenied();
  const { storeId, approvalId } = input;
  const approval = await unusedApproval(tx, { storeId, approvalId, now: ctx.now });
  const covers =
    approval?.kind === 'VOID_LAST' &&
    approval.subjectId === input.requestId &&
    approval.contentHash === voidContentHash(input) &&
    approval.netFen === totalFen;
  if (!covers) throw new VoidNeedsApproval();
  return approval.id;
}

async function voidState(reader: Reader, ctx: ActorContext, storeId: string) {
  const limits = await limitsOfStore(reader, storeId);
  const roles = (await rolesHere(reader, storeId)).get(ctx.actor.personId) ?? [];
  return stateOf(limitsOfRoles(limits, roles).VOID_LAST);
}

/** The last ticket of this counter as far as it may be voided; null: there is none, or whoever asks may never. @throws CounterDeviceRequired */
export async function voidable(ctx: ActorContext, storeId: string) {
  const { device } = ctx.actor;
  if (device?.storeId !== storeId) throw new CounterDeviceRequired();
  const state = await voidState(ctx.db, ctx, storeId);
  if (state === 'DENIED') return null;
  const last = await ctx.db.ticket.findFirst({
    where: { storeId, deviceId: device.id },
    orderBy: { seq: 'desc' },
    select: { id: true, kind: true, sessionId: true, netFen: true, roundingFen: true },
  });
  if (last?.kind !== 'SALE') return null;
  return {
    ticketId: last.id,
    sessionId: last.sessionId,
    totalFen: fenOf(last.netFen - last.roundingFen),
    needsApproval: state === 'NEEDS_APPROVAL',
    why: await voidFault(ctx.db, { storeId, ticketId: last.id, sessionId: last.sessionId }),
  };
}
