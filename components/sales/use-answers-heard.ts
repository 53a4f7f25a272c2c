'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from '@/components/ui/toast';
import { useCounter } from './counter-context';
import { useAskedPhones } from './use-phone-approval';

/** A phone has answered about a basket that is on hold: whoever serves the next customer is told. */
export function useAnswersHeard(): void {
  const t = useTranslations('sales.phone');
  const { state, practice, can } = useCounter();
  const asked = useAskedPhones({ enabled: practice === null && can('approvals.request') });
  const atHand = state.basket.asked?.id;
  const known = useRef<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Map(asked.map((one) => [one.id, one.state]));
    for (const one of asked) {
      if (before?.get(one.id) !== 'OPEN' || one.id === atHand) continue;
      const name = one.answeredBy ?? '';
      if (one.state === 'APPROVED') toast.success(t('heldApproved', { name }));
      if (one.state === 'DECLINED') toast.message(t('heldDeclined', { name }));
    }
  }, [asked, atHand, t]);
}
