'use client';

import { useEffect, useEffectEvent, useState } from 'react';

const TICK_MS = 200;

/**
 * Seconds that run down while this screen is shown. It ends without doing anything when the screen goes, behind a lock too.
 * @returns seconds left, null while none run
 */
export function useCountdown(seconds: number, onEnd: () => void) {
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [left, setLeft] = useState(seconds);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (startedAt === null) return;
    const tick = () => {
      const leftMs = seconds * 1_000 - (performance.now() - startedAt);
      setLeft(Math.max(1, Math.ceil(leftMs / 1_000)));
      if (leftMs > 0) return;
      setStartedAt(null);
      end();
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => {
      clearInterval(timer);
      setStartedAt((now) => (now === startedAt ? null : now));
    };
  }, [startedAt, seconds]);
  return {
    left: startedAt === null ? null : left,
    begin: () => setStartedAt(performance.now()),
    stop: () => setStartedAt(null),
  };
}
