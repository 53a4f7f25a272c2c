'use client';

import { useCallback, useEffect, useState } from 'react';
import { checkStorage, type StorageState } from '@/client/storage-check';
import { tabletStore } from '@/client/tablet-store';

/** How often it is looked whether there still is room, ms. */
const EVERY_MS = 60_000;

/** Whether this tablet can keep what is paid for, looked at when the counter opens, every minute and after anything that could not be kept. */
export function useStorageCheck(): { storage: StorageState; check: () => void } {
  const [storage, setStorage] = useState<StorageState>('opening');
  const check = useCallback(() => {
    void checkStorage(tabletStore()).then(setStorage);
  }, []);
  useEffect(() => {
    check();
    const timer = setInterval(check, EVERY_MS);
    return () => clearInterval(timer);
  }, [check]);
  return { storage, check };
}
