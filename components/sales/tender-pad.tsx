'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { NumberPad } from '@/components/ui/number-pad';
import { Roving } from '@/components/ui/roving';
import { formatMoney } from '@/lib/format';
import { sensibleCash } from '@/server/tills/rules';
import { useCounter } from './counter-context';
import { tenderButtons } from './tender-rows';
import type { TakingMoney } from './use-take-money';

/** The kinds of payment the store takes, sensible amounts of cash, and the keys to type one. */
export function TenderPad({ taking }: { taking: TakingMoney }) {
  const t = useTranslations('sales.pay');
  const why = useTranslations('common.why');
  const { dispatch } = useCounter();
  const { kinds, credit, cash, paid, rounding, finish, entry, typedFen, press, tapped } = taking;
  const buttons = tenderButtons(kinds.length);
  const sums = cash ? sensibleCash(paid.leftFen) : [];
  return (
    <section
      aria-label={t('tenders')}
      className="flex shrink-0 border-rule bg-paper p-3 max-lg:border-y lg:row-span-2 lg:min-h-0 lg:shrink lg:overflow-y-auto lg:border-l"
    >
      <Roving className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="grid grid-cols-6 gap-2">
          {kinds.map((kind, index) => (
            <Button
              key={kind}
              size="xl"
              variant={buttons[index]?.isFirst ? 'primary' : 'secondary'}
              className={cn(
                'whitespace-nowrap px-2 max-lg:h-12 max-lg:text-base [@media(max-height:44rem)]:h-12',
                buttons[index]?.span,
              )}
              disabled={finish.busy}
              missing={paid.leftFen === 0 ? why('paidInFull') : credit.whyNot(kind)}
              onClick={(event) => tapped(event, kind)}
            >
              {t(`kinds.${kind}`)}
            </Button>
          ))}
        </div>
        {sums.length > 0 || paid.possibleRoundingFen > 0 ? (
          <fieldset className="flex gap-2 overflow-x-auto" aria-label={t('sensibleCash')}>
            {sums.map((fen) => (
              <Button
                key={fen}
                size="lg"
                className="figures grow px-1.5 text-[0.9375rem]"
                disabled={finish.busy}
                onClick={(event) => cash && tapped(event, cash, fen)}
              >
                {formatNote(fen)}
              </Button>
            ))}
          </fieldset>
        ) : null}
        <div className="flex gap-2">
          <output
            aria-live="polite"
            aria-label={t('typed')}
            className="figures flex h-12 min-w-0 flex-1 items-center justify-end rounded-md border border-rule bg-page px-3 font-semibold text-2xl"
          >
            {entry.text === '' ? (
              <span className="truncate font-normal text-ink-faint text-sm">{t('typedHint')}</span>
            ) : (
              `¥${entry.text}`
            )}
          </output>
          {paid.possibleRoundingFen > 0 && entry.text === '' ? (
            <Button
              size="lg"
              aria-pressed={rounding}
              className={cn('px-3', rounding && 'border-accent text-accent')}
              onClick={() => dispatch({ type: 'rounding', rounding: !rounding })}
            >
              {t(rounding ? 'rounded' : 'round')} <Amount fen={paid.possibleRoundingFen} />
            </Button>
          ) : cash ? (
            <Button
              size="lg"
              className="px-4"
              disabled={finish.busy}
              missing={typedFen ? null : why('typeAmount')}
              onClick={() => press('enter')}
            >
              {t('asCash')}
            </Button>
          ) : null}
        </div>
        {cash === undefined && entry.text !== '' ? (
          <p className="text-right text-ink-soft text-sm">{t('typedUse')}</p>
        ) : null}
        <NumberPad
          aria-label={t('pad')}
          size="fill"
          className="min-h-0 flex-1 lg:max-h-96"
          onKey={press}
          disabled={finish.busy || paid.leftFen === 0}
        />
      </Roving>
    </section>
  );
}

/** A note is said without its fen. */
function formatNote(fen: number): string {
  return fen % 100 === 0 ? formatMoney(fen).replace(/\.00$/, '') : formatMoney(fen);
}
