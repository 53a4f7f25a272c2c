'use client';

import { useEffect, useEffectEvent } from 'react';
import { PinKeys } from '@/client/pin-keys';
import { type PadKey, padKeyFor } from '@/components/ui/number-pad-rules';
import { PIN_LENGTH } from '@/lib/pin-length';

/**
 * The keyboard's digits as PIN keys, inside a modal layer too (a lock is one, and keeps the counter's own listeners out). A field
 * that has the focus keeps its keys. Listens before anything behind it.
 * @param typed digits of the PIN so far
 */
export function usePinKeys(
  onKey: (key: PadKey) => void,
  { enabled, typed }: { enabled: boolean; typed: number },
): void {
  const take = useEffectEvent(onKey);
  const left = useEffectEvent(() => PIN_LENGTH - typed);
  useEffect(() => {
    if (!enabled) return;
    const keys = new PinKeys((key) => take(key));
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
      if (event.key === 'Enter' && keys.endsScan(event.timeStamp)) {
        event.preventDefault();
        return event.stopPropagation();
      }
      const key = padKeyFor(event.key);
      if (!key || key === 'enter' || key === '.') return;
      event.preventDefault();
      event.stopPropagation();
      keys.push(key, event.timeStamp, { left: left(), length: PIN_LENGTH });
    };
    document.addEventListener('keydown', listen, true);
    return () => {
      document.removeEventListener('keydown', listen, true);
      keys.stop();
    };
  }, [enabled]);
}
