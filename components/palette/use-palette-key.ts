'use client';

import { useEffect, useRef } from 'react';

/** A key this soon after another is a scanner's, ms. */
const BURST_MS = 60;

/**
 * Ctrl K (⌘K) and `/` from anywhere but a field open the palette, `?` the list of keys. Nothing happens under an open dialog, nor
 * within a scanner's burst.
 */
export function usePaletteKey(open: { palette: () => void; keys: () => void }) {
  const now = useRef(open);
  now.current = open;
  useEffect(() => {
    let before = 0;
    function hear(event: KeyboardEvent) {
      const burst = event.timeStamp - before < BURST_MS;
      before = event.timeStamp;
      if (event.isComposing || event.altKey || document.querySelector('[data-modal-layer]')) return;
      const act = meant(event, burst);
      // A grey button with the focus takes every key for itself; Ctrl K is nobody else's.
      if (!act || (event.defaultPrevented && !event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      now.current[act]();
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

function meant(event: KeyboardEvent, burst: boolean): 'palette' | 'keys' | null {
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k' ? 'palette' : null;
  if (burst || isTyping(event.target)) return null;
  if (event.key === '/') return 'palette';
  return event.key === '?' ? 'keys' : null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}
