'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { liveQuery } from 'dexie';
import { useEffect, useMemo, useRef, useState } from 'react';
import { forget, keep, readKept } from '@/client/kept-json';
import { type KnownTill, tabletStore } from '@/client/tablet-store';
import { useLive } from '@/trpc/live';
import { useTRPC } from '@/trpc/react';
import type { CounterProps, OpenSession } from './counter-context';

/** The open session of this till; the last one known while nobody answers. What another window did with it is known at once. */
export function useOpenSession({ store, till, device }: CounterProps['settings']) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = `daybook-session-${device.id}`;
  const [kept, setKept] = useState<OpenSession | null>(null);
  useEffect(() => setKept(readKept(key, isSession)), [key]);
  const tills = useQuery({
    ...trpc.tills.list.queryOptions({ storeId: store.id }),
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });
  useLive(['tills'], () => void tills.refetch(), [store.id]);
  const fresh = tills.data?.find(({ id }) => id === till.id)?.session;
  useEffect(() => {
    if (fresh === undefined) return;
    if (fresh) keep(key, fresh);
    else forget(key);
  }, [fresh, key]);
  const session = fresh === undefined ? kept : fresh;
  const here = useKnownTill(session?.id ?? null, () =>
    queries.invalidateQueries({ queryKey: trpc.tills.list.queryKey() }),
  );
  const isClosed = here?.state === 'CLOSED';
  const [closedBy, setClosedBy] = useState<string | null>(null);
  useEffect(() => {
    if (session) setClosedBy(isClosed ? (here?.windowId ?? null) : null);
  }, [session, isClosed, here]);
  const countedAtMs = here?.at ?? null;
  const shown = useMemo(() => {
    if (!session || isClosed) return null;
    // Another window counted: the server's list says it a moment later.
    return {
      ...session,
      countedAt: session.countedAt ?? (countedAtMs === null ? null : new Date(countedAtMs)),
    };
  }, [session, isClosed, countedAtMs]);
  return { known: isClosed || fresh !== undefined || tills.isError, session: shown, closedBy };
}

function isSession(value: unknown): value is OpenSession {
  return typeof value === 'object' && value !== null && 'id' in value && 'openedById' in value;
}

/** What a window of this tablet did with a session. @param onChange the server's list is out of date then */
function useKnownTill(sessionId: string | null, onChange: () => void): KnownTill | null {
  const [known, setKnown] = useState<KnownTill | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    if (sessionId === null) return;
    const row = liveQuery(() => tabletStore().tills.get(sessionId)).subscribe({
      next: (found) => {
        setKnown(found ?? null);
        if (found) changed.current();
      },
      error: () => undefined,
    });
    return () => row.unsubscribe();
  }, [sessionId]);
  return known?.id === sessionId ? known : null;
}
