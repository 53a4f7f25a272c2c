'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { BusinessDay } from '@/components/ui/date-time';
import { useTRPC } from '@/trpc/react';
import { useCounter } from '../counter-context';

const SHOWN = 5;

/** What the customer bought here last; a press opens the receipt. */
export function LastPurchases({ customerId, onOpen }: { customerId: string; onOpen: () => void }) {
  const t = useTranslations('sales.customer.purchases');
  const trpc = useTRPC();
  const { settings, can, show } = useCounter();
  const bought = useQuery({
    ...trpc.sales.purchases.queryOptions({ storeIds: [settings.store.id], customerId, take: SHOWN }),
    enabled: can('sales.read'),
    // What was sold a minute ago is in it.
    staleTime: 0,
    retry: false,
  });
  if (!bought.data) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-1">
      <h3 className="font-semibold">{t('title')}</h3>
      {bought.data.length === 0 ? <p className="text-ink-soft text-sm">{t('none')}</p> : null}
      <ul className="divide-y divide-rule">
        {bought.data.map(({ ticketId, number, businessDay, goods, moreGoods, totalFen }) => (
          <li key={ticketId}>
            <button
              type="button"
              className="focus-inset flex min-h-14 w-full items-center justify-between gap-3 px-1 py-2 text-left hover:bg-sunken"
              onClick={() => {
                onOpen();
                show({ name: 'receipts', number });
              }}
            >
              <span className="min-w-0 text-sm">
                <span className="block text-ink-soft">
                  <BusinessDay day={businessDay} /> · <span className="figures">{number}</span>
                </span>
                <span className="block truncate">
                  {goods.join(t('comma'))}
                  {moreGoods > 0 ? t('more', { count: moreGoods }) : null}
                </span>
              </span>
              <Amount fen={totalFen} tone="plain" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
