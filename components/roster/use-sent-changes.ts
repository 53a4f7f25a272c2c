'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useRef, useState } from 'react';
import { newId } from '@/client/new-id';
import { codedError } from '@/components/shell/use-error-text';
import { useTRPCClient } from '@/trpc/react';
import type { PlanChange } from './board-rules';
import { useRefusalWords } from './use-refusal-words';

/**
 * Sends changes of a week one after the other, each over the revision that the one before made.
 * Whoever sends one hears whether it was kept.
 * @param onKept a revision the server has now; @param onRefused the board is no longer what the server has
 */
export function useSentChanges(
  { storeId, monday, revision: known }: { storeId: string; monday: string; revision: number },
  onKept: (revision: number) => void,
  onRefused: () => void,
) {
  const client = useTRPCClient();
  const router = useRouter();
  const wordsOf = useRefusalWords();
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const revision = useRef(known);
  if (waiting === 0 && known > revision.current) revision.current = known;

  const send = useCallback(
    (change: PlanChange): Promise<boolean> => {
      const requestId = newId();
      setWaiting((count) => count + 1);
      const sent = queue.current.then(async () => {
        try {
          const asked = { storeId, monday, revision: revision.current, ...change, requestId };
          const answer = await client.roster.plan.mutate(asked);
          revision.current = answer.revision;
          onKept(answer.revision);
          setProblem(null);
          return true;
        } catch (error) {
          setProblem(wordsOf(error));
          const { params } = codedError(error);
          if (typeof params?.revision === 'number') revision.current = params.revision;
          onRefused();
          router.refresh();
          return false;
        } finally {
          setWaiting((count) => count - 1);
        }
      });
      queue.current = sent.then(() => undefined);
      return sent;
    },
    [client, storeId, monday, wordsOf, router, onKept, onRefused],
  );
  const forget = useCallback(() => setProblem(null), []);
  return { send, saving: waiting > 0, problem, forget, revision };
}
