'use client';

import { useTranslations } from 'next-intl';
import { hasBegun } from '@/client/basket';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useCounter } from '../counter-context';
import { useExchangesAside } from './use-exchanges-aside';

/** What was put aside without an answer, until it is asked about: goods have gone over the counter, and nobody knows whether they are booked. */
export function ExchangesAside() {
  const t = useTranslations('sales.exchange');
  const { state, practice } = useCounter();
  const { aside, takeBack } = useExchangesAside();
  if (aside.length === 0 || practice) return null;
  return (
    <div className="flex flex-col gap-2 p-3">
      {aside.map(({ windowId, basket }) => (
        <Callout
          key={windowId}
          tone="warn"
          title={t('aside', { number: basket.exchange?.originalNumber ?? '' })}
          actions={
            <Button
              size="lg"
              missing={hasBegun(state.basket) ? t('finishFirst') : null}
              onClick={() => void takeBack(windowId)}
            >
              {t('askAgain')}
            </Button>
          }
        />
      ))}
    </div>
  );
}
