'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { paidBack } from '@/client/basket-exchange';
import { isPaidFor } from '@/client/basket-payment';
import { isCut } from '@/client/price-check';
import { lacksSerials } from '@/client/serials-of-line';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { sumFen } from '@/lib/money';
import { ApprovalPanel } from './approval-panel';
import { AskCode } from './collect/ask-code';
import { ChargingPanel } from './collect/charging-panel';
import { useCounter } from './counter-context';
import { CreditApprovalPanel } from './credit-approval-panel';
import { CreditPanel } from './credit-panel';
import { ExchangePaid } from './exchange/exchange-paid';
import { OpenExchange } from './exchange/open-exchange';
import { RenewExchange, useExchangeRanOut } from './exchange/renew-exchange';
import { useFinishExchange } from './exchange/use-finish-exchange';
import { FinishBar } from './finish-bar';
import { OfflineStopped } from './offline-stopped';
import { OverLimit } from './over-limit';
import { PayLines } from './pay-lines';
import type { PayState } from './pay-rules';
import { ScannedWhilePaying } from './scanned-while-paying';
import { SerialsFirst } from './serials/serials-first';
import { TenderList } from './tender-list';
import { TenderNumber } from './tender-number';
import { TenderPad } from './tender-pad';
import { useErrorSound } from './use-error-sound';
import { useOfflineStop } from './use-offline-stop';
import { usePriceCheck } from './use-price-check';
import { useTakeMoney } from './use-take-money';

/** Taking the money: numbers of pieces and prices that need a name first, then tenders until the total is covered. */
export function PayScreen() {
  const { exchange, lines, payment, charging } = useCounter().state.basket;
  const ranOut = useExchangeRanOut(exchange ?? null);
  // Until somebody says what became of a phone's money nothing else is asked; what asks stays mounted, and ends the sale when it hears.
  if (charging) return <Pay />;
  if (exchange?.sent) return <AskAboutExchange />;
  if (exchange && ranOut) return <RenewExchange exchange={exchange} />;
  // What is paid for is finished, whatever it says.
  if (!isPaidFor({ payment }) && lines.some((line) => lacksSerials(line))) return <SerialsFirst />;
  return <Pay />;
}

function AskAboutExchange() {
  return <OpenExchange finish={useFinishExchange()} />;
}

function Pay() {
  const t = useTranslations('sales.pay');
  const errorText = useErrorText();
  const { state, show } = useCounter();
  const check = usePriceCheck();
  const stop = useOfflineStop();
  const back = () => show({ name: 'sell' });
  if (state.basket.charging) return <TakeMoney />;
  if (stop) return <OfflineStopped stop={stop} onBack={back} />;
  if (check.state === 'needsApproval') return <ApprovalPanel allow={check.lines} onBack={back} />;
  if (check.state === 'denied') return <OverLimit acts={check.acts} onBack={back} />;
  if (check.state === 'nobodyToAsk') return <OverLimit acts={[]} onBack={back} />;
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
  const { state, dispatch, show, practice } = useCounter();
  const practiceWords = useTranslations('sales.practice');
  const taking = useTakeMoney();
  const { scanned, setScanned, numbered, setNumbered, tenders, netFen, paid, finish, ending, take } = taking;
  const { collecting } = taking;
  const { charging } = collecting;
  useErrorSound(finish.error, charging.problem);
  const backFen = sumFen(paidBack(state.basket.exchange, netFen).map(({ amountFen }) => amountFen));
  if (taking.word.asked)
    return (
      <CreditApprovalPanel
        amountFen={taking.word.asked.amountFen}
        credit={taking.credit}
        onBack={() => taking.word.ask(null)}
        onGranted={taking.granted}
      />
    );

  if (charging.charging) return <ChargingPanel of={charging} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:grid lg:grid-cols-[1fr_27rem] lg:grid-rows-[auto_1fr_auto] lg:overflow-hidden">
      <section
        onPointerDownCapture={ending.stop}
        className="flex min-w-0 shrink-0 flex-col gap-2 px-4 pt-2 pb-1 lg:gap-3 lg:px-6 lg:pt-4"
      >
        <div className="flex flex-wrap items-start justify-between gap-x-3">
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
          <Due paid={paid} netFen={netFen} backFen={backFen} />
        </div>
        <CreditPanel credit={taking.credit} />
        {collecting.coded ? (
          <AskCode {...collecting.coded} onCode={collecting.charge} onCancel={collecting.dropCode} />
        ) : null}
        {charging.problem ? (
          <Callout tone="late" title={t('chargeRefused', { reason: charging.problem })}>
            {t('chargeRefusedHint')}
          </Callout>
        ) : null}
        {numbered ? (
          <TenderNumber
            kind={numbered.kind}
            onNumber={(reference) => take({ ...numbered, reference })}
            onCancel={() => setNumbered(null)}
          />
        ) : null}
        {scanned === null ? null : (
          <ScannedWhilePaying
            code={scanned}
            covered={paid.changeFen !== null}
            onDismiss={() => setScanned(null)}
          />
        )}
        {finish.error === null ? null : (
          <Callout tone="late" title={errorText(finish.error)}>
            {t('refusedHint')}
          </Callout>
        )}
        {practice && isCut(state.basket) ? <Callout title={practiceWords('priceHint')} /> : null}
        <ExchangePaid />
        <TenderList tenders={tenders} onRemove={(tenderId) => void taking.collecting.untender(tenderId)} />
      </section>
      <TenderPad taking={taking} />
      <section
        aria-label={t('sale')}
        onPointerDownCapture={ending.stop}
        className="flex min-h-0 min-w-0 flex-col gap-3 p-4 max-lg:shrink-0 lg:row-span-2 lg:px-6"
      >
        <PayLines />
        <Field label={t('note')} className="max-w-xl shrink-0">
          <Input
            controlSize="lg"
            maxLength={200}
            inputMode="text"
            enterKeyHint="done"
            value={state.basket.note}
            onChange={(event) => dispatch({ type: 'note', note: event.target.value })}
          />
        </Field>
      </section>
      <FinishBar taking={taking} />
    </div>
  );
}

function Due({ paid, netFen, backFen }: { paid: PayState; netFen: number; backFen: number }) {
  const t = useTranslations('sales.pay');
  const change = paid.changeFen;
  return (
    <div aria-live="polite" className="flex flex-1 flex-wrap items-end justify-end gap-x-6">
      <p className="flex flex-col items-end">
        <span className="text-ink-soft">
          {t(backFen > 0 ? 'giveBack' : change === null ? 'left' : change > 0 ? 'change' : 'covered')}
        </span>
        <Amount
          fen={backFen > 0 ? backFen : change === null ? paid.leftFen : change > 0 ? change : paid.totalFen}
          size="figure-xl"
          tone="plain"
          className="max-sm:text-figure-lg"
        />
      </p>
      <p className="flex items-end text-ink-soft max-lg:items-baseline max-lg:gap-2 lg:flex-col">
        <span>{t('total')}</span>
        <Amount fen={paid.totalFen} tone="plain" className="font-semibold text-ink lg:text-figure" />
        {paid.roundingFen > 0 ? (
          <s className="figures">
            <Amount fen={netFen} />
          </s>
        ) : null}
      </p>
    </div>
  );
}
