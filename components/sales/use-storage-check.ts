'use client';

import { useCallback, useEffect, useState } from 'react';
import { checkStorage, type StorageState } from '@/client/storage-check';
import { tabletStore } from '@/client/tablet-store';

/** Whether this tablet can keep what is paid for, looked at when the counter opens and after anything that could not be kept. */
export function useStorageCheck(): { storage: StorageState; check: () => void } {
  const [storage, setStorage] = useState<StorageState>('opening');
  const check = useCallback(() => {
    void checkStorage(tabletStore()).then(setStorage);
  }, []);
  useEffect(check, [check]);
  return { storage, check };
}
