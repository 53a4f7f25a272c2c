'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { PaidTender } from '@/client/basket';
import { toast } from '@/components/ui/toast';
import { useCounter } from './counter-context';
import { pointsTender, pointsThatGo } from './points-tender';

/** What points pay of a ticket; what no longer fits it is taken off, and it is said. */
export function usePointsTender(totalFen: number) {
  const t = useTranslations('sales.pay');
  const { settings, state, dispatch } = useCounter();
  const { pointsRule } = settings;
  const gone = pointsThatGo(state.basket.payment.tenders, pointsRule, totalFen);
  const tenderId = gone?.id;
  useEffect(() => {
    if (tenderId === undefined) return;
    dispatch({ type: 'untender', tenderId });
    toast.message(t('pointsGone'), { position: 'top-center' });
  }, [tenderId, dispatch, t]);
  return {
    /** What an amount takes; null: fewer than are taken at a time, and it is said. */
    of(amountFen: number): Omit<PaidTender, 'id'> | null {
      if (!pointsRule) return null;
      const pays = pointsTender(pointsRule, amountFen);
      if (!pays) toast.error(t('pointsLeast', { least: pointsRule.leastPoints }), { position: 'top-center' });
      return pays && { kind: 'POINTS', ...pays };
    },
  };
}
