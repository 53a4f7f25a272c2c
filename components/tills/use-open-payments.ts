'use client';

import { liveQuery } from 'dexie';
import { useCallback, useEffect, useState } from 'react';
import { type OpenPayment, openPayments } from '@/client/open-payments';
import { tabletStore } from '@/client/tablet-store';
import { useCounter } from '@/components/sales/counter-context';

/** Money taken for unfinished sales in any window of this till, as it changes. */
export function useOpenPayments(): { payments: OpenPayment[]; isTaken: () => Promise<boolean> } {
  const { settings } = useCounter();
  const storeId = settings.store.id;
  const [payments, setPayments] = useState<OpenPayment[]>([]);
  useEffect(() => {
    const rows = liveQuery(() => openPayments(tabletStore(), storeId)).subscribe({
      next: setPayments,
      error: () => undefined,
    });
    return () => rows.unsubscribe();
  }, [storeId]);
  /** Asked once more, right before a count or the closing goes out. */
  const isTaken = useCallback(async () => {
    const now = await openPayments(tabletStore(), storeId).catch(() => []);
    setPayments(now);
    return now.length > 0;
  }, [storeId]);
  return { payments, isTaken };
}
