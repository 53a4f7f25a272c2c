'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ApprovalPanel } from './approval-panel';
import { useCounter } from './counter-context';
import type { PayState } from './pay-rules';
import { ScannedWhilePaying } from './scanned-while-paying';
import { TenderList } from './tender-list';
import { TenderNumber } from './tender-number';
import { TenderPad } from './tender-pad';
import { usePriceCheck } from './use-price-check';
import { useTakeMoney } from './use-take-money';

/** Taking the money: prices that need a name first, then tenders until the total is covered. */
export function PayScreen() {
  const t = useTranslations('sales.pay');
  const errorText = useErrorText();
  const { show } = useCounter();
  const check = usePriceCheck();
  const back = () => show({ name: 'sell' });
  if (check.state === 'needsApproval') return <ApprovalPanel lineIds={check.lineIds} onBack={back} />;
  if (check.state === 'checking') return <p className="m-auto text-ink-soft text-lg">{t('checking')}</p>;
  if (check.state === 'failed') {
    return (
      <div className="m-auto flex w-full max-w-xl flex-col gap-4 p-6">
        <Callout tone="late" title={errorText(check.error)}>
          {t('checkFailedHint')}
        </Callout>
        <div className="flex gap-3">
          <Button size="lg" onClick={back}>
            {t('back')}
          </Button>
          <Button size="lg" variant="primary" onClick={check.again}>
            {t('again')}
          </Button>
        </div>
      </div>
    );
  }
  return <TakeMoney />;
}

function TakeMoney() {
  const t = useTranslations('sales.pay');
  const errorText = useErrorText();
  const { state, dispatch, show } = useCounter();
  const taking = useTakeMoney();
  const { scanned, setScanned, numbered, setNumbered, tenders, rounding, netFen, paid, finish, take, run } =
    taking;

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:grid lg:grid-cols-[1fr_27rem] lg:grid-rows-[1fr_auto] lg:overflow-hidden">
      <section className="flex min-w-0 flex-col gap-4 p-4 lg:overflow-y-auto lg:p-6">
        <div className="flex items-center justify-between gap-3">
          <Button
            size="lg"
            variant="ghost"
            className="-ml-4"
            disabled={finish.busy}
            onClick={() => show({ name: 'sell' })}
          >
            <ArrowLeft aria-hidden />
            {t('back')}
          </Button>
          <h2 className="sr-only">{t('title')}</h2>
        </div>
        {numbered ? (
          <TenderNumber
            kind={numbered.kind}
            onNumber={(reference) => take({ ...numbered, reference })}
            onCancel={() => setNumbered(null)}
          />
        ) : null}
        {scanned === null ? null : <ScannedWhilePaying code={scanned} onDismiss={() => setScanned(null)} />}
        <Due paid={paid} netFen={netFen} />
        {finish.error === null ? null : (
          <Callout tone="late" title={errorText(finish.error)}>
            {t('refusedHint')}
          </Callout>
        )}
        <TenderList tenders={tenders} onRemove={(tenderId) => dispatch({ type: 'untender', tenderId })} />
        {paid.possibleRoundingFen > 0 ? (
          <Button
            size="lg"
            aria-pressed={rounding}
            className={cn('self-start', rounding && 'border-accent text-accent')}
            onClick={() => dispatch({ type: 'rounding', rounding: !rounding })}
          >
            {t(rounding ? 'rounded' : 'round')} <Amount fen={paid.possibleRoundingFen} />
          </Button>
        ) : null}
        <Field label={t('note')} className="max-w-xl">
          <Input
            controlSize="lg"
            maxLength={200}
            value={state.basket.note}
            onChange={(event) => dispatch({ type: 'note', note: event.target.value })}
          />
        </Field>
      </section>
      <TenderPad taking={taking} />
      <div className="sticky bottom-0 border-rule border-t bg-paper p-3 lg:border-0 lg:bg-page lg:p-6">
        <Button
          size="xl"
          variant="primary"
          className="min-h-20 w-full text-2xl"
          disabled={paid.changeFen === null || !finish.isReady}
          loading={finish.busy}
          onClick={() => void run()}
        >
          {t('finish')}
        </Button>
      </div>
    </div>
  );
}

function Due({ paid, netFen }: { paid: PayState; netFen: number }) {
  const t = useTranslations('sales.pay');
  const change = paid.changeFen;
  return (
    <div aria-live="polite" className="flex flex-wrap items-end justify-between gap-4">
      <p className="flex flex-col">
        <span className="text-ink-soft">
          {t(change === null ? 'left' : change > 0 ? 'change' : 'covered')}
        </span>
        <Amount
          fen={change === null ? paid.leftFen : change > 0 ? change : paid.totalFen}
          size="figure-xl"
          tone="plain"
          className="max-sm:text-figure-lg"
        />
      </p>
      <p className="ml-auto flex flex-col items-end text-ink-soft">
        <span>{t('total')}</span>
        <Amount fen={paid.totalFen} size="figure" tone="plain" className="text-ink" />
        {paid.roundingFen > 0 ? (
          <s className="figures">
            <Amount fen={netFen} />
          </s>
        ) : null}
      </p>
    </div>
  );
}
