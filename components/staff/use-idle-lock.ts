'use client';

import { useEffect, useEffectEvent } from 'react';
import { lastSharedTouch, shareTouch } from '@/client/last-touch';

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const LOOK_EVERY_MS = 5_000;

/**
 * Calls `onIdle` once when nobody touched the screen, in any window of the browser, for so many minutes. It compares clocks instead
 * of waiting for a timer, so a tablet that slept locks as it wakes. Pass 0 to rest.
 */
export function useIdleLock(minutes: number, onIdle: () => void): void {
  const idle = useEffectEvent(onIdle);
  useEffect(() => {
    if (minutes <= 0) return;
    let touchedAt = Date.now();
    let done = false;
    const look = () => {
      const last = Math.max(touchedAt, lastSharedTouch());
      if (done || Date.now() - last < minutes * 60_000) return;
      done = true;
      idle();
    };
    const touch = () => {
      // The touch that wakes a tablet comes after the pause: it must find it locked.
      look();
      touchedAt = Date.now();
      shareTouch(touchedAt);
      done = false;
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [minutes]);
}
