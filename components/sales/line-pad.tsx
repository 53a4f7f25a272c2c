'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { NumberPad } from '@/components/ui/number-pad';
import { Roving } from '@/components/ui/roving';
import { Segmented } from '@/components/ui/segmented';
import { formatMoney, formatQuantity } from '@/lib/format';
import { presetReason } from '@/lib/preset-reason';
import { milliToText } from '@/lib/quantity';
import { useCounter } from './counter-context';
import { DiscountChips, DiscountOutcome, DiscountUnits } from './discount-entry';
import { LimitHint } from './over-limit';
import type { PadMode } from './pad-rules';
import { PriceLockNotice } from './price-lock-notice';
import type { PadState } from './use-line-pad';

const REASONS = ['sample', 'damaged', 'match', 'regular', 'clearance', 'other'] as const;

/** The pad over the chosen line. */
export function LinePad({ pad }: { pad: PadState }) {
  const t = useTranslations('sales.basket');
  const why = useTranslations('common.why');
  const { priceLocked } = useCounter();
  const takesUnit = pad.mode === 'discount' || pad.mode === 'basketDiscount';
  return (
    <div className="flex min-h-0 shrink flex-col gap-1.5 overflow-y-auto border-rule border-b bg-page px-3 py-2">
      <div className="flex gap-2">
        <Segmented<PadMode>
          size="lg"
          aria-label={t('padMode')}
          className="min-w-0 flex-1"
          value={pad.mode}
          onValueChange={pad.openAs}
          segments={(['quantity', 'discount', 'price', 'basketDiscount'] as const).map((value) => ({
            value,
            label: <span className="truncate text-sm">{t(value)}</span>,
            disabled: priceLocked && value !== 'quantity',
          }))}
        />
        <Button size="lg" square variant="ghost" aria-label={t('closePad')} onClick={pad.close}>
          <X aria-hidden />
        </Button>
      </div>
      {takesUnit ? <DiscountUnits pad={pad} /> : null}
      <div className="flex items-center gap-2">
        <output
          aria-live="polite"
          className={cn(
            'figures flex h-12 min-w-0 flex-1 items-center justify-end rounded-md border border-rule bg-paper px-3 font-semibold text-2xl',
            pad.entry === '' && 'font-normal text-ink-faint',
          )}
        >
          {pad.entry === '' ? <Present pad={pad} /> : pad.entry}
          {takesUnit && pad.unit === 'percent' && pad.entry !== '' ? t('percentSuffix') : null}
        </output>
        {takesUnit && pad.given ? (
          <Button size="lg" className="px-4" onClick={pad.atFullPrice}>
            {t('fullPrice')}
          </Button>
        ) : null}
        <Button
          size="lg"
          variant="primary"
          className="px-4"
          missing={pad.canApply ? null : why('enterChange')}
          onClick={() => pad.press('enter')}
        >
          {pad.mode === 'price' && pad.reason === '' && pad.entry !== '' ? t('reasonFirst') : t('apply')}
        </Button>
      </div>
      {priceLocked ? <PriceLockNotice /> : null}
      {takesUnit ? <DiscountOutcome pad={pad} /> : null}
      <LimitHint pad={pad} />
      {pad.mode === 'price' ? (
        <fieldset className="flex flex-wrap gap-1" aria-label={t('priceReason')}>
          {REASONS.map((reason) => {
            const words = t(`reasons.${reason}`);
            const kept = presetReason(reason);
            const chosen = pad.reason === kept;
            return (
              <button
                key={reason}
                type="button"
                aria-pressed={chosen}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pad.setReason(kept)}
                className={cn(
                  'focus-inset h-12 grow whitespace-nowrap rounded-md border px-1 text-sm',
                  chosen
                    ? 'border-transparent bg-accent-fill font-medium text-on-accent'
                    : 'border-rule-strong bg-paper',
                )}
              >
                {words}
              </button>
            );
          })}
        </fieldset>
      ) : null}
      <Roving className="flex gap-2">
        {takesUnit ? <DiscountChips pad={pad} /> : null}
        <NumberPad
          aria-label={t('pad')}
          size="sm"
          className="min-w-0 flex-1"
          layout={pad.mode === 'quantity' && pad.line?.product.decimals === 0 ? 'whole' : 'decimal'}
          onKey={pad.press}
        />
      </Roving>
    </div>
  );
}

/** What it is now, or what is to be typed, until something is. */
function Present({ pad }: { pad: PadState }) {
  const t = useTranslations('sales.basket');
  if (pad.mode === 'basketDiscount' || pad.mode === 'discount')
    return <span className="text-base">{t(`discountHints.${pad.unit}`)}</span>;
  if (!pad.line) return null;
  if (pad.mode === 'price') return formatMoney(pad.line.unitPriceFen);
  return formatQuantity(milliToText(pad.line.quantityMilli));
}
