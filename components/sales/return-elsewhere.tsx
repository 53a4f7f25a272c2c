'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { LimitState } from '@/server/limits/limit-rules';
import { type TenderKindName, tendersOfStore } from '@/server/tills/payment-rules';
import { useCounter } from './counter-context';
import { elsewhereFen, type RefundPlan, waysElsewhere } from './return-rules';
import { useOnline } from './use-online';

/** Money paid back another way than it was paid: which ways there are, the one that was chosen, and what of it goes there. */
export function useElsewhere(plan: Pick<RefundPlan, 'refunds'>, state: LimitState | undefined) {
  const { settings } = useCounter();
  const [wanted, setWanted] = useState<TenderKindName | null>(null);
  const ways = waysElsewhere(plan, tendersOfStore(settings.store.tenders));
  const chosen = wanted !== null && state !== 'DENIED' && ways.includes(wanted) ? wanted : null;
  return {
    ways,
    state,
    chosen,
    choose: setWanted,
    fen: chosen === null ? 0 : elsewhereFen(plan, chosen),
    needsApproval: chosen !== null && state === 'NEEDS_APPROVAL',
  };
}

/** The way it was paid, or another: one to press. Whoever may not is told so, and why. */
export function Elsewhere({ elsewhere }: { elsewhere: ReturnType<typeof useElsewhere> }) {
  const t = useTranslations('sales.return.elsewhere');
  const kinds = useTranslations('sales.pay.kinds');
  const isOnline = useOnline();
  const [isOpen, setOpen] = useState(false);
  const { ways, state, chosen, choose } = elsewhere;
  if (ways.length === 0) return null;
  if (!isOpen && chosen === null)
    return (
      <Button
        size="lg"
        className="self-start"
        missing={missingWord(t, state, isOnline)}
        onClick={() => setOpen(true)}
      >
        {t('act')}
      </Button>
    );
  return (
    <fieldset className="flex flex-wrap gap-2" aria-label={t('legend')}>
      <legend className="mb-2 text-ink-soft">{t('legend')}</legend>
      {[null, ...ways].map((kind) => (
        <Button
          key={kind}
          size="lg"
          aria-pressed={chosen === kind}
          variant={chosen === kind ? 'primary' : 'secondary'}
          onClick={() => choose(kind)}
        >
          {kind === null ? t('asPaid') : kinds(kind)}
        </Button>
      ))}
    </fieldset>
  );
}

function missingWord(
  t: ReturnType<typeof useTranslations<'sales.return.elsewhere'>>,
  state: LimitState | undefined,
  isOnline: boolean,
): string | null {
  if (!isOnline) return t('offline');
  if (state === undefined) return t('asking');
  return state === 'DENIED' ? t('denied') : null;
}
