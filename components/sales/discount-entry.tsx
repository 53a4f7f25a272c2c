'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/segmented';
import { formatMoney } from '@/lib/format';
import { DISCOUNT_UNITS, type DiscountFault, USUAL_DISCOUNTS } from './discount-rules';
import type { PadState } from './use-line-pad';

/** How the discount is said: a part of the price, an amount off it, or the price itself. */
export function DiscountUnits({ pad }: { pad: PadState }) {
  const t = useTranslations('sales.basket');
  return (
    <Segmented
      size="lg"
      aria-label={t('discountUnit')}
      className="shrink-0 whitespace-nowrap"
      value={pad.unit}
      onValueChange={pad.setUnit}
      segments={DISCOUNT_UNITS.map((unit) => ({ value: unit, label: t(`discountUnits.${unit}`) }))}
    />
  );
}

/** What a shop gives all the time, one press each, beside the keys. */
export function DiscountChips({ pad }: { pad: PadState }) {
  const t = useTranslations('sales.basket');
  if (pad.unit !== 'percent') return null;
  return (
    <fieldset className="grid w-24 shrink-0 grid-rows-4 gap-2" aria-label={t('usualDiscounts')}>
      {USUAL_DISCOUNTS[pad.way].map((text) => (
        <Button
          key={text}
          size="lg"
          aria-pressed={pad.entry === text}
          className={cn(
            'figures h-full px-1',
            pad.entry === text && 'border-accent bg-accent-soft text-accent',
          )}
          onClick={() => pad.say(text)}
        >
          {t('discountSaid', { said: text })}
        </Button>
      ))}
    </fieldset>
  );
}

const FAULT_WORDS = {
  line: {
    notSaid: 'discountNotSaid',
    aboveWhole: 'discountAboveLine',
    fixedAbove: 'fixedAboveLine',
    fixedNothing: 'fixedNothing',
    fixedBelowKept: 'fixedBelowKept',
    allFixed: 'allFixed',
  },
  basket: {
    notSaid: 'discountNotSaid',
    aboveWhole: 'discountAboveTotal',
    fixedAbove: 'fixedAboveTotal',
    fixedNothing: 'fixedNothing',
    fixedBelowKept: 'fixedBelowKept',
    allFixed: 'allFixed',
  },
} as const satisfies Record<string, Record<DiscountFault, string>>;

/** The amount a fault is about: an amount comes off what stands at no fixed price, a price for everything includes what does. */
function faultFen({ fault, wholeFen, keptFen }: PadState): number {
  if (fault === 'fixedBelowKept') return keptFen;
  return fault === 'aboveWhole' ? wholeFen - keptFen : wholeFen;
}

/** The new price beside the old as it is typed, or what is wrong with it. */
export function DiscountOutcome({ pad }: { pad: PadState }) {
  const t = useTranslations('sales.basket');
  if (pad.fault) {
    const words =
      pad.fault === 'aboveWhole' && pad.keptFen > 0
        ? 'discountAboveRest'
        : FAULT_WORDS[pad.mode === 'discount' ? 'line' : 'basket'][pad.fault];
    return (
      <p role="alert" className="figures min-h-7 text-right text-alarm text-sm">
        {t(words, { amount: formatMoney(faultFen(pad)) })}
      </p>
    );
  }
  const { newFen, wholeFen } = pad;
  return (
    <p
      aria-live="polite"
      className="figures flex min-h-7 flex-wrap items-baseline justify-end gap-x-2 text-ink-soft text-sm"
    >
      {pad.keptFen > 0 ? <span>{t('fixedStays', { amount: formatMoney(pad.keptFen) })}</span> : null}
      {newFen === null ? (
        t('discountNow', { amount: formatMoney(wholeFen) })
      ) : (
        <>
          <s>{formatMoney(wholeFen)}</s>
          <strong className="font-semibold text-ink text-lg">
            {t('becomes', { amount: formatMoney(newFen) })}
          </strong>
          {wholeFen > newFen ? (
            <span>{t('discountAmount', { amount: formatMoney(wholeFen - newFen) })}</span>
          ) : null}
        </>
      )}
    </p>
  );
}
