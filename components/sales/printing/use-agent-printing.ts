'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newId } from '@/client/new-id';
import { useErrorText } from '@/components/shell/use-error-text';
import type { Paper } from '@/lib/printing/paper';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** How often it is asked what became of a paper, ms. */
const ASKED_EACH_MS = 1_500;
/** A printer that does not answer in that time keeps nobody waiting, ms. */
const ANSWER_MS = 10_000;

/** Where a paper is; its words are in `sales.printing`. */
export type PrintState =
  | { name: 'sending' | 'queued' | 'NO_AGENT' | 'NO_PRINTER' | 'printed' | 'failed' }
  | { name: 'refused'; problem: string };

/**
 * Prints by the store's agent. What goes wrong here is said and never thrown: the ticket is booked, whatever becomes of its paper.
 */
export function useAgentPrinting(storeId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const errorText = useErrorText();
  const [sent, setSent] = useState<{ jobId: string; problem: string | null; isQueued: boolean } | null>(null);
  const last = useRef<{ jobId: string; paper: Paper; kick: boolean } | null>(null);
  const asked = useQuery({
    ...trpc.printing.job.queryOptions({ storeId, jobId: sent?.jobId ?? '' }),
    enabled: sent?.isQueued ?? false,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'QUEUED' ? false : ASKED_EACH_MS),
    staleTime: 0,
    retry: false,
  });

  /** @returns whether the queue has it */
  async function deliver(): Promise<boolean> {
    if (!last.current) return false;
    const { jobId, paper, kick } = last.current;
    setSent({ jobId, problem: null, isQueued: false });
    try {
      const signal = AbortSignal.timeout(ANSWER_MS);
      await client.printing.print.mutate({ requestId: jobId, storeId, paper, kick }, { signal });
      setSent({ jobId, problem: null, isQueued: true });
      return true;
    } catch (error) {
      setSent({ jobId, problem: errorText(error), isQueued: false });
      return false;
    }
  }
  return {
    state: stateOf(sent, asked.data),
    send(paper: Paper, kick: boolean) {
      last.current = { jobId: newId(), paper, kick };
      return deliver();
    },
    /** The same paper under the same id: one that came through although its answer was lost is not printed twice. */
    retry: deliver,
    /** Takes it out of the queue, for whoever prints it here; also one whose answer was lost. Nobody waits for it. */
    callOff() {
      const jobId = sent?.jobId;
      setSent(null);
      if (jobId) client.printing.cancel.mutate({ requestId: newId(), storeId, jobId }).catch(() => undefined);
    },
  };
}

function stateOf(
  sent: { problem: string | null; isQueued: boolean } | null,
  job: { state: string; standing: 'THERE' | 'NO_AGENT' | 'NO_PRINTER' } | undefined,
): PrintState | null {
  if (!sent) return null;
  if (sent.problem !== null) return { name: 'refused', problem: sent.problem };
  if (!sent.isQueued) return { name: 'sending' };
  if (job?.state === 'PRINTED') return { name: 'printed' };
  if (job?.state === 'FAILED') return { name: 'failed' };
  return { name: job && job.standing !== 'THERE' ? job.standing : 'queued' };
}
