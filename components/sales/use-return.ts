'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newId } from '@/client/new-id';
import { takeSequence } from '@/client/receipt-sequence';
import { tabletStore } from '@/client/tablet-store';
import { codedError } from '@/components/shell/use-error-text';
import { receiptNumber } from '@/lib/receipt-number';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import type { GoodsLine } from './return-line';
import type { RefundPlan } from './return-rules';

export interface ReturnDraft {
  ticketId: string;
  plan: RefundPlan<GoodsLine>;
  damaged: ReadonlySet<string>;
  reason: string;
}

interface Done {
  number: string;
  refundFen: number;
}

/** One return: its id from the start, its number once it is sent, what it needs, and how it is sent or given up. */
export function useReturn(ticketId: string, onDone: (done: Done) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings, session, pending } = useCounter();
  const storeId = settings.store.id;
  const [requestId] = useState(newId);
  /** One return, one number, however often it is sent. */
  const [identity, setIdentity] = useState<{ seq: number; occurredAt: Date } | null>(null);
  const running = useRef(false);
  const [numberFault, setNumberFault] = useState<unknown>(null);
  /** Lines and refunds keep their ids too, so that the same return sent again is the same. */
  const ids = useRef(new Map<string, string>());
  const brakes = useQuery({ ...trpc.sales.returnBrakes.queryOptions({ storeId, ticketId }), staleTime: 0 });
  const complete = useMutation(
    trpc.sales.completeReturn.mutationOptions({
      onSettled: () => {
        running.current = false;
      },
      onSuccess: (result) => {
        void queries.invalidateQueries({ queryKey: trpc.sales.ticket.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.sales.tickets.queryKey() });
        void queries.invalidateQueries({ queryKey: trpc.sales.returnBrakes.queryKey() });
        onDone(result);
      },
      // What the screen knew of the brakes was old.
      onError: () => void brakes.refetch(),
    }),
  );
  const prefix = settings.device.prefix;

  async function submit(draft: ReturnDraft, approvalId?: string) {
    if (session === null || running.current) return;
    // A double tap comes before React draws the button busy.
    running.current = true;
    setNumberFault(null);
    let own = identity;
    try {
      own ??= { seq: await takeSequence(tabletStore(), prefix), occurredAt: new Date() };
    } catch (fault) {
      running.current = false;
      return setNumberFault(fault);
    }
    setIdentity(own);
    complete.mutate({
      ...own,
      requestId,
      storeId,
      number: receiptNumber(prefix, own.seq),
      sessionId: session.id,
      originalTicketId: ticketId,
      reason: draft.reason,
      lines: linesOf(draft).map(({ line, quantity, disposition, refundFen }) => ({
        id: idFor(ids.current, line.id),
        returnsLineId: line.id,
        quantity,
        disposition,
        refundFen,
      })),
      refunds: draft.plan.refunds.map(({ tender, amountFen }) => ({
        id: idFor(ids.current, tender.id),
        refundsTenderId: tender.id,
        amountFen,
      })),
      ...(approvalId ? { approvalId } : {}),
    });
  }

  /** A number that a refused try had taken is handed over as parked. */
  function giveUp(refundFen: number) {
    if (identity === null) return;
    pending.giveUp({
      id: newId(),
      storeId,
      number: receiptNumber(prefix, identity.seq),
      seq: identity.seq,
      payload: { originalTicketId: ticketId, refundFen },
      errorCode: 'RETURN_DROPPED',
    });
  }

  const error = numberFault ?? complete.error;
  return {
    requestId,
    brakes: brakes.data,
    submit,
    giveUp,
    busy: complete.isPending,
    error,
    ...refusalOf(error),
  };
}

/** What goes back of each line, and in what state. */
export function linesOf({ plan, damaged }: Pick<ReturnDraft, 'plan' | 'damaged'>) {
  return plan.lines.map((one) => ({
    ...one,
    disposition: damaged.has(one.line.id) ? ('DAMAGED' as const) : ('RESTOCK' as const),
  }));
}

/** Was it refused for want of an approval? */
function refusalOf(error: unknown): { wantsApproval: boolean } {
  const code = error ? codedError(error).code : '';
  return { wantsApproval: code === 'RETURN_AFTER_WINDOW' || code === 'RETURN_ABOVE_LIMIT' };
}

function idFor(ids: Map<string, string>, key: string): string {
  const known = ids.get(key) ?? newId();
  ids.set(key, known);
  return known;
}
