'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Catalogue } from '@/client/catalogue';
import type { SalesWire } from '@/client/deliver-sales';
import { PendingPunches } from '@/client/pending-punches';
import { PendingSales } from '@/client/pending-sales';
import { learnLastSequence } from '@/client/receipt-sequence';
import { neverSent } from '@/client/server-contact';
import { keepsSales, type StorageState } from '@/client/storage-check';
import { tabletStore } from '@/client/tablet-store';
import { untilAnswered } from '@/client/until-answered';
import { usePunchWire } from '@/components/attendance/use-punch-wire';
import { codedError, isRetryable } from '@/components/shell/use-error-text';
import { useDeviceReport } from '@/components/staff/use-device-report';
import { toast } from '@/components/ui/toast';
import type { CounterSettings } from '@/server/sales/counter-settings';
import { isRefusal } from '@/trpc/query-client';
import { useTRPCClient } from '@/trpc/react';

/** Longest wait for one answer, ms. */
const ANSWER_MS = 20_000;

/** The tablet's catalogue and its queue of sales, made once, running while the counter is shown. */
export function useCounterApi({ store }: CounterSettings, storage: StorageState) {
  const client = useTRPCClient();
  const storeId = store.id;
  const wire = useSalesWire();
  const [catalogue] = useState(
    () =>
      new Catalogue({
        changes: (since) => client.catalog.changes.query({ storeId, since }),
        categories: async () =>
          (await client.catalog.categories.query()).filter(({ products }) => products > 0),
        byCode: (code) => client.catalog.byCode.query({ storeId, code }),
      }),
  );
  const [pending] = useState(() => new PendingSales(tabletStore(), wire));
  const punchWire = usePunchWire();
  const [punches] = useState(() => new PendingPunches(tabletStore(), punchWire));
  // A full tablet keeps nothing more; what it has is readable, and sending it is what makes room.
  const keeps = keepsSales(storage);
  const sends = keeps || storage === 'full';
  useEffect(() => (sends ? punches.start() : undefined), [punches, sends]);
  useEffect(() => catalogue.start(), [catalogue]);
  useDeviceReport();
  useEffect(() => (sends ? pending.start() : undefined), [pending, sends]);
  useEffect(() => {
    if (!keeps) return;
    // Whatever else the tablet knows, it finishes no sale before it has heard this once.
    return untilAnswered(async () => {
      const { prefix, last } = await client.sales.lastSequence.query({ storeId });
      // Where it cannot be written down, selling says so.
      await learnLastSequence(tabletStore(), prefix, last).catch(() => undefined);
    });
  }, [client, storeId, keeps]);
  return { catalogue, pending, punches };
}

/** How the queue speaks with the server. */
function useSalesWire(): SalesWire {
  const client = useTRPCClient();
  const t = useTranslations('sales.pending');
  const words = useRef(t);
  words.current = t;
  const [wire] = useState<SalesWire>(() => ({
    async complete(storeId, sales) {
      const signal = AbortSignal.timeout(ANSWER_MS);
      return client.sales.completeSales.mutate({ storeId, sales: [...sales] }, { signal });
    },
    async keepRejected(storeId, { id, number, seq, payload, errorCode, params }) {
      const content = JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
      await client.sales.keepRejected.mutate(
        { storeId, requestId: id, number, seq, payload: content, errorCode, params },
        { signal: AbortSignal.timeout(ANSWER_MS) },
      );
    },
    rejected(number) {
      const say = words.current;
      toast.error(say('rejected', { number }), { description: say('rejectedHint') });
    },
    answered: isRefusal,
    retryable: isRetryable,
    neverSent,
    refusal(error) {
      const { code, params = {} } = codedError(error);
      return { code, params };
    },
  }));
  return wire;
}
