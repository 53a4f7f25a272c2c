'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useErrorSound } from '../use-error-sound';
import type { PrintState } from './use-agent-printing';

/** What became of a receipt that the store's printer was given, and what to do where it does not come out. */
export function PrintStanding(props: { state: PrintState | null; onRetry: () => void; onHere: () => void }) {
  const t = useTranslations('sales.printing');
  const { state } = props;
  useErrorSound(state?.name === 'refused' || null);
  if (!state) return null;
  const { name } = state;
  if (name === 'sending' || name === 'queued' || name === 'printed') return <Callout title={t(name)} />;
  return (
    <Callout
      tone="warn"
      title={t(name)}
      actions={
        <>
          {name === 'refused' ? (
            <Button size="lg" onClick={props.onRetry}>
              {t('retry')}
            </Button>
          ) : null}
          <Button size="lg" onClick={props.onHere}>
            {t('here')}
          </Button>
        </>
      }
    >
      {name === 'refused' ? t('refusedHint', { problem: state.problem }) : t(`${name}Hint`)}
    </Callout>
  );
}
