'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Up to this many rows the whole list stands in the document: find-in-page and printing then just work. */
const WHOLE_LIST = 150;

/**
 * Which rows of a long list are worth having in the document, and how much room the others take. On paper all
 * of them are.
 */
export function useVisibleRows(count: number, scroller: RefObject<HTMLElement | null>, rowHeight: number) {
  const printing = usePrinting();
  const whole = printing || count <= WHOLE_LIST;
  const virtualizer = useVirtualizer({
    count: whole ? 0 : count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1024, height: 720 },
  });
  if (whole) {
    return {
      whole,
      indexes: Array.from({ length: count }, (_, place) => place),
      before: 0,
      after: 0,
      measure: undefined,
    };
  }
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1);
  return {
    whole,
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: last ? virtualizer.getTotalSize() - last.end : 0,
    measure: virtualizer.measureElement,
  };
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it stands when the event returns.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}
