import { sumFen } from '@/lib/money';
import { receiptNumber } from '@/lib/receipt-number';
import { deviceClockOffset } from '@/server/platform/clocks';
import { command, requireActor } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { id } from '@/server/platform/schema';
import { believedTime } from '@/server/stores/believed-time';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import {
  CounterDeviceRequired,
  ReceiptNumberTaken,
  ReceiptNumberWrong,
  SessionOfAnother,
  SessionUnknown,
  TicketUnknown,
} from './errors';
import { isNumberTooFar, lockSeries, numberState } from './internal';
import { planReturn } from './plan-return';
import { readReturnFacts } from './read-return-facts';
import { REFUND_ELSEWHERE, requireWay } from './refund-elsewhere';
import { approvalOfReturn } from './return-brakes';
import { type CompleteReturn, completeReturnInput } from './schema';
import { writeReturn } from './write-return';

export interface ReturnResult {
  ticketId: string;
  number: string;
  businessDay: string;
  refundFen: number;
  flags: string[];
}

/**
 * Takes goods back against a receipt: at most sold minus returned, money back to the tenders that paid, goods to their zone
 * or to 残次区. After the store's window, or above the person's limit, somebody else has allowed exactly this return.
 * Money goes back another way than it was paid only as far as the person's limits go.
 * @throws ReturnAfterWindow, ReturnAboveLimit, RefundElsewhereDenied, RefundElsewhereNeedsApproval, RefundWayUnknown, DebtComesFirst, TicketUnknown, ReturnExceedsSold, RefundWrong, RefundExceedsTender, CounterDeviceRequired, ReceiptNumberWrong,
 *   ReceiptNumberTaken, SessionUnknown, SessionOfAnother, CustomerWanted, Forbidden for store credit instead of money
 */
export const completeReturn = command({
  name: 'sales.return',
  permission: 'sales.return',
  scope: 'store',
  input: completeReturnInput,
  run: (tx, input, ctx) => bookReturn(tx, input, ctx),
});

/** The same as a part of an exchange; never called by itself. @throws as `completeReturn` */
export const returnInExchange = command({
  name: 'sales.returnInExchange',
  permission: 'sales.return',
  scope: 'store',
  input: completeReturnInput.extend({ exchangeId: id }),
  run: (tx, input, ctx) => bookReturn(tx, input, ctx),
});

/** What it is booked as, and whose word it takes. */
interface BookedAs {
  kind: 'RETURN' | 'VOID';
  /** The approval it spends, or null; asked when everything it races for is locked. */
  approvalOf: (of: Parameters<typeof approvalOfReturn>[3]) => Promise<string | null>;
}

/** Goods and money of a sale back, by whatever right. @throws as `completeReturn` */
export async function bookReturn(
  tx: Tx,
  raw: CompleteReturn & { exchangeId?: string },
  ctx: ActorContext,
  as?: BookedAs,
): Promise<ReturnResult> {
  const time = believedTime(raw.occurredAt, ctx.now, deviceClockOffset(ctx.actor.device?.id));
  const input = { ...raw, occurredAt: time.occurredAt };
  const device = ctx.actor.device;
  if (!device || device.storeId !== input.storeId) throw new CounterDeviceRequired();
  const expected = receiptNumber(device.prefix, input.seq);
  if (input.number !== expected) throw new ReceiptNumberWrong({ number: input.number, expected });
  if (input.refunds.some(({ asStoreCredit }) => asStoreCredit))
    requireActor(ctx, 'credit.refundAsStoreCredit', input.storeId);
  const store = await storeSettings(tx, input.storeId);
  const businessDay = await lockPostingDay(
    tx,
    store,
    { ...ctx, now: input.occurredAt },
    { isFinished: true },
  );
  const session = await lockSession(tx, input, device.tillId, ctx.actor.personId);
  const { last } = await lockSeries(tx, input.storeId, device.id, device.prefix);
  if (isNumberTooFar(input.seq, last))
    throw new ReceiptNumberWrong({
      number: input.number,
      expected: receiptNumber(device.prefix, last + 1),
    });
  const state = await numberState(tx, input.storeId, device.id, input.seq);
  if (state === 'TAKEN') throw new ReceiptNumberTaken({ number: input.number });
  const wasExplained = state === 'EXPLAINED';
  const sale = await tx.ticket.findUnique({
    where: { storeId_id: { storeId: input.storeId, id: input.originalTicketId } },
    include: { tenders: { orderBy: { lineNo: 'asc' } } },
  });
  if (sale?.kind !== 'SALE') throw new TicketUnknown({ number: input.originalTicketId });
  requireWay(store, input.refundAs);
  const plan = planReturn(input, await readReturnFacts(tx, input.storeId, sale));
  const flags = [
    ...time.flags,
    ...(session.closed ? ['AFTER_CLOSE'] : []),
    ...(wasExplained ? ['NUMBER_EXPLAINED'] : []),
    ...(plan.elsewhereFen > 0 ? [REFUND_ELSEWHERE] : []),
  ];
  const of = { input: raw, sale, plan };
  const approvalId = await (as ? as.approvalOf(of) : approvalOfReturn(tx, ctx, store, of));
  const frame = {
    ...session,
    businessDay,
    deviceId: device.id,
    flags,
    wasExplained,
    kind: as?.kind ?? ('RETURN' as const),
    exchangeId: raw.exchangeId ?? null,
    approvalId,
    customerId: sale.customerId,
    totalFen: fenOf(sale.netFen - sale.roundingFen),
    onAccountFen: sumFen(
      sale.tenders.filter(({ kind }) => kind === 'ON_ACCOUNT').map(({ amountFen }) => fenOf(amountFen)),
    ),
  };
  await writeReturn(tx, ctx, input, plan, frame);
  return {
    ticketId: input.requestId,
    number: input.number,
    businessDay: businessDay.day,
    refundFen: plan.netFen - plan.roundingFen,
    flags,
  };
}

async function lockSession(tx: Tx, input: CompleteReturn, tillId: string, personId: string) {
  const [session] = await tx.$queryRaw<
    { till_id: string; closed: boolean; opened_by_id: string; drawer_policy: string }[]
  >`
    SELECT till_id, closed_at IS NOT NULL AS closed, opened_by_id, drawer_policy FROM till_session
    WHERE store_id = ${input.storeId}::uuid AND id = ${input.sessionId}::uuid FOR SHARE`;
  if (session?.till_id !== tillId) throw new SessionUnknown();
  if (session.drawer_policy === 'OWN' && session.opened_by_id !== personId) throw new SessionOfAnother();
  return { tillId: session.till_id, closed: session.closed };
}
