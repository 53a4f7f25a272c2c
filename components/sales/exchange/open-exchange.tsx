'use client';

import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useExchangesAside } from './use-exchanges-aside';
import type { useFinishExchange } from './use-finish-exchange';

/** An exchange whose answer was lost: the only way on is to ask what became of it. */
export function OpenExchange({
  finish,
}: {
  finish: Pick<ReturnType<typeof useFinishExchange>, 'askAgain' | 'busy' | 'error'>;
}) {
  const t = useTranslations('sales.exchange');
  const errorText = useErrorText();
  const { putAside } = useExchangesAside();
  return (
    <section aria-label={t('title')} className="m-auto flex w-full max-w-xl flex-col gap-4 p-6">
      <Callout tone="warn" title={t('open')}>
        {finish.error ? <p>{errorText(finish.error)}</p> : null}
        <p>{t('openHint')}</p>
      </Callout>
      <div className="flex flex-wrap gap-3">
        <Button size="xl" disabled={finish.busy} onClick={() => void putAside()}>
          {t('putAside')}
        </Button>
        <Button
          size="xl"
          className="flex-1"
          variant="primary"
          loading={finish.busy}
          onClick={() => void finish.askAgain()}
        >
          {t('askAgain')}
        </Button>
      </div>
    </section>
  );
}
