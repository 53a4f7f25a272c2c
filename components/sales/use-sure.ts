'use client';

import { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/format';
import { useCounter } from './counter-context';

/** Asks before what is probably a slip of the finger: far more cash than is left, a total above what the store names. */
export function useSure() {
  const asking = useTranslations('sales.ask');
  const { settings, ask } = useCounter();
  return {
    async ofCash(amountFen: number, leftFen: number): Promise<boolean> {
      const amount = formatMoney(amountFen);
      const change = formatMoney(amountFen - leftFen);
      return ask({
        title: asking('cashTitle', { amount }),
        description: asking('cashHint', { left: formatMoney(leftFen), change }),
        yes: asking('cashYes', { amount }),
      });
    },
    /** Nobody answers: what the customer's phone shows is all there is. */
    async ofWord(amountFen: number): Promise<boolean> {
      const amount = formatMoney(amountFen);
      return ask({
        title: asking('wordTitle', { amount }),
        description: asking('wordHint'),
        yes: asking('wordYes'),
      });
    },
    async ofGivingBack(amountFen: number): Promise<boolean> {
      const amount = formatMoney(amountFen);
      return ask({
        title: asking('backTitle', { amount }),
        description: asking('backHint'),
        yes: asking('backYes'),
      });
    },
    async ofTotal(totalFen: number): Promise<boolean> {
      const { askAboveFen } = settings.store;
      if (totalFen <= askAboveFen) return true;
      return ask({
        title: asking('amountTitle', { amount: formatMoney(totalFen) }),
        description: asking('amountHint', { limit: formatMoney(askAboveFen) }),
        yes: asking('amountYes'),
      });
    },
  };
}
