'use client';

import { useTranslations } from 'next-intl';
import type { OpenReturn } from '@/client/open-returns';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatMoney } from '@/lib/format';

/** A return whose answer was lost: the only way on is to ask what became of it. */
export function OpenReturnNotice(props: {
  open: OpenReturn;
  error: unknown;
  busy: boolean;
  onAskAgain: () => void;
  onBack: () => void;
}) {
  const t = useTranslations('sales.return');
  const errorText = useErrorText();
  const { input, refundFen } = props.open;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <Callout tone="warn" title={t('open.title', { number: input.number, amount: formatMoney(refundFen) })}>
        {props.error ? <p>{errorText(props.error)}</p> : null}
        <p>{t('open.hint')}</p>
      </Callout>
      <div className="flex flex-wrap gap-3">
        <Button size="xl" disabled={props.busy} onClick={props.onBack}>
          {t('back')}
        </Button>
        <Button
          size="xl"
          variant="primary"
          className="flex-1"
          loading={props.busy}
          onClick={props.onAskAgain}
        >
          {t('open.askAgain')}
        </Button>
      </div>
    </section>
  );
}
