'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { type PadKey, padKeyFor } from '@/components/ui/number-pad-rules';

/** Keys closer than this, ms, are a scanner's: a code is nobody's PIN, and must not use up their tries. */
const SCANNER_MS = 35;

/**
 * The keyboard's digits as PIN keys, inside a modal layer too (a lock is one, and keeps the counter's own listeners out). A field
 * that has the focus keeps its keys. Listens before anything behind it.
 */
export function usePinKeys(onKey: (key: PadKey) => void, enabled: boolean): void {
  const last = useRef<{ at: number; timer: ReturnType<typeof setTimeout> | undefined }>({
    at: Number.NEGATIVE_INFINITY,
    timer: undefined,
  });
  const take = useEffectEvent(onKey);
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
    const key = padKeyFor(event.key);
    if (!key || key === 'enter' || key === '.') return;
    event.preventDefault();
    event.stopPropagation();
    const { at, timer } = last.current;
    const isScanner = event.timeStamp - at <= SCANNER_MS;
    if (isScanner) clearTimeout(timer);
    const next = isScanner ? undefined : setTimeout(() => take(key), SCANNER_MS + 5);
    last.current = { at: event.timeStamp, timer: next };
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => handle(event);
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [enabled]);
}
