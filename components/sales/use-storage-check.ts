'use client';

import { useCallback, useEffect, useState } from 'react';
import { checkStorage, type StorageState } from '@/client/storage-check';
import { tabletStore } from '@/client/tablet-store';

/** How often it is looked whether there still is room, ms. */
const EVERY_MS = 60_000;
/** After that long without a word the counter says that nothing can be kept, ms. */
const SILENT_MS = 10_000;

/** Whether this tablet can keep what is paid for, looked at when the counter opens, every minute and after anything that could not be kept. */
export function useStorageCheck(): { storage: StorageState; check: () => void } {
  const [storage, setStorage] = useState<StorageState>('opening');
  const check = useCallback(() => {
    // A store that says nothing, because another browser has it, is as good as none; should it speak later, it is heard.
    const silent = setTimeout(() => setStorage((was) => (was === 'opening' ? 'refused' : was)), SILENT_MS);
    void checkStorage(tabletStore())
      .then(setStorage)
      .finally(() => clearTimeout(silent));
  }, []);
  useEffect(() => {
    check();
    const timer = setInterval(check, EVERY_MS);
    return () => clearInterval(timer);
  }, [check]);
  return { storage, check };
}
