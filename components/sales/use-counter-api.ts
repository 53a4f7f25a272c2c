'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Catalogue } from '@/client/catalogue';
import { type PendingSale, PendingSales, type SendOutcome } from '@/client/pending-sales';
import { learnLastSequence, startSequence } from '@/client/receipt-sequence';
import { codedError } from '@/components/shell/use-error-text';
import { toast } from '@/components/ui/toast';
import type { CounterSettings } from '@/server/sales/counter-settings';
import { useTRPCClient } from '@/trpc/react';

/** Refusals that say nothing about the sale: it is sent again once somebody is signed in or the server is well. */
const NOT_ABOUT_THE_SALE = ['NETWORK', 'UNKNOWN', 'UNAUTHENTICATED', 'FORBIDDEN', 'COUNTER_DEVICE_REQUIRED'];
/** Longest wait for one answer, ms. */
const ANSWER_MS = 20_000;

/** The tablet's catalogue and its queue of sales, made once, running while the counter is shown. */
export function useCounterApi({ store, device }: CounterSettings, onSignedOut: () => void) {
  const client = useTRPCClient();
  const t = useTranslations('sales.pending');
  const words = useRef({ t, onSignedOut });
  words.current = { t, onSignedOut };
  const storeId = store.id;
  const [catalogue] = useState(
    () =>
      new Catalogue({
        changes: (since) => client.catalog.changes.query({ storeId, since }),
        categories: async () =>
          (await client.catalog.categories.query()).filter(({ products }) => products > 0),
      }),
  );
  const [pending] = useState(() => {
    const send = async ({ sale }: PendingSale): Promise<SendOutcome> => {
      try {
        await client.sales.completeSale.mutate(
          { ...sale, storeId },
          { signal: AbortSignal.timeout(ANSWER_MS) },
        );
        return { kind: 'booked' };
      } catch (error) {
        const { code } = codedError(error);
        if (code === 'UNAUTHENTICATED') words.current.onSignedOut();
        return NOT_ABOUT_THE_SALE.includes(code) ? { kind: 'later' } : { kind: 'refused', code, error };
      }
    };
    const park = async ({ sale }: PendingSale, code: string) => {
      const payload = JSON.parse(JSON.stringify(sale)) as Record<string, unknown>;
      const { number, seq, id: requestId } = sale;
      await client.sales.park.mutate({ storeId, requestId, number, seq, payload, errorCode: code });
      toast.error(words.current.t('parked', { number }), { description: words.current.t('parkedHint') });
    };
    return new PendingSales(device.id, send, park);
  });
  useEffect(() => catalogue.start(), [catalogue]);
  useEffect(() => pending.start(), [pending]);
  useEffect(() => {
    const learn = () =>
      client.sales.lastSequence.query({ storeId }).then(
        ({ prefix, last }) => {
          learnLastSequence(prefix, last);
          startSequence(prefix);
        },
        // Asked again when the network is back; until then the number this tablet knows is used.
        () => undefined,
      );
    void learn();
    window.addEventListener('online', learn);
    return () => window.removeEventListener('online', learn);
  }, [client, storeId]);
  return { catalogue, pending };
}
