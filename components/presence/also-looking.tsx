'use client';

import { Eye } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AlsoLooking as Person } from '@/server/presence/look-at';
import { LOOKS_EVERY_MS, type LookedAt } from '@/server/presence/presence-rules';
import { useLive } from '@/trpc/live';
import { useTRPCClient } from '@/trpc/react';

/**
 * Who else has this document open, as they come and go. The page says every ten seconds that it is seen; hidden or left, it says that
 * too.
 */
export function AlsoLooking({ kind, storeId, id }: { kind: LookedAt; storeId: string; id: string }) {
  const t = useTranslations('common');
  const format = useFormatter();
  const { people, ask } = useLooking(kind, storeId, id);
  useLive(['presence'], ask, [storeId]);
  const names = format.list(
    people.map(({ name }) => name),
    { type: 'conjunction' },
  );
  return (
    <p role="status" className="flex items-center gap-2 text-sm empty:hidden">
      {people.length > 0 ? (
        <>
          <Eye aria-hidden className="size-4 text-accent" />
          {t('alsoLooking', { names, count: people.length })}
        </>
      ) : null}
    </p>
  );
}

const seen = () => document.visibilityState === 'visible';

function onSeen(call: () => void): () => void {
  document.addEventListener('visibilitychange', call);
  return () => document.removeEventListener('visibilitychange', call);
}

function useLooking(kind: LookedAt, storeId: string, id: string) {
  const client = useTRPCClient();
  const [people, setPeople] = useState<readonly Person[]>([]);
  const isSeen = useSyncExternalStore(onSeen, seen, () => false);
  const ask = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!isSeen) return;
    let left = false;
    const look = (isLeaving: boolean) =>
      kind === 'COMPLAINT'
        ? client.complaints.look.mutate({ storeId, complaintId: id, isLeaving })
        : client.incidents.look.mutate({ storeId, incidentId: id, isLeaving });
    // On a bad line nobody is shown rather than somebody who may have left.
    const beat = () =>
      look(false).then(
        (found) => left || setPeople(found),
        () => left || setPeople([]),
      );
    ask.current = () => void beat();
    void beat();
    const timer = setInterval(beat, LOOKS_EVERY_MS);
    return () => {
      left = true;
      clearInterval(timer);
      ask.current = () => undefined;
      look(true).catch(() => undefined);
    };
  }, [client, kind, storeId, id, isSeen]);
  return { people, ask: () => ask.current() };
}
