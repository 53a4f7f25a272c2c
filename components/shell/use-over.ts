'use client';

import { useEffect, useEffectEvent } from 'react';
import { toast } from '@/components/ui/toast';

/**
 * A dialog about something that is over meanwhile closes and says so, instead of vanishing with what was typed.
 * @param over why it cannot be done any more; null while it can
 */
export function useOver(
  over: string | null,
  { open, busy, close }: { open: boolean; busy: boolean; close: () => void },
): void {
  const end = useEffectEvent((why: string) => {
    close();
    toast.message(why);
  });
  useEffect(() => {
    if (over !== null && open && !busy) end(over);
  }, [over, open, busy]);
}
