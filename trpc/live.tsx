'use client';

import { useSubscription } from '@trpc/tanstack-react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { onNoSession, onSessionBegan } from '@/client/no-session';
import type { Happened } from '@/server/events/follow-events';
import { useTRPC } from './react';

/** Called with what happened; null: the line begins, and anything may have happened before. */
type Listener = (happened: readonly Happened[] | null) => void;

const Live = createContext<Set<Listener> | null>(null);

/** Until a line that was refused is tried again, ms: nobody is signed in any more, or the server is not there. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** What follows is asked for at once, and then no more often than this, ms. */
const BREATH_MS = 1_500;

/**
 * One line to the server for a page of somebody who is signed in: what happens elsewhere is heard within two seconds. Only
 * while the page is seen: a browser has six lines to a server, for all its windows.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const [listeners] = useState(() => new Set<Listener>());
  const isSeen = useSyncExternalStore(onSeen, seen, () => false);
  const wait = useRef(FIRST_WAIT_MS);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { reset } = useSubscription(
    trpc.live.changes.subscriptionOptions(undefined, {
      enabled: isSeen,
      onStarted() {
        // Also the first time: what happened between the page and its line nobody would hear of.
        for (const listener of listeners) listener(null);
        wait.current = FIRST_WAIT_MS;
      },
      onData(happened) {
        if (happened.length > 0) for (const listener of listeners) listener(happened);
      },
      onError: comeBack,
    }),
  );
  function comeBack() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => reset(), wait.current);
    wait.current = Math.min(LONGEST_WAIT_MS, wait.current * 2);
  }
  const again = useRef(reset);
  again.current = reset;
  useEffect(() => {
    // Nobody is signed in: the line begins and is refused at once, so that only this says it is of no use to try soon.
    const stopTiring = onNoSession(() => {
      clearTimeout(timer.current);
      wait.current = LONGEST_WAIT_MS;
      timer.current = setTimeout(() => again.current(), LONGEST_WAIT_MS);
    });
    const stopWaking = onSessionBegan(() => {
      clearTimeout(timer.current);
      wait.current = FIRST_WAIT_MS;
      again.current();
    });
    return () => {
      stopTiring();
      stopWaking();
      clearTimeout(timer.current);
    };
  }, []);
  return <Live.Provider value={listeners}>{children}</Live.Provider>;
}

const seen = () => document.visibilityState === 'visible';

function onSeen(call: () => void): () => void {
  document.addEventListener('visibilitychange', call);
  return () => document.removeEventListener('visibilitychange', call);
}

/**
 * Calls `onChange` when something of these nouns happened (`reports` for `reports.submit`), at once and then with pauses. Outside
 * of a LiveProvider nothing is heard.
 * @param pauseMs between two calls
 * @param stores what happens in others is not heard; left out: all of the person's
 */
export function useLive(
  nouns: readonly string[],
  onChange: () => void,
  stores?: readonly string[],
  pauseMs = BREATH_MS,
): void {
  const listeners = useContext(Live);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const wanted = nouns.join();
  const where = stores?.join();
  useEffect(() => {
    if (!listeners) return;
    let last = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      last = performance.now();
      latest.current();
    };
    const concerns = ({ storeId, names }: Happened) =>
      (where === undefined || storeId === null || where.includes(storeId)) &&
      names.some((name) => wanted.split(',').includes(nounOf(name)));
    const listener: Listener = (happened) => {
      if (happened === null || happened.some(concerns))
        timer ??= setTimeout(tell, Math.max(0, last + pauseMs - performance.now()));
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      clearTimeout(timer);
    };
  }, [listeners, wanted, where, pauseMs]);
}

function nounOf(eventName: string): string {
  return eventName.split('.')[0] ?? '';
}
