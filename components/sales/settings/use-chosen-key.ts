'use client';

import { useEffect, useEffectEvent } from 'react';
import { nameOfKey, type WhyNot, whyNotKey } from '@/client/shortcuts';

/** A key somebody pressed; why it cannot be had, or null. */
export interface Choice {
  name: string;
  whyNot: WhyNot | null;
}

/**
 * Hears the next keys before anybody else does. Tab, Enter and Space on a button stay what they are, so that whoever has only keys
 * gets on: on it they press it, elsewhere they cannot be had.
 */
export function useChosenKey({
  onKey,
  onStop,
}: {
  onKey: (choice: Choice) => void;
  onStop: () => void;
}): void {
  const chosen = useEffectEvent(onKey);
  const stop = useEffectEvent(onStop);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const name = nameOfKey(event);
      if (name === null || event.key === 'Tab' || name === 'Shift+Tab') return;
      if (['Enter', ' '].includes(event.key) && onButton(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (event.key === 'Escape') return stop();
      chosen({ name, whyNot: whyNotKey(event) });
    };
    // Before the scanner, the dialog and everything else of the page.
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);
}

function onButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button') !== null;
}
