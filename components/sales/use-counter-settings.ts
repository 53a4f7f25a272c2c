'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from '@/components/ui/toast';
import type { CounterSettings } from '@/server/sales/counter-settings';
import { type TenderKindName, tendersOfStore } from '@/server/tills/payment-rules';
import { useLive } from '@/trpc/live';
import { useTRPC } from '@/trpc/react';

/** How often a counter asks by itself, ms, where it hears of nothing. */
const EVERY_MS = 30_000;

/**
 * What the counter must know of its store, as it stands now: the office's changes come within two seconds, and after each sale it is
 * asked whether that was one breach too many. Without the server what was known last holds.
 * @param known what the page came with
 */
export function useCounterSettings(known: CounterSettings, salesDone: boolean): CounterSettings {
  const trpc = useTRPC();
  const { data, refetch } = useQuery({
    ...trpc.sales.counter.queryOptions({ storeId: known.store.id }),
    initialData: known,
    refetchInterval: EVERY_MS,
  });
  useLive(['stores', 'openItems'], () => void refetch(), [known.store.id]);
  useEffect(() => {
    if (salesDone) void refetch();
  }, [salesDone, refetch]);
  // The page came anew, for somebody else or another store's tablet.
  const shown = data.store.id === known.store.id && data.device.id === known.device.id ? data : known;
  useSayNewTenders(tendersOfStore(shown.store.tenders));
  return shown;
}

/** Buttons that move under a finger say why. */
function useSayNewTenders(kinds: readonly TenderKindName[]): void {
  const t = useTranslations('sales.pay');
  const kindWords = useTranslations('sales.pay.kinds');
  const shell = useTranslations('shell');
  const before = useRef(kinds.join());
  const now = kinds.join();
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    const names = now.split(',').map((kind) => kindWords(kind as TenderKindName));
    toast.message(t('newTenders', { kinds: names.join(shell('listComma')) }), {
      description: t('newTendersHint'),
    });
  }, [now, t, kindWords, shell]);
}
