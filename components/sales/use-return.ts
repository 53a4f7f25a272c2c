'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { newId } from '@/client/new-id';
import {
  forgetOpenReturn,
  keepOpenReturn,
  type OpenReturn,
  onOpenReturns,
  openReturnOf,
} from '@/client/open-returns';
import { takeSequence } from '@/client/receipt-sequence';
import { serverNow } from '@/client/server-time';
import { tabletStore } from '@/client/tablet-store';
import { isRefused } from '@/components/shell/answered';
import { codedError } from '@/components/shell/use-error-text';
import { receiptNumber } from '@/lib/receipt-number';
import type { CompleteReturn } from '@/server/sales/schema';
import { ruleOf, type TenderKindName } from '@/server/tills/payment-rules';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useCounter } from './counter-context';
import type { GoodsLine } from './return-line';
import type { RefundPlan } from './return-rules';
import { useOnce } from './use-once';

export interface ReturnDraft {
  ticketId: string;
  plan: RefundPlan<GoodsLine>;
  damaged: ReadonlySet<string>;
  /** Which pieces of a line come back, where somebody said so. */
  serials?: ReadonlyMap<string, readonly string[]>;
  reason: string;
  /** What would be paid out is kept for the customer instead. */
  asStoreCredit: boolean;
  /** Whose it is then, of a receipt without a customer. */
  creditOf: string | null;
  /** The way its money goes back, where that is another than it was paid; missing or null: as it was paid. */
  refundAs?: TenderKindName | null;
}

interface Done {
  number: string;
  refundFen: number;
}

/** One return, one number, however often it is sent. */
interface Identity {
  seq: number;
  number: string;
  occurredAt: Date;
}

/** The return of a receipt that went out and of which nobody knows yet whether it was booked. */
export function useOpenReturn(ticketId: string): OpenReturn | null {
  const read = () => openReturnOf(ticketId);
  return useSyncExternalStore(onOpenReturns, read, () => null);
}

/**
 * One return: its id from the start, its number once it is sent, what it needs, and how it is sent. After a lost answer it stays
 * as it went out and can only be asked about; a number it had and was refused is handed in whichever way the screen is left.
 */
export function useReturn(ticketId: string, onDone: (done: Done) => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const readAnew = useReadAnew();
  const readBooked = useReadBooked();
  const { settings, session } = useCounter();
  const storeId = settings.store.id;
  const open = useOpenReturn(ticketId);
  const [requestId] = useState(() => open?.input.requestId ?? newId());
  const [identity, setIdentity] = useState<Identity | null>(open?.input ?? null);
  /** It went out before, and nobody knows what became of it. */
  const [askedBefore, setAskedBefore] = useState(open !== null);
  const { once, busy, error, setError } = useOnce();
  /** Lines and refunds keep their ids too, so that the same return sent again is the same. */
  const ids = useRef(new Map<string, string>());
  const refusedNumber = useRefusedNumber();
  const brakes = useQuery({ ...trpc.sales.returnBrakes.queryOptions({ storeId, ticketId }), staleTime: 0 });
  const prefix = settings.device.prefix;

  const submit = (draft: ReturnDraft, approvalId?: string) =>
    once(async () => {
      if (session === null) return;
      const own = identity?.number.startsWith(prefix) ? identity : await newIdentity(prefix);
      setIdentity(own);
      const rest = { requestId, storeId, sessionId: session.id, originalTicketId: ticketId };
      const input = inputOf(own, draft, ids.current, approvalId ? { ...rest, approvalId } : rest);
      await send({ input, refundFen: draft.plan.refundFen }, false);
    });

  /** Exactly what went out, once more: the server answers with what it made of it the first time. */
  const askAgain = () => once(async () => (open ? send(open, true) : undefined));

  async function send(sent: OpenReturn, before: boolean) {
    keepOpenReturn(sent);
    refusedNumber.is(null);
    try {
      finish(await client.sales.completeReturn.mutate(sent.input));
    } catch (failure) {
      setError(failure);
      // What the screen knew of the brakes was old.
      void brakes.refetch();
      if (isRefused(failure, { askedBefore: before })) return refused(sent);
      setAskedBefore(true);
      const looking = lookAtTicket(sent, failure);
      // Asking again need not wait for it, where nobody answers.
      if (hasEnded(failure)) await looking;
    }
  }

  /** Where the server did answer, what the receipt does not list was not booked. */
  async function lookAtTicket(sent: OpenReturn, failure: unknown) {
    const booked = await readBooked(sent);
    if (booked === 'unknown') return;
    if (booked) return finish({ number: booked.number, refundFen: sent.refundFen });
    if (hasEnded(failure)) refused(sent);
  }

  function refused(sent: OpenReturn) {
    setAskedBefore(false);
    refusedNumber.is(sent);
    forgetOpenReturn(ticketId);
  }

  function finish(done: Done) {
    forgetOpenReturn(ticketId);
    readAnew.all();
    onDone(done);
  }

  return {
    requestId,
    brakes: brakes.data,
    submit,
    askAgain,
    /** Left without an answer: the receipt is asked for anew, and lists the return if it was booked. */
    look: readAnew.ticket,
    /** Nobody knows whether it was booked: nothing else can be done with this receipt before that is known. */
    open: open !== null && (askedBefore || !busy) ? open : null,
    busy,
    error,
    ...refusalOf(error),
  };
}

/** What a return changes is asked for anew. */
function useReadAnew() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const invalidate = (...keys: { queryKey(): readonly unknown[] }[]) => {
    for (const key of keys) void queries.invalidateQueries({ queryKey: key.queryKey() });
  };
  return {
    all: () => invalidate(trpc.sales.ticket, trpc.sales.tickets, trpc.sales.returnBrakes),
    ticket: () => invalidate(trpc.sales.ticket),
  };
}

/** The return as its receipt lists it; null: it does not. */
function useReadBooked() {
  const client = useTRPCClient();
  return async ({ input }: OpenReturn): Promise<{ number: string } | null | 'unknown'> => {
    const of = { storeId: input.storeId, ticketId: input.originalTicketId };
    const ticket = await client.sales.ticket.query(of).catch(() => null);
    if (!ticket) return 'unknown';
    return ticket.related.find(({ id }) => id === input.requestId) ?? null;
  };
}

/** The number of a refused try that will not be used: handed over as rejected when the screen is left, by whatever way. */
function useRefusedNumber() {
  const { pending } = useCounter();
  const left = useRef(false);
  const refused = useRef<OpenReturn | null>(null);
  const giveUp = useRef<() => void>(() => undefined);
  giveUp.current = () => {
    if (refused.current === null) return;
    const { input, refundFen } = refused.current;
    refused.current = null;
    pending.giveUp({
      id: newId(),
      storeId: input.storeId,
      number: input.number,
      seq: input.seq,
      payload: { originalTicketId: input.originalTicketId, refundFen },
      errorCode: 'RETURN_DROPPED',
    });
  };
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      giveUp.current();
    };
  }, []);
  return {
    is(sent: OpenReturn | null) {
      refused.current = sent;
      // The refusal came after the screen was left.
      if (left.current) giveUp.current();
    },
  };
}

async function newIdentity(prefix: string): Promise<Identity> {
  const seq = await takeSequence(tabletStore(), prefix);
  return { seq, number: receiptNumber(prefix, seq), occurredAt: serverNow() };
}

function inputOf(
  { seq, number, occurredAt }: Identity,
  draft: ReturnDraft,
  ids: Map<string, string>,
  rest: Pick<CompleteReturn, 'requestId' | 'storeId' | 'sessionId' | 'originalTicketId' | 'approvalId'>,
): CompleteReturn {
  return { seq, number, occurredAt, ...rest, ...contentOf(draft, ids) };
}

function contentOf(draft: ReturnDraft, ids: Map<string, string>) {
  return {
    reason: draft.reason,
    ...(draft.refundAs ? { refundAs: draft.refundAs } : {}),
    ...(draft.asStoreCredit && draft.creditOf ? { customerId: draft.creditOf } : {}),
    lines: linesOf(draft).map(({ line, quantity, disposition, refundFen, serials }) => ({
      id: idFor(ids, line.id),
      returnsLineId: line.id,
      quantity,
      disposition,
      refundFen,
      ...(serials.length > 0 ? { serials } : {}),
    })),
    refunds: draft.plan.refunds.map(({ tender, amountFen }) => ({
      id: idFor(ids, tender.id),
      refundsTenderId: tender.id,
      amountFen,
      ...(draft.asStoreCredit && ruleOf(tender.kind).isMoney ? { asStoreCredit: true } : {}),
    })),
  };
}

/** What goes back of each line, and in what state. */
export function linesOf({ plan, damaged, serials }: Pick<ReturnDraft, 'plan' | 'damaged' | 'serials'>) {
  return plan.lines.map((one) => ({
    ...one,
    serials: [...(serials?.get(one.line.id) ?? [])],
    disposition: damaged.has(one.line.id) ? ('DAMAGED' as const) : ('RESTOCK' as const),
  }));
}

/** Did the server come to an end with the request, whatever it was? It does them one after the other. */
function hasEnded(error: unknown): boolean {
  const hasAnswer = typeof error === 'object' && error !== null && 'data' in error && error.data != null;
  return hasAnswer && ['UNKNOWN', 'CONFLICT_REQUEST'].includes(codedError(error).code);
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
