'use client';

import { useEffect } from 'react';
import { toast } from '@/components/ui/toast';

/** Stands once, in the root layout: whoever presses a grey button reads why it waits. A finger sees no title, and a tablet has no pointer. */
export function MissingSaid() {
  useEffect(() => {
    const say = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest('button[aria-disabled="true"]') : null;
      const why = button?.getAttribute('aria-description');
      // One at a time, however often it is pressed.
      if (why) toast.message(why, { id: 'missing' });
    };
    document.addEventListener('click', say, true);
    return () => document.removeEventListener('click', say, true);
  }, []);
  return null;
}
