'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { pageIsOld } from './answered';
import { type CodedError, codedError, useErrorText } from './use-error-text';
import { useRequestId } from './use-request-id';

export type Act<In extends { requestId: string }, Out> = {
  /** Sends it; what it answers, or undefined when it was refused (the words are in `problem`). */
  act: (
    input: Omit<In, 'requestId'>,
    /** What the page showed: the same input over something else is another act. */
    seen?: string,
  ) => Promise<Out | undefined>;
  busy: boolean;
  problem: string | null;
  /** The same as the wire carries it, for a form that says it at a field. */
  refusal: CodedError | null;
  clear: () => void;
};

/**
 * A command of the office: `const { act, busy, problem } = useAct(client.staff.createPerson.mutate)`. The same input sent again
 * after a lost answer carries the same requestId, so it has one effect; afterwards the page is asked for anew.
 */
export function useAct<In extends { requestId: string }, Out>(
  send: (input: In) => Promise<Out>,
  /** The page is left as it is: what was answered is shown this once. */
  { quiet = false } = {},
): Act<In, Out> {
  const router = useRouter();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const request = useRequestId();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ words: string; refusal: CodedError } | null>(null);

  async function act(input: Omit<In, 'requestId'>, seen?: string): Promise<Out | undefined> {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await send(withRequestId<In>(input, request.of({ input, seen })));
      request.done();
      if (quiet) return answer;
      await queries.invalidateQueries();
      router.refresh();
      return answer;
    } catch (error) {
      setProblem({ words: errorText(error), refusal: codedError(error) });
      // It may have been done, or somebody else was quicker: the page shows what is.
      if (!quiet && pageIsOld(error)) {
        void queries.invalidateQueries();
        router.refresh();
      }
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return {
    act,
    busy,
    problem: problem?.words ?? null,
    refusal: problem?.refusal ?? null,
    clear: () => setProblem(null),
  };
}

/** An input without its requestId and the requestId are the input. */
function withRequestId<In extends { requestId: string }>(
  input: Omit<In, 'requestId'>,
  requestId: string,
): In {
  return { ...input, requestId } as In;
}
