'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Catalogue } from '@/client/catalogue';
import { multiplied, multiplierOf } from '@/client/scan-buffer';
import { listenToScanner } from '@/client/scanner';
import { beep } from '@/client/sound';
import { useTRPCClient } from '@/trpc/react';
import type { PickedProduct } from './product-picker';

/**
 * Scans anywhere on the page, found in the phone's own copy of the catalogue: nothing waits for the network. A code nobody
 * knows is said, and scanning goes on; `5*` typed before a scan is five.
 * @param storeId whose goods; null: no listening
 */
export function useScanGoods(
  storeId: string | null,
  onScan: (product: PickedProduct, times: number) => void,
) {
  const client = useTRPCClient();
  const [unknown, setUnknown] = useState<string | null>(null);
  const [catalogue] = useState(
    () =>
      new Catalogue({
        changes: (since) => client.catalog.changes.query({ storeId: storeId ?? '', since }),
        categories: async () => [],
        byCode: (code) => client.catalog.byCode.query({ storeId: storeId ?? '', code }),
      }),
  );
  const goods = useSyncExternalStore(catalogue.subscribe, catalogue.getSnapshot, catalogue.getSnapshot);
  const now = useRef(onScan);
  now.current = onScan;
  /** Typed by hand with no field chosen: a `5*` before the next scan. */
  const typed = useRef('');
  const listens = storeId !== null;
  useEffect(() => (listens ? catalogue.start() : undefined), [catalogue, listens]);
  useEffect(
    () =>
      listens
        ? listenToScanner({
            isKnown: (scanned) => catalogue.find(multiplied(scanned).code) !== null,
            onTakeBack: () => {
              typed.current = '';
            },
            onScan: (scanned, before) => {
              const { times, code } = multiplied(scanned);
              const pieces = times ?? multiplierOf(before) ?? multiplierOf(typed.current) ?? 1;
              typed.current = '';
              void catalogue.lookUp(code).then((product) => {
                beep(product ? 'found' : 'unknown');
                setUnknown(product ? null : code);
                if (product) now.current(product, Number(pieces));
              });
            },
            onKey: (key) => {
              typed.current = /^[\d*]$/.test(key) ? typed.current + key : '';
            },
          })
        : undefined,
    [catalogue, listens],
  );
  return { unknown, loading: listens && goods.state === 'loading' };
}
