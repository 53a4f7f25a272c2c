'use client';

import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { useCharging } from './use-charging';

/** A customer's phone is asked for money: what is waited for, and the ways on. */
export function ChargingPanel({ of }: { of: ReturnType<typeof useCharging> }) {
  const t = useTranslations('sales.charge');
  const kinds = useTranslations('sales.pay.kinds');
  const { charging, waits, isEnding, problem } = of;
  if (!charging) return null;
  return (
    <section aria-label={t('title')} className="m-auto flex w-full max-w-xl flex-col gap-4 p-6">
      <p className="text-ink-soft text-lg">{kinds(charging.kind)}</p>
      <Amount fen={charging.amountFen} size="figure-xl" tone="plain" />
      <div role="status">
        <Callout tone={waits === 'UNKNOWN' ? 'warn' : 'info'} title={t(`waits.${waits}`)}>
          {t(`hints.${waits}`)}
        </Callout>
      </div>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button size="xl" className="flex-1" loading={isEnding} onClick={() => void of.callOff(charging)}>
          {t('callOff')}
        </Button>
        {of.mayTakeWord && !isEnding ? (
          <Button size="xl" className="flex-1" onClick={of.takeWord}>
            {t('takeWord')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
