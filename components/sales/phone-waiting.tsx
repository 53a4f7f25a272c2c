'use client';

import { Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useReducer } from 'react';
import { serverNowMs } from '@/client/server-time';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { PhoneApproval } from './use-phone-approval';

const TICK_MS = 1_000;

/** In place of the PIN: what a phone was asked, how long it still may answer, and what came of it. */
export function PhoneWaiting({
  phone,
  onServeNext,
}: {
  phone: PhoneApproval;
  /** Puts the basket aside as it is; left out: there is none. */
  onServeNext?: (() => void) | undefined;
}) {
  const t = useTranslations('sales.phone');
  const { asked, state, answeredBy } = phone;
  const left = useSecondsLeft(asked?.expiresAtMs ?? 0);
  if (!asked) return null;
  if (state !== 'OPEN' && state !== 'APPROVED')
    return (
      <div className="flex flex-col gap-3">
        <Callout tone="warn" title={t(`ended.${state}`, { name: answeredBy ?? '' })}>
          {t('endedHint')}
        </Callout>
        <Button size="lg" className="self-start" onClick={phone.withdraw}>
          {t('again')}
        </Button>
      </div>
    );
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="flex items-center gap-3 font-medium text-lg">
        <Smartphone aria-hidden className="size-6 shrink-0" />
        {t('waiting')}
      </p>
      <p className="text-ink-soft">
        {t('waitingHint')} <span className="figures">{clock}</span>
      </p>
      {onServeNext ? (
        <Button size="lg" variant="primary" onClick={onServeNext}>
          {t('serveNext')}
        </Button>
      ) : null}
      <Button size="lg" onClick={phone.withdraw}>
        {t('withdraw')}
      </Button>
    </div>
  );
}

function useSecondsLeft(expiresAtMs: number): number {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(draw, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((expiresAtMs - serverNowMs()) / TICK_MS));
}
