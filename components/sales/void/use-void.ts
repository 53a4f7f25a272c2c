'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { forgetOpenVoid, keepOpenVoid, type OpenVoid, openVoidOf } from '@/client/open-voids';
import { takeSequence } from '@/client/receipt-sequence';
import { NoContact, serverAnswers } from '@/client/server-contact';
import { serverNow } from '@/client/server-time';
import { tabletStore } from '@/client/tablet-store';
import { isRefused } from '@/components/shell/answered';
import { receiptNumber } from '@/lib/receipt-number';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useCounter } from '../counter-context';
import { useOnce } from '../use-once';

/**
 * Voids the last sale of this till. What goes out is on the tablet's disk first; after a lost answer exactly that is asked about again, also by whoever
 * opens the receipt after a reload.
 */
export function useVoid(ticketId: string, onDone: (done: { number: string; refundFen: number }) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const client = useTRPCClient();
  const { settings, session, pending } = useCounter();
  const { once, busy, error } = useOnce();
  const [requestId] = useState(() => openVoidOf(ticketId)?.requestId ?? newId());
  const [open, setOpen] = useState(() => openVoidOf(ticketId));
  const storeId = settings.store.id;

  const run = (said: { reason: string; totalFen: number; approvalId?: string | undefined }) =>
    once(async () => {
      if (session === null) return;
      // Before its number is taken: what never went out needs none.
      if (!(await serverAnswers())) throw new NoContact('OFFLINE');
      const { prefix } = settings.device;
      const seq = await takeSequence(tabletStore(), prefix);
      const number = receiptNumber(prefix, seq);
      const at = { number, seq, occurredAt: serverNow().toISOString(), sessionId: session.id };
      await send({ requestId, ticketId, ...at, ...said }, false);
    });

  const askAgain = () => once(async () => (open ? send(open, true) : undefined));

  async function send(sent: OpenVoid, askedBefore: boolean) {
    keepOpenVoid(sent);
    const { totalFen, occurredAt, approvalId, ...rest } = sent;
    const input = {
      ...rest,
      storeId,
      occurredAt: new Date(occurredAt),
      ...(approvalId ? { approvalId } : {}),
    };
    try {
      const done = await client.sales.voidSale.mutate(input);
      forgetOpenVoid(ticketId);
      setOpen(null);
      for (const key of [trpc.sales.ticket, trpc.sales.tickets, trpc.sales.voidable])
        void queries.invalidateQueries({ queryKey: key.queryKey() });
      onDone(done);
    } catch (failure) {
      if (isRefused(failure, { askedBefore })) refused(sent);
      else setOpen(sent);
      throw failure;
    }
  }

  /** Its number will have no ticket. */
  function refused({ number, seq, totalFen }: OpenVoid) {
    forgetOpenVoid(ticketId);
    setOpen(null);
    const payload = { originalTicketId: ticketId, refundFen: totalFen };
    pending.giveUp({ id: newId(), storeId, number, seq, payload, errorCode: 'VOID_DROPPED' });
  }

  return { requestId, open, run, askAgain, busy, error };
}
