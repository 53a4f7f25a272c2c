'use client';

import { useEffect, useRef } from 'react';
import { anythingAtHand } from '@/client/at-hand';
import { letNewWorkerIn, lookForNewWorker, registerWorker } from '@/client/counter-worker';
import { watchBuild } from '@/client/fresh-build';
import { tabletStore } from '@/client/tablet-store';

const EVERY_MS = 30_000;

/**
 * A new version takes over a counter that is locked while no window of the tablet has a basket begun and nothing is unsent; one that is
 * in use goes on as it is. What starts while nobody answers changes under the same condition, locked or not.
 */
export function useFreshBuild(locked: boolean): void {
  const idle = useRef(locked);
  useEffect(() => {
    idle.current = locked;
  }, [locked]);
  useEffect(() => {
    // A tablet that cannot say what it has at hand may have something.
    const isFree = async () => !(await anythingAtHand(tabletStore()).catch(() => true));
    const letIn = async () => {
      if (await isFree()) await letNewWorkerIn();
    };
    void registerWorker().then(letIn);
    const timer = setInterval(() => void letIn(), EVERY_MS);
    const stop = watchBuild({
      mayReload: async () => {
        void lookForNewWorker();
        return idle.current && (await isFree());
      },
      reload: () => void letIn().finally(() => window.location.reload()),
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
}
