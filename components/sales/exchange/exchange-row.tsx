'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { formatQuantity } from '@/lib/format';
import { useCounter } from '../counter-context';

/** What comes back in exchange for the basket, over its lines. */
export function ExchangeRow() {
  const t = useTranslations('sales.exchange');
  const { state, dispatch } = useCounter();
  const { exchange } = state.basket;
  if (!exchange) return null;
  return (
    <section
      aria-label={t('comesBack')}
      className="flex items-start gap-2 border-rule border-t bg-sunken py-2 pr-2 pl-3"
    >
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3 font-semibold">
          <span>{t('comesBack')}</span>
          <Amount fen={-exchange.refundFen} tone="plain" />
        </p>
        <ul className="text-ink-soft text-sm">
          {exchange.lines.map(({ id, name, quantity }) => (
            <li key={id} className="truncate">
              {name} × {formatQuantity(quantity)}
            </li>
          ))}
        </ul>
        <p className="figures text-ink-soft text-sm">{exchange.originalNumber}</p>
      </div>
      <Button
        size="lg"
        square
        variant="ghost"
        missing={exchange.sent ? t('open') : null}
        aria-label={t('remove')}
        title={t('remove')}
        onClick={() => dispatch({ type: 'exchange', exchange: null })}
      >
        <X aria-hidden />
      </Button>
    </section>
  );
}
