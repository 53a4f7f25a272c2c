'use client';

import { ShoppingBasket } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { priceOf } from '@/client/basket';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { useIsPhone } from '@/components/ui/use-media-query';
import { BasketPane } from './basket-pane';
import { useCounter } from './counter-context';
import { FindPane } from './find-pane';
import { ToPay } from './to-pay';
import { type PadState, useLinePad } from './use-line-pad';
import { useSelling } from './use-selling';

/** Find on one side, the basket on the other. On a phone the basket is a bar that opens. */
export function SellScreen() {
  const { state } = useCounter();
  const isPhone = useIsPhone();
  const [basketOpen, setBasketOpen] = useState(false);
  const pad: PadState = useLinePad();
  const selling = useSelling(pad);
  const back = () => {
    pad.close();
    setBasketOpen(false);
  };
  const phoneBasket = isPhone && (basketOpen || pad.open);
  return (
    <div className="flex min-h-0 flex-1">
      <div className={cn('flex min-w-0 flex-1 flex-col', phoneBasket && 'hidden')}>
        <FindPane selling={selling} />
        {isPhone ? <BasketBar onOpen={() => setBasketOpen(true)} /> : null}
      </div>
      {!isPhone || phoneBasket ? (
        <BasketPane
          pad={pad}
          onBack={isPhone ? back : undefined}
          className={isPhone ? 'flex-1' : 'w-[27rem] border-rule border-l xl:w-[30rem]'}
        />
      ) : null}
      <p role="status" className="sr-only">
        {selling.news}
      </p>
      <span className="sr-only" aria-live="polite">
        {state.basket.lines.length > 0 ? <TotalInWords /> : null}
      </span>
    </div>
  );
}

function TotalInWords() {
  const t = useTranslations('sales.basket');
  const { state } = useCounter();
  return (
    <>
      {t('total')} <Amount fen={priceOf(state.basket).netFen} />
    </>
  );
}

function BasketBar({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('sales.basket');
  const why = useTranslations('common.why');
  const { state, show } = useCounter();
  const { lines } = state.basket;
  return (
    <div className="flex shrink-0 gap-2 border-rule border-t bg-paper p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      <Button size="xl" className="px-4" onClick={onOpen} aria-label={t('open', { count: lines.length })}>
        <ShoppingBasket aria-hidden />
        <span className="figures">{lines.length}</span>
      </Button>
      <Button
        size="xl"
        variant="primary"
        className="min-w-0 flex-1"
        missing={lines.length === 0 ? why('basketEmpty') : null}
        onClick={() => show({ name: 'pay' })}
      >
        <ToPay basket={state.basket} />
      </Button>
    </div>
  );
}
