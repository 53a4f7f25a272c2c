'use client';

import { useTranslations } from 'next-intl';
import { strictestVerdict } from '@/client/limit-check';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { LimitedAct } from '@/server/limits/limit-rules';
import { useCounter } from './counter-context';
import type { PadState } from './use-line-pad';

/** While a price is typed: that it will want somebody's word, or that nobody may give it. */
export function LimitHint({ pad }: { pad: PadState }) {
  const t = useTranslations('sales.limits');
  const { limits, practice } = useCounter();
  if (pad.mode === 'quantity' || practice) return null;
  const verdict = strictestVerdict(pad.ahead, limits);
  if (!verdict) return null;
  const denied = verdict.state === 'DENIED';
  return (
    <p role="status" className={denied ? 'text-alarm text-sm' : 'text-ink-soft text-sm'}>
      {t(denied ? 'hintDenied' : 'hintApproval', { acts: verdict.acts[0] ?? 'LINE_DISCOUNT' })}
    </p>
  );
}

/** Before it is paid: what whoever sells may not give, or what nobody can be asked about while there is no line. */
export function OverLimit({ acts, onBack }: { acts: readonly LimitedAct[]; onBack: () => void }) {
  const t = useTranslations('sales.limits');
  return (
    <div className="m-auto flex w-full max-w-xl flex-col gap-4 p-6">
      <Callout tone="late" title={t(acts.length === 0 ? 'nobodyToAsk' : 'denied')}>
        {acts.length === 0 ? (
          t('nobodyToAskHint')
        ) : (
          <ul>
            {acts.map((act) => (
              <li key={act}>{t('deniedAct', { acts: act })}</li>
            ))}
          </ul>
        )}
      </Callout>
      <Button size="lg" className="self-start" onClick={onBack}>
        {t('back')}
      </Button>
    </div>
  );
}
