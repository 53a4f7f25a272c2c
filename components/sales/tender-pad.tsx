'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { NumberPad } from '@/components/ui/number-pad';
import { sensibleCash } from '@/server/tills/rules';
import { tenderButtons } from './tender-rows';
import type { TakingMoney } from './use-take-money';

/** The kinds of payment the store takes, sensible amounts of cash, and the keys to type one. */
export function TenderPad({ taking }: { taking: TakingMoney }) {
  const t = useTranslations('sales.pay');
  const { kinds, cash, paid, finish, entry, typedFen, press, tapped } = taking;
  const buttons = tenderButtons(kinds.length);
  return (
    <section
      aria-label={t('tenders')}
      className="flex shrink-0 flex-col gap-3 border-rule bg-paper p-4 lg:row-span-2 lg:overflow-y-auto lg:border-l"
    >
      <div className="grid grid-cols-6 gap-2">
        {kinds.map((kind, index) => (
          <Button
            key={kind}
            size="xl"
            variant={buttons[index]?.isFirst ? 'primary' : 'secondary'}
            className={cn('px-2', buttons[index]?.span)}
            disabled={paid.leftFen === 0 || finish.busy}
            onClick={(event) => tapped(event, kind)}
          >
            {t(`kinds.${kind}`)}
          </Button>
        ))}
      </div>
      <fieldset className="flex flex-wrap gap-2" aria-label={t('sensibleCash')}>
        {(cash ? sensibleCash(paid.leftFen) : []).map((fen) => (
          <Button
            key={fen}
            size="lg"
            className="grow px-3"
            disabled={finish.busy}
            onClick={(event) => cash && tapped(event, cash, fen)}
          >
            <Amount fen={fen} />
          </Button>
        ))}
      </fieldset>
      <output
        aria-live="polite"
        aria-label={t('typed')}
        className="figures flex h-12 shrink-0 items-center justify-end rounded-md border border-rule bg-page px-3 font-semibold text-2xl"
      >
        {entry.text === '' ? (
          <span className="font-normal text-base text-ink-faint">{t('typedHint')}</span>
        ) : (
          `¥${entry.text}`
        )}
      </output>
      {cash === undefined && entry.text !== '' ? (
        <p className="text-right text-ink-soft text-sm">{t('typedUse')}</p>
      ) : null}
      <NumberPad
        aria-label={t('pad')}
        onKey={press}
        disabled={finish.busy || paid.leftFen === 0}
        {...(cash ? { enterLabel: t('asCash'), enterDisabled: typedFen === null || typedFen === 0 } : {})}
      />
    </section>
  );
}
