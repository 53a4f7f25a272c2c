'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { isPaidFor } from '@/client/basket-payment';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Roving } from '@/components/ui/roving';
import { toast } from '@/components/ui/toast';
import { formatMoney, formatTime } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { useHold } from './use-hold';
import { useResume } from './use-resume';

/** As many as stand side by side; the rest is on the list of held sales. */
const MOST_TABS = 5;
const EVERY_MS = 15_000;

/**
 * What waits on hold, above the basket. A press puts the basket at hand on hold first and takes the other up then: where another till
 * was quicker the first one waits among the tabs, and nothing is lost.
 */
export function HeldTabs() {
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { settings, state } = useCounter();
  const held = useQuery({
    ...trpc.sales.held.queryOptions({ storeId: settings.store.id }),
    refetchInterval: EVERY_MS,
  });
  const { hold } = useHold();
  const taking = useResume(() => void held.refetch());
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [swapping, setSwapping] = useState<string | null>(null);
  // What was taken up here is gone at once, before the list says so.
  const sales = (held.data ?? []).filter(({ id }) => !taken.has(id));
  async function swap(sale: HeldTab) {
    if (swapping !== null) return;
    setSwapping(sale.id);
    try {
      if (state.basket.lines.length > 0) await hold('');
      const failure = await taking.resume({
        heldSaleId: sale.id,
        label: sale.label,
        totalFen: sale.totalFen,
      });
      if (!failure || codedError(failure).code === 'HELD_SALE_GONE')
        setTaken((ids) => new Set(ids).add(sale.id));
      if (failure) throw failure;
    } catch (failure) {
      toast.error(errorText(failure), { position: 'top-center' });
    } finally {
      setSwapping(null);
    }
  }
  return <TabRow sales={sales} swapping={swapping} onSwap={(sale) => void swap(sale)} />;
}

/** What a tab says of a basket on hold. */
export interface HeldTab {
  id: string;
  label: string;
  heldAt: Date;
  pieces: number;
  totalFen: number;
}

/** Baskets on hold, side by side. */
export function TabRow(props: {
  sales: readonly HeldTab[];
  swapping: string | null;
  onSwap: (sale: HeldTab) => void;
}) {
  const t = useTranslations('sales.held');
  const basket = useTranslations('sales.basket');
  const locale = useLocale();
  const { settings, state, show } = useCounter();
  const { timeZone } = settings.store;
  const { sales } = props;
  const isTaken = isPaidFor(state.basket);
  if (sales.length === 0) return null;
  return (
    <Roving className="flex shrink-0 gap-2 overflow-x-auto border-rule border-b px-3 py-2">
      {sales.slice(0, MOST_TABS).map((sale, index) => (
        <Button
          key={sale.id}
          size="lg"
          className="figures px-3 text-sm"
          missing={isTaken ? basket('takenFirst') : null}
          loading={props.swapping === sale.id}
          onClick={() => props.onSwap(sale)}
        >
          {t('tab', {
            number: index + 1,
            // A note says whose it is; without one only the time tells it from its neighbours.
            name: sale.label || t('unnamedAt', { time: formatTime(sale.heldAt, { locale, timeZone }) }),
            pieces: sale.pieces,
            amount: formatMoney(sale.totalFen),
          })}
        </Button>
      ))}
      {sales.length > MOST_TABS ? (
        <Button size="lg" variant="ghost" className="px-3 text-sm" onClick={() => show({ name: 'held' })}>
          {t('moreTabs', { count: sales.length - MOST_TABS })}
        </Button>
      ) : null}
    </Roving>
  );
}
