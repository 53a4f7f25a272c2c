'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useRef, useState } from 'react';
import { newId } from '@/client/new-id';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { useTRPCClient } from '@/trpc/react';
import type { PlanChange } from './board-rules';

/**
 * Sends changes of a week one after the other, each over the revision that the one before made.
 * @param onKept a revision the server has now; @param onRefused the board is no longer what the server has
 */
export function useSentChanges(
  { storeId, monday, revision: known }: { storeId: string; monday: string; revision: number },
  onKept: (revision: number) => void,
  onRefused: () => void,
) {
  const client = useTRPCClient();
  const router = useRouter();
  const errorText = useErrorText();
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const revision = useRef(known);
  if (waiting === 0 && known > revision.current) revision.current = known;

  const send = useCallback(
    (change: PlanChange) => {
      const requestId = newId();
      setWaiting((count) => count + 1);
      queue.current = queue.current.then(async () => {
        try {
          const asked = { storeId, monday, revision: revision.current, ...change, requestId };
          const answer = await client.roster.plan.mutate(asked);
          revision.current = answer.revision;
          onKept(answer.revision);
          setProblem(null);
        } catch (error) {
          setProblem(errorText(error));
          const { params } = codedError(error);
          if (typeof params?.revision === 'number') revision.current = params.revision;
          onRefused();
          router.refresh();
        } finally {
          setWaiting((count) => count - 1);
        }
      });
    },
    [client, storeId, monday, errorText, router, onKept, onRefused],
  );
  return { send, saving: waiting > 0, problem, revision };
}
