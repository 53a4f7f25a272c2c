'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useRef, useState } from 'react';
import { type PaidTender, priceOf } from '@/client/basket';
import { newId } from '@/client/new-id';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberPad } from '@/components/ui/number-pad';
import { formatMoney } from '@/lib/format';
import { fenFromText } from '@/lib/money';
import { applyPadKey, type PadKey, padKeyFor } from '@/lib/number-pad';
import { ruleOf, type TenderKindName, tendersOfStore } from '@/server/tills/payment-rules';
import { sensibleCash } from '@/server/tills/rules';
import { ApprovalPanel } from './approval-panel';
import { useCounter } from './counter-context';
import { amountToAdd, type PayState, payState } from './pay-rules';
import { isOddCash } from './sanity-rules';
import { ScannedWhilePaying } from './scanned-while-paying';
import { TenderList } from './tender-list';
import { TenderNumber } from './tender-number';
import { useEntry } from './use-entry';
import { useFinishSale } from './use-finish-sale';
import { usePriceCheck } from './use-price-check';
import { useScans } from './use-scan-desk';

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
  const asking = useTranslations('sales.ask');
  const { settings, state, dispatch, show, ask } = useCounter();
  const entry = useEntry();
  const [scanned, setScanned] = useState<string | null>(null);
  /** A payment that waits for the number on its slip or card. */
  const [numbered, setNumbered] = useState<{ kind: TenderKindName; amountFen: number } | null>(null);
  const takeBack = useRef<() => void>(() => undefined);
  const { tenders, rounding } = state.basket.payment;
  const { netFen } = priceOf(state.basket);
  const paid = payState(netFen, tenders, { rounding, limitFen: settings.store.roundingLimitFen });
  const finish = useFinishSale();
  const typedFen = readFen(entry.text);
  const kinds = tendersOfStore(settings.store.tenders);
  /** What is handed over by note and coin; a store may take none. */
  const cash = kinds.find((kind) => ruleOf(kind).givesChange);

  async function add(kind: TenderKindName, fixedFen: number | null = readFen(entry.read())) {
    const { leftFen } = paid;
    const amountFen = amountToAdd(kind, fixedFen, leftFen);
    if (amountFen === null) return;
    if (ruleOf(kind).givesChange && isOddCash(amountFen, leftFen)) {
      const amount = formatMoney(amountFen);
      const description = asking('cashHint', {
        left: formatMoney(leftFen),
        change: formatMoney(amountFen - leftFen),
      });
      const yes = await ask({
        title: asking('cashTitle', { amount }),
        description,
        yes: asking('cashYes', { amount }),
      });
      if (!yes) return entry.set('');
    }
    if (ruleOf(kind).reference) return setNumbered({ kind, amountFen });
    take({ kind, amountFen });
  }
  function take(tender: Omit<PaidTender, 'id'>) {
    dispatch({ type: 'tender', tender: { id: newId(), ...tender } });
    setNumbered(null);
    entry.set('');
  }
  function press(key: PadKey) {
    if (key === 'enter') return cash && void add(cash);
    entry.set(applyPadKey(entry.read(), key, { decimals: 2, wholeDigits: 7 }));
  }
  /** A double tap is one tap: its second half would pay what the first left over. */
  function tapped(event: MouseEvent, kind: TenderKindName, fixedFen?: number) {
    if (event.detail <= 1) void add(kind, fixedFen);
  }
  async function run() {
    const { askAboveFen } = settings.store;
    const amount = formatMoney(paid.totalFen);
    const sure =
      paid.totalFen <= askAboveFen ||
      (await ask({
        title: asking('amountTitle', { amount }),
        description: asking('amountHint', { limit: formatMoney(askAboveFen) }),
        yes: asking('amountYes'),
      }));
    if (sure) await finish.run(paid);
  }
  useScans({
    onScan: setScanned,
    onKey: (key) => {
      const padKey = padKeyFor(key);
      if (padKey === null || finish.busy || (padKey === 'enter' && entry.read() === '')) return;
      press(padKey);
    },
    onBegin: () => {
      const before = entry.read();
      takeBack.current = () => entry.set(before);
    },
    onTakeBack: () => takeBack.current(),
  });

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
      <section
        aria-label={t('tenders')}
        className="flex shrink-0 flex-col gap-3 border-rule bg-paper p-4 lg:row-span-2 lg:overflow-y-auto lg:border-l"
      >
        <div className="grid grid-cols-6 gap-2">
          {kinds.map((kind) => (
            <Button
              key={kind}
              size="xl"
              variant={kind === 'WECHAT' || kind === 'ALIPAY' ? 'primary' : 'secondary'}
              className={cn('px-2', kind === 'WECHAT' || kind === 'ALIPAY' ? 'col-span-3' : 'col-span-2')}
              disabled={paid.leftFen === 0 || finish.busy}
              onClick={(event) => tapped(event, kind)}
            >
              {t(`kinds.${kind}`)}
            </Button>
          ))}
        </div>
        <fieldset className="flex flex-wrap gap-2" aria-label={t('sensibleCash')}>
          {(cash ? sensibleCash(paid.leftFen) : []).map((fen) => (
            <Button
              key={fen}
              size="lg"
              className="grow px-3"
              disabled={finish.busy}
              onClick={(event) => cash && tapped(event, cash, fen)}
            >
              <Amount fen={fen} />
            </Button>
          ))}
        </fieldset>
        <output
          aria-live="polite"
          aria-label={t('typed')}
          className="figures flex h-12 shrink-0 items-center justify-end rounded-md border border-rule bg-page px-3 font-semibold text-2xl"
        >
          {entry.text === '' ? (
            <span className="font-normal text-base text-ink-faint">{t('typedHint')}</span>
          ) : (
            `¥${entry.text}`
          )}
        </output>
        <NumberPad
          aria-label={t('pad')}
          onKey={press}
          disabled={finish.busy || paid.leftFen === 0}
          enterLabel={t('asCash')}
          enterDisabled={cash === undefined || typedFen === null || typedFen === 0}
        />
      </section>
      <div className="sticky bottom-0 border-rule border-t bg-paper p-3 lg:border-0 lg:bg-page lg:p-6">
        <Button
          size="xl"
          variant="primary"
          className="min-h-20 w-full text-2xl"
          disabled={paid.changeFen === null}
          loading={finish.busy}
          onClick={() => void run()}
        >
          {t('finish')}
        </Button>
      </div>
    </div>
  );
}

function readFen(text: string): number | null {
  return text === '' ? null : fenFromText(text);
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
