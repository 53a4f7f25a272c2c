'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { priceOf } from '@/client/basket';
import { afterSales } from '@/client/known-credit';
import { serverNow } from '@/client/server-time';
import { calendarDay } from '@/lib/business-day';
import { obstaclesOf } from '@/server/customers/credit/credit-rules';
import { mostSpent } from '@/server/customers/points/spend-rules';
import { stateOf } from '@/server/limits/limit-rules';
import { ruleOf, type TenderKindName } from '@/server/tills/payment-rules';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { type CreditAtHand, creditTender, wordWanted } from './credit-tenders';
import { useOnline } from './use-online';

/** What the basket's customer is trusted with: the server's word, and while nobody answers what the tablet knew. */
function useCreditAtHand(): CreditAtHand {
  const trpc = useTRPC();
  const { settings, state, can, credit: book, pending, practice } = useCounter();
  const isOnline = useOnline();
  useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot);
  const customerId = state.basket.customer?.id ?? '';
  const may = can('credit.see') && !practice && customerId !== '';
  const asked = useQuery({
    ...trpc.credit.standing.queryOptions({ storeId: settings.store.id, customerId }),
    enabled: may,
    // What was sold or paid a minute ago is in it.
    staleTime: 0,
    networkMode: 'always',
    retry: false,
  });
  const nobodyAnswers = may && (!isOnline || asked.isError);
  const kept = useQuery({
    queryKey: ['credit-book', settings.store.id, customerId],
    queryFn: () => book.known(customerId),
    enabled: nobodyAnswers,
    staleTime: 0,
    networkMode: 'always',
  });
  if (customerId === '') return { state: 'nobody' };
  if (!may) return { state: 'noRight' };
  if (nobodyAnswers) {
    if (kept.isPending || kept.isFetching) return { state: 'reading' };
    return kept.data ? { state: 'known', standing: kept.data, isOld: true } : { state: 'unknown' };
  }
  if (!asked.data || asked.isFetching) return { state: 'reading' };
  return { state: 'known', standing: afterSales(asked.data, book.unsent(customerId)), isOld: false };
}

/** The tenders on somebody's name: what they may be, why not, and what wants a manager's word. */
export function useCreditTenders() {
  const t = useTranslations('sales.credit.why');
  const { settings, state, limits } = useCounter();
  const credit = useCreditAtHand();
  const at = {
    day: calendarDay(serverNow(), settings.store.timeZone),
    overdueDays: settings.store.creditOverdueDays,
    beyond: limits ? stateOf(limits.CREDIT_OVER_LIMIT) : undefined,
  };
  const taken = state.basket.payment.tenders.map(({ kind }) => kind);
  const { pointsRule } = settings;
  const { netFen: totalFen } = priceOf(state.basket);
  const { creditOffline: mayOffline } = settings.store;
  const tender = (kind: TenderKindName) =>
    ruleOf(kind).needsCustomer
      ? creditTender(kind, credit, { ...at, mayOffline, taken, pointsRule, totalFen })
      : { why: null, mostFen: null };
  return {
    credit,
    pointsRule,
    /** Where they stand as the server says, less what it has not heard of; null: only a tablet's memory of it. */
    told: credit.state === 'known' && !credit.isOld ? credit.standing : null,
    /** Days until what goes on account is due, even by the tablet's memory; null: nobody told. */
    dueDays: credit.state === 'known' ? (credit.standing.dueDays ?? 0) : null,
    /** What points may pay of this ticket at most, fen; null: nothing anywhere. */
    mostPointsFen:
      pointsRule && credit.state === 'known'
        ? mostSpent(pointsRule, { totalFen, has: credit.standing.points }).fen
        : null,
    isOverdue: credit.state === 'known' && obstaclesOf(credit.standing, 0, at).isOverdue,
    /** Why it is grey, in words; null: it is not. */
    whyNot(kind: TenderKindName): string | null {
      const { why } = tender(kind);
      return why === null ? null : t(why, { least: pointsRule?.leastPoints ?? 0 });
    },
    /** No more than this; null: any amount. */
    mostFen: (kind: TenderKindName) => tender(kind).mostFen,
    wordWanted: (onAccountFen: number) => wordWanted(credit, onAccountFen, at),
  };
}
