'use client';

import { useRef, useState } from 'react';

/** One thing at a time, and what went wrong with it. */
export function useOnce() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);

  /** A double tap comes before React draws the button busy. */
  async function once(work: () => Promise<void>) {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (fault) {
      setError(fault);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { once, busy, error, setError };
}
