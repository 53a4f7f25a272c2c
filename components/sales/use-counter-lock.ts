'use client';

import { liveQuery } from 'dexie';
import { useCallback, useEffect, useRef, useState } from 'react';
import { endSessionLeftOpen, noteOwner, unlockedOffline, unlockedOnline } from '@/client/end-session';
import { onNoSession, sessionBegan } from '@/client/no-session';
import { checkPinOffline, type OfflineAnswer, offlinePeople } from '@/client/pin-verifier';
import type { StorageState } from '@/client/storage-check';
import type { PinVerifier } from '@/client/tablet-store';
import { tabletStore } from '@/client/tablet-store';
import { isRetryable } from '@/components/shell/use-error-text';
import { isRefusal } from '@/trpc/query-client';
import { useTRPCClient } from '@/trpc/react';
import { isTakenOver, lockedBy, type Mine, mineBy } from './lock-rules';

/** How often a session whose end the server has not heard of is ended, ms. */
const AGAIN_MS = 5_000;

/**
 * The counter's lock. It lies on the tablet, not in the page: a reload and a new window find it, with or without a network. It locks
 * all windows; each is opened by a PIN of its own, and a browser has one session: whoever comes in in one window locks the others'
 * windows of somebody else. A session that was locked away while nobody answered is ended as soon as somebody
 * does, unless its own person came back to it meanwhile. Whatever call the server answers that nobody is signed in locks it too.
 * @param ownerId whose session the page was loaded in
 */
export function useCounterLock(storeId: string, ownerId: string, storage: StorageState) {
  const client = useTRPCClient();
  /** Undefined until the tablet has said. */
  const [locked, setLocked] = useState<boolean | undefined>(undefined);
  const [toEnd, setToEnd] = useState(false);
  const unkept = useRef(false);
  const mine = useRef<Mine>({ personId: ownerId, noted: false });
  useEffect(() => {
    const rows = liveQuery(() => tabletStore().locks.toArray()).subscribe({
      next: (found) => {
        mine.current = mineBy(found, mine.current);
        setLocked((was) => isTakenOver(found, mine.current) || lockedBy(found, was));
        setToEnd(unkept.current || found.some(({ id }) => id === 'toEnd'));
      },
      error: () => undefined,
    });
    return () => rows.unsubscribe();
  }, []);
  const close = useCallback((...rows: ('locked' | 'toEnd')[]) => {
    setLocked(true);
    const at = Date.now();
    tabletStore()
      .locks.bulkPut(rows.map((id) => ({ id, at })))
      .catch(() => {
        if (!rows.includes('toEnd')) return;
        // It cannot be noted that a session is to end: this window remembers it.
        unkept.current = true;
        setToEnd(true);
      });
  }, []);
  const lock = useCallback(() => close('locked', 'toEnd'), [close]);
  // The server says there is no session: there is none to end, and the next one must not be taken for it.
  useEffect(() => onNoSession(() => close('locked')), [close]);
  useEffect(() => {
    mine.current = { personId: ownerId, noted: false };
    void noteOwner(tabletStore(), ownerId).catch(() => undefined);
  }, [ownerId]);
  /** Ends what the last person left open, so that the next session is never taken for it. */
  const endSession = useCallback(async () => {
    const server = {
      lock: () => client.auth.lock.mutate(),
      isNoSession: (error: unknown) => isRefusal(error) && !isRetryable(error),
    };
    const wasUnkept = unkept.current;
    await endSessionLeftOpen(tabletStore(), server, wasUnkept);
    if (!wasUnkept) return;
    unkept.current = false;
    setToEnd(false);
    setLocked(true);
  }, [client]);
  useAgainUntilEnded(toEnd, endSession);
  const people = useOfflinePeople(storeId, locked === true);
  const unlock = useCallback(
    async (personId: string, how: { offline: boolean }) => {
      if (!how.offline) {
        sessionBegan();
        mine.current = { personId, noted: false };
      }
      // It was not kept that the session is to end: its own person goes on with it.
      if (unkept.current && personId === ownerId) {
        unkept.current = false;
        setToEnd(false);
      }
      const unlocked = how.offline ? unlockedOffline : unlockedOnline;
      await unlocked(tabletStore(), personId).catch(() => undefined);
      setLocked(false);
    },
    [ownerId],
  );
  const check = useCallback(
    (personId: string, pin: string): Promise<OfflineAnswer> => checkPinOffline(tabletStore(), personId, pin),
    [],
  );
  // Where nothing can be kept nothing is sold either: the screen says so.
  const cannotSay = storage === 'refused' || storage === 'full';
  return {
    locked: locked ?? (cannotSay ? false : undefined),
    lock,
    unlock,
    endSession,
    offline: { people, check },
  };
}

/** Whose PINs this tablet can check by itself, while it is locked. */
function useOfflinePeople(storeId: string, locked: boolean) {
  const [people, setPeople] = useState<(PinVerifier & { id: string })[]>([]);
  useEffect(() => {
    if (!locked) return;
    offlinePeople(tabletStore(), storeId).then(
      (found) => setPeople(found.map((verifier) => ({ ...verifier, id: verifier.personId }))),
      () => undefined,
    );
  }, [locked, storeId]);
  return people;
}

/** Tries to end a session until the server has heard of it. */
function useAgainUntilEnded(toEnd: boolean, endSession: () => Promise<void>): void {
  useEffect(() => {
    if (!toEnd) return;
    const end = () => void endSession().catch(() => undefined);
    end();
    const timer = setInterval(end, AGAIN_MS);
    return () => clearInterval(timer);
  }, [toEnd, endSession]);
}
