'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { serverNowMs } from '@/client/server-time';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import type { AskedAct } from '@/server/approvals/schema';
import { useLive } from '@/trpc/live';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useCounter } from './counter-context';

/** How often an answer is asked after where the line says nothing, ms. */
const EVERY_MS = 4_000;

/** A request as the counter remembers it. */
export interface AskedOnce {
  id: string;
  expiresAtMs: number;
}

/** An act a phone allowed. */
export interface PhoneWord {
  id: string;
  lineId: string | null;
  netFen: number;
  expiresAt: Date;
}

export type PhoneState = 'OPEN' | 'APPROVED' | 'DECLINED' | 'WITHDRAWN' | 'EXPIRED';

/** What this counter asked of phones lately, as it stands now. */
export function useAskedPhones({ enabled }: { enabled: boolean }) {
  const trpc = useTRPC();
  const storeId = useCounter().settings.store.id;
  const { data = [], refetch } = useQuery({
    ...trpc.approvals.asked.queryOptions({ storeId }),
    enabled,
    staleTime: 0,
    refetchInterval: EVERY_MS,
  });
  useLive(['approvals'], () => enabled && void refetch(), [storeId]);
  return enabled ? data : [];
}

/**
 * Asks the managers' phones for what a PIN on the spot would allow, and hears the answer.
 * @param kept where the request is kept while it is open: with the basket, or as long as the screen lives
 */
export function usePhoneApproval(props: {
  acts: readonly AskedAct[];
  kept: { asked: AskedOnce | null; keep: (asked: AskedOnce | null) => void };
  onApproved: (words: readonly PhoneWord[]) => void;
}) {
  const { acts, kept, onApproved } = props;
  const { asked, keep } = kept;
  const client = useTRPCClient();
  const errorText = useErrorText();
  const request = useRequestId();
  const storeId = useCounter().settings.store.id;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const known = useAskedPhones({ enabled: asked !== null }).find(({ id }) => id === asked?.id);
  const isOver = asked !== null && serverNowMs() > asked.expiresAtMs;
  const state = (known?.state ?? (isOver ? 'EXPIRED' : 'OPEN')) as PhoneState;
  const hear = useEffectEvent(() => known && onApproved(known.approvals));
  useEffect(() => {
    if (state === 'APPROVED') hear();
  }, [state]);

  async function ask(reason: string) {
    const content = { storeId, reason, acts: [...acts] };
    setBusy(true);
    setProblem(null);
    try {
      const { askedId, expiresAt } = await client.approvals.ask.mutate({
        ...content,
        requestId: request.of(content),
      });
      request.done();
      keep({ id: askedId, expiresAtMs: expiresAt.getTime() });
    } catch (failure) {
      setProblem(errorText(failure));
    }
    setBusy(false);
  }

  /** Off the phones again; where nobody hears it, it ends by itself. */
  function withdraw() {
    if (asked && state === 'OPEN') {
      const content = { storeId, askedId: asked.id };
      void client.approvals.withdraw
        .mutate({ ...content, requestId: request.of(content) })
        .catch(() => undefined);
    }
    keep(null);
  }

  return {
    asked,
    state,
    answeredBy: known?.answeredBy ?? null,
    ask,
    withdraw,
    busy,
    problem,
  };
}

export type PhoneApproval = ReturnType<typeof usePhoneApproval>;

/** A request kept as long as its screen lives. */
export function useAskedHere() {
  const [asked, keep] = useState<AskedOnce | null>(null);
  return { asked, keep };
}
