'use client';

import { ArrowLeft, Pause, Trash, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { priceOf } from '@/client/basket';
import { isPaidFor } from '@/client/basket-payment';
import { newId } from '@/client/new-id';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Roving } from '@/components/ui/roving';
import { sumFen } from '@/lib/money';
import { BasketRow } from './basket-row';
import { useCounter } from './counter-context';
import { CustomerBar } from './customer/customer-bar';
import { DiscountWords } from './discount-words';
import { ExchangeRow } from './exchange/exchange-row';
import { ExchangesAside } from './exchange/exchanges-aside';
import { HeldTabs } from './held-tabs';
import { LinePad } from './line-pad';
import type { PadMode } from './pad-rules';
import { PracticeTabs } from './practice/practice-tabs';
import { PriceLockNotice } from './price-lock-notice';
import { PromotionHint } from './promotions/promotion-hint';
import { ToPay } from './to-pay';
import { useDropBasket } from './use-drop-basket';
import type { PadState } from './use-line-pad';
import { useWakeAtExpiry } from './use-price-check';

const MODES: readonly PadMode[] = ['quantity', 'discount', 'price', 'basketDiscount'];

/** The basket: lines, what acts on the chosen one, the total, and the one button that takes money. */
export function BasketPane(props: {
  pad: PadState;
  onBack?: (() => void) | undefined;
  className?: string | undefined;
}) {
  const t = useTranslations('sales.basket');
  const why = useTranslations('common.why');
  const { state, show, can, priceLocked, practice } = useCounter();
  const { pad } = props;
  const priced = priceOf(state.basket);
  const { lines } = state.basket;
  // What is said to be approved goes when that ends, untouched.
  useWakeAtExpiry(state.basket);
  async function toPayment() {
    if (await pad.settle()) show({ name: 'pay' });
  }
  return (
    <section aria-label={t('title')} className={cn('flex min-h-0 flex-col bg-paper', props.className)}>
      {/* On a phone a discount or a price wants all the room: what acts on the basket comes back with the keys away. */}
      {props.onBack && pad.open && pad.mode !== 'quantity' ? null : (
        <BasketTools onBack={props.onBack} dense={pad.open} />
      )}
      {can('sales.hold') && !pad.open && !state.basket.exchange ? (
        practice ? (
          <PracticeTabs />
        ) : (
          <HeldTabs />
        )
      ) : null}
      <ExchangesAside />
      <ExchangeRow />
      {lines.length === 0 ? (
        <EmptyState className="flex-1 justify-center" title={t('empty')} description={t('emptyHint')} />
      ) : (
        <Roving className="flex min-h-16 flex-1 flex-col">
          <ul className="min-h-0 flex-1 divide-y divide-rule overflow-y-auto border-rule border-y">
            {lines.map((line, index) => (
              <BasketRow key={line.id} line={line} figures={priced.lines[index]} pad={pad} />
            ))}
          </ul>
        </Roving>
      )}
      {pad.open ? <LinePad pad={pad} /> : <PromotionHint />}
      <div className="flex flex-col gap-2 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        {pad.open || lines.length === 0 ? null : (
          <Roving className="grid grid-cols-4 gap-2">
            {MODES.map((mode) => (
              <Button
                key={mode}
                size="lg"
                className="px-1"
                missing={priceLocked && mode !== 'quantity' ? why('priceLocked') : null}
                onClick={() => pad.openAs(mode)}
              >
                {t(mode)}
              </Button>
            ))}
          </Roving>
        )}
        {priceLocked && lines.length > 0 && !pad.open ? <PriceLockNotice /> : null}
        {/* With the pad open its keys need the room; the button says the total as well. */}
        {pad.open ? null : (
          <div className="flex items-baseline justify-between gap-3">
            <span className="text-ink-soft">
              {t('count', { count: lines.length })}
              {priced.discountFen > 0 ? (
                <span className="ml-3">
                  {t('saved')} <Amount fen={priced.discountFen} tone="plain" />
                </span>
              ) : null}
              {state.basket.discount ? (
                <Badge className="ml-3">
                  {t('whole')}{' '}
                  <DiscountWords
                    discount={state.basket.discount}
                    wholeFen={priced.netFen + priced.basketDiscountFen}
                  />
                </Badge>
              ) : null}
            </span>
            <Amount fen={priced.netFen} size="figure" tone="plain" />
          </div>
        )}
        <Taken />
        <Button
          size={pad.open ? 'lg' : 'xl'}
          variant="primary"
          missing={lines.length === 0 ? why('basketEmpty') : null}
          onClick={() => void toPayment()}
          className="w-full text-xl"
        >
          <ToPay basket={pad.ahead} />
        </Button>
      </div>
    </section>
  );
}

/** Money that was taken stays in view until the sale is finished. */
function Taken() {
  const t = useTranslations('sales.basket');
  const { tenders } = useCounter().state.basket.payment;
  if (tenders.length === 0) return null;
  return (
    <p className="flex items-baseline justify-between gap-3 font-semibold">
      <span>{t('taken')}</span>
      <Amount fen={sumFen(tenders.map(({ amountFen }) => amountFen))} tone="plain" />
    </p>
  );
}

function BasketTools({ onBack, dense }: { onBack?: (() => void) | undefined; dense: boolean }) {
  const t = useTranslations('sales.basket');
  const exchangeWords = useTranslations('sales.exchange');
  const why = useTranslations('common.why');
  const { state, dispatch, show, can } = useCounter();
  const drop = useDropBasket();
  const isEmpty = state.basket.lines.length === 0;
  const isTaken = isPaidFor(state.basket);
  const exchanges = Boolean(state.basket.exchange);
  return (
    <Roving className={cn('flex shrink-0 items-center gap-1 px-2', !dense && 'py-1')}>
      {onBack ? (
        <Button variant="ghost" size="lg" square aria-label={t('back')} onClick={onBack}>
          <ArrowLeft aria-hidden />
        </Button>
      ) : (
        <h2 className="px-2 font-semibold text-base">{t('title')}</h2>
      )}
      <CustomerBar />
      <span className="flex-1" />
      <Button
        variant="ghost"
        size="lg"
        square
        aria-label={t('undo')}
        title={t('undo')}
        missing={state.past.length === 0 ? why('nothingToUndo') : null}
        onClick={() => dispatch({ type: 'undo' })}
      >
        <Undo2 aria-hidden />
      </Button>
      {can('sales.hold') ? (
        <Button
          variant="ghost"
          size="lg"
          className="px-3"
          missing={exchanges ? exchangeWords('notHeld') : null}
          onClick={() => show({ name: 'held' })}
        >
          <Pause aria-hidden />
          {t(isEmpty ? 'resume' : 'hold')}
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="lg"
        square
        aria-label={t('clear')}
        title={t('clear')}
        missing={isTaken ? t('takenFirst') : isEmpty ? why('basketEmpty') : null}
        onClick={() => drop(newId())}
      >
        <Trash aria-hidden />
      </Button>
    </Roving>
  );
}
