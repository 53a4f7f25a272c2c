'use client';

import { useEffect, useRef, useState } from 'react';
import { lastKeyAt } from '@/client/key-run';
import { NOTHING_TYPED, PinKeys } from '@/client/pin-keys';
import type { PadKey } from '@/lib/number-pad';
import { PIN_LENGTH } from '@/lib/pin-length';

export interface PinEntry {
  /** Digits that are in; all of them while a PIN is asked about. */
  count: number;
  /** A scan came and was thrown away: to be said. */
  isScan: boolean;
  /** A key of the pad on the screen. */
  press: (key: PadKey) => void;
}

/**
 * The one way in for a PIN, wherever one is asked for: the pad on the screen and the keyboard, which a scanner is too. Works inside a
 * modal layer (a lock is one, and keeps the counter's own listeners out); a field that has the focus keeps its keys.
 * @param onPin gets a whole PIN; until its promise settles nothing is taken
 */
export function usePinEntry(
  onPin: (pin: string) => unknown,
  { enabled, onBackFromEmpty }: { enabled: boolean; onBackFromEmpty?: () => void },
): PinEntry {
  const now = useRef({ onPin, onBackFromEmpty });
  now.current = { onPin, onBackFromEmpty };
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [asking, setAsking] = useState(false);
  const [keys] = useState(
    () =>
      new PinKeys(PIN_LENGTH, {
        shown: setTyped,
        pin: (pin) => {
          const asked = now.current.onPin(pin);
          if (!(asked instanceof Promise)) return;
          setAsking(true);
          void asked.finally(() => setAsking(false));
        },
        backFromEmpty: () => now.current.onBackFromEmpty?.(),
      }),
  );
  const listens = enabled && !asking;
  useEffect(() => {
    if (!listens) return;
    keys.begin(lastKeyAt(), performance.now());
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
      if (!keys.press(event.key, event.timeStamp)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the counter's scanner, which listens on the document.
    window.addEventListener('keydown', listen, true);
    return () => {
      window.removeEventListener('keydown', listen, true);
      keys.stop();
    };
  }, [listens, keys]);
  return {
    count: asking ? PIN_LENGTH : typed.count,
    isScan: typed.isScan,
    press: (key) => {
      if (listens) keys.touch(key);
    },
  };
}
