'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useCounter } from './counter-context';
import type { TakingMoney } from './use-take-money';

/** The one button that makes the sale, under the tenders; in the seconds after an exact payment with the way back beside it. */
export function FinishBar({ taking }: { taking: TakingMoney }) {
  const t = useTranslations('sales.pay');
  const { practice, state } = useCounter();
  const why = useTranslations('common.why');
  const { paid, finish, ending, run } = taking;
  const isEnding = ending.left !== null;
  return (
    <div className="sticky bottom-0 flex shrink-0 flex-col gap-2 border-rule border-t bg-paper p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:border-l">
      <p role="status" className={isEnding ? 'text-center text-ink-soft text-sm' : 'sr-only'}>
        {isEnding ? t('ending') : null}
      </p>
      <div className="flex gap-2">
        {isEnding ? (
          <Button size="xl" className="px-5" onClick={ending.undo}>
            {t('undo')}
          </Button>
        ) : null}
        <Button
          size="xl"
          variant="primary"
          className="min-w-0 flex-1 text-2xl"
          missing={paid.changeFen === null ? why('notPaid') : finish.isReady ? null : why('notReady')}
          loading={finish.busy}
          onClick={() => void run()}
        >
          {t(practice ? 'finishPractice' : state.basket.exchange ? 'finishExchange' : 'finish')}
          {isEnding ? (
            <span
              aria-hidden
              className="figures flex size-9 items-center justify-center rounded-full border-2 border-current text-xl"
            >
              {ending.left}
            </span>
          ) : null}
        </Button>
      </div>
    </div>
  );
}
