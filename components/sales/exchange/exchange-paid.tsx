'use client';

import { useTranslations } from 'next-intl';
import { priceOf } from '@/client/basket';
import { appliedTenders, paidBack } from '@/client/basket-exchange';
import { Amount } from '@/components/ui/amount';
import { useCounter } from '../counter-context';

/** While money is taken: what the goods that come back pay, and what of them is paid out. */
export function ExchangePaid() {
  const t = useTranslations('sales.exchange');
  const kinds = useTranslations('sales.pay.kinds');
  const { basket } = useCounter().state;
  const { exchange } = basket;
  if (!exchange) return null;
  const { netFen } = priceOf(basket);
  const rows = [
    ...appliedTenders(exchange, netFen).map((tender) => ({ ...tender, words: 'pays' as const })),
    ...paidBack(exchange, netFen).map((tender) => ({ ...tender, words: 'paidBack' as const })),
  ];
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-1 rounded-md border border-rule bg-paper p-3">
      {rows.map(({ kind, amountFen, words }) => (
        <li key={`${words} ${kind} ${amountFen}`} className="flex justify-between gap-3 text-base">
          <span>{t(words, { kind: kinds(kind) })}</span>
          <Amount fen={amountFen} tone="plain" className="font-semibold" />
        </li>
      ))}
    </ul>
  );
}
