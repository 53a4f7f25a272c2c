'use client';

import { useQueryClient } from '@tanstack/react-query';
import { emptyBasket, priceOf } from '@/client/basket';
import { appliedTenders, paidBack } from '@/client/basket-exchange';
import { exchangeInput } from '@/client/exchange-input';
import { keepBasket } from '@/client/kept-basket';
import { newId } from '@/client/new-id';
import { takeSequence } from '@/client/receipt-sequence';
import { NoContact, serverAnswers } from '@/client/server-contact';
import { serverNow } from '@/client/server-time';
import { tabletStore } from '@/client/tablet-store';
import { isRefused } from '@/components/shell/answered';
import { codedError } from '@/components/shell/use-error-text';
import type { CompleteExchange } from '@/server/sales/schema';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';
import { useCustomerOnReceipt } from '../customer/use-customer-on-receipt';
import type { PayState } from '../pay-rules';
import { receiptOfSale } from '../receipt-data';
import { useOnce } from '../use-once';

/** Refusals that somebody's word would lift. */
const WANTS_WORD = ['RETURN_AFTER_WINDOW', 'RETURN_ABOVE_LIMIT'];

/**
 * Finishes the exchange at hand: both halves are on the tablet's disk before they go out, as one request. It is not left to the queue: nobody is paid
 * back by a request that waits. After a lost answer exactly what went out is asked about again, and nothing else can be done with the basket.
 */
export function useFinishExchange() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const client = useTRPCClient();
  const { settings, person, session, state, dispatch, windowId, pending, show } = useCounter();
  const customer = useCustomerOnReceipt();
  const { once, busy, error } = useOnce();
  const { basket } = state;
  const { exchange } = basket;
  const storeId = settings.store.id;

  const run = (paid: PayState) =>
    once(async () => {
      const { changeFen } = paid;
      if (!exchange || session === null || windowId === null || changeFen === null) return;
      // Before its numbers are taken: what never went out needs none.
      if (!(await serverAnswers())) throw new NoContact('OFFLINE');
      const { prefix } = settings.device;
      const seqs = [await takeSequence(tabletStore(), prefix), await takeSequence(tabletStore(), prefix)];
      const at = { storeId, prefix, sessionId: session.id, personId: person.id, occurredAt: serverNow() };
      const sent = exchangeInput(basket, exchange, { ...at, seqs: [seqs[0] ?? 0, seqs[1] ?? 0], changeFen });
      await keepBasket(tabletStore(), {
        windowId,
        storeId,
        basket: { ...basket, exchange: { ...exchange, sent } },
      });
      dispatch({ type: 'exchangeSent', sent });
      await send(sent, false);
    });

  const askAgain = () => once(async () => (exchange?.sent ? send(exchange.sent, true) : undefined));

  async function send(sent: CompleteExchange, askedBefore: boolean) {
    try {
      await client.sales.completeExchange.mutate(sent);
    } catch (failure) {
      if (isRefused(failure, { askedBefore })) refused(sent, codedError(failure).code);
      throw failure;
    }
    finish(sent);
  }

  /** Its numbers will have no tickets. */
  function refused({ returned, sale }: CompleteExchange, code: string) {
    dispatch({ type: 'exchangeSent', sent: null });
    // Somebody's word ran out, or is wanted by now: it is asked for, and the goods that were chosen stay.
    if (exchange && WANTS_WORD.includes(code))
      dispatch({ type: 'exchange', exchange: { ...exchange, sent: null, approvalUntilMs: 0 } });
    for (const { number, seq } of [returned, sale])
      pending.giveUp({
        id: newId(),
        storeId,
        number,
        seq,
        payload: { originalTicketId: returned.originalTicketId, totalFen: sale.totalFen },
        errorCode: 'EXCHANGE_DROPPED',
      });
  }

  function finish({ returned, sale }: CompleteExchange) {
    for (const key of [trpc.sales.ticket, trpc.sales.tickets, trpc.sales.returnBrakes])
      void queries.invalidateQueries({ queryKey: key.queryKey() });
    const { netFen } = priceOf(basket);
    const back = paidBack(exchange, netFen);
    const by = { settings, cashier: person.name, customer };
    dispatch({ type: 'exchangeSent', sent: null });
    dispatch({ type: 'load', basket: emptyBasket(newId()) });
    show({
      name: 'done',
      receipt: {
        ...receiptOfSale(sale, basket, by),
        exchange: {
          number: returned.number,
          lines: (exchange?.lines ?? []).map(({ id, name, quantity, refundFen }) => ({
            id,
            name,
            quantity,
            refundFen,
          })),
          refundFen: exchange?.refundFen ?? 0,
          applied: appliedTenders(exchange, netFen),
          back,
        },
      },
      changeFen: sale.changeFen,
      unsent: false,
    });
  }
  return { run, askAgain, busy, error, isReady: session !== null && windowId !== null };
}
