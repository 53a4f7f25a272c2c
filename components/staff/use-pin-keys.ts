'use client';

import { useEffect, useEffectEvent } from 'react';
import { type PadKey, padKeyFor } from '@/components/ui/number-pad-rules';

/**
 * The keyboard's digits as PIN keys, inside a modal layer too (a lock is one, and keeps the counter's own listeners out). A field
 * that has the focus keeps its keys. Listens before anything behind it.
 */
export function usePinKeys(onKey: (key: PadKey) => void, enabled: boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
    const key = padKeyFor(event.key);
    if (!key || key === 'enter' || key === '.') return;
    event.preventDefault();
    event.stopPropagation();
    onKey(key);
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => handle(event);
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [enabled]);
}
