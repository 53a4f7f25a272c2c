'use client';

import { Printer } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { PrintPaper, printPaper } from '@/components/ui/print-paper';
import { formatDateTime, formatMoney } from '@/lib/format';
import { repaymentNumber } from '@/lib/repayment-number';
import { useCounter } from '../counter-context';
import { Pair, Rule } from '../receipt-sheet';

/** A repayment as it was booked a moment ago. */
export interface TakenRepayment {
  number: number;
  takenAt: Date;
  cashier: string;
  name: string;
  maskedNumber: string | null;
  tenders: readonly { id: string; kind: string; amountFen: number; reference?: string }[];
  amountFen: number;
  /** What they still owe; below zero: kept for them. */
  receivableFen: number;
  /** Of money paid in to be spent later: what was put on top, and what they have of both now. */
  stored?: { bonusFen: number; valueFen: number; bonusLeftFen: number };
}

/** What was taken, what is still owed, and the slip for it: a second print says that it is a copy. */
export function RepaySlip({ taken, onNext }: { taken: TakenRepayment; onNext: () => void }) {
  const t = useTranslations('sales.repay');
  const topUp = useTranslations('sales.topUp');
  const done = useTranslations('sales.done');
  const { settings } = useCounter();
  const paper = useRef<HTMLDivElement>(null);
  const [printed, setPrinted] = useState(false);
  const { receiptPrinting } = settings.store;
  async function print() {
    if (!paper.current) return;
    await printPaper(paper.current);
    setPrinted(true);
  }
  const fresh = useEffectEvent(() => void print());
  const byItself = receiptPrinting === 'AUTOMATIC';
  useEffect(() => {
    if (byItself) fresh();
  }, [byItself]);
  return (
    <div className="flex flex-col gap-6 lg:flex-row lg:items-start lg:justify-between">
      <div className="flex flex-col gap-5">
        <div role="status" className="flex flex-col gap-1">
          <p className="text-ink-soft text-xl">{taken.stored ? topUp('taken') : t('taken')}</p>
          <Amount
            fen={taken.amountFen}
            tone="plain"
            className="font-semibold text-[clamp(2.75rem,7vw,5rem)] leading-none"
          />
          <p className="mt-2 text-lg">
            {taken.stored
              ? topUp('hasNow', { amount: formatMoney(taken.stored.valueFen + taken.stored.bonusLeftFen) })
              : taken.receivableFen < 0
                ? t('keptNow', { amount: formatMoney(-taken.receivableFen) })
                : t('stillOwes', { amount: formatMoney(taken.receivableFen) })}
          </p>
          <p className="figures text-ink-soft">
            {t('number', { number: repaymentNumber(taken.number, settings.store.code) })}
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          {receiptPrinting === 'NONE' ? null : (
            <Button size="xl" variant="primary" onClick={() => void print()}>
              <Printer aria-hidden />
              {printed ? done('printAgain') : t('print')}
            </Button>
          )}
          <Button size="xl" onClick={onNext}>
            {t('next')}
          </Button>
        </div>
      </div>
      <section aria-label={t('slip')} className="flex shrink-0 justify-center rounded-md bg-sunken p-6">
        <div className="h-fit shadow-float">
          <Slip taken={taken} copy={printed} paperRef={paper} />
        </div>
      </section>
    </div>
  );
}

function Slip(props: { taken: TakenRepayment; copy: boolean; paperRef: React.Ref<HTMLDivElement> }) {
  const t = useTranslations('sales.repay');
  const topUp = useTranslations('sales.topUp');
  const receipt = useTranslations('sales.receipt');
  const kinds = useTranslations('sales.pay.kinds');
  const locale = useLocale();
  const { store } = useCounter().settings;
  const { taken } = props;
  const at = formatDateTime(taken.takenAt, { locale, timeZone: store.timeZone }, { year: true });
  return (
    <PrintPaper
      width={store.receiptWidthMm === 58 ? '58' : '80'}
      ref={props.paperRef}
      className="break-words [word-break:normal]"
    >
      <header className="text-center">
        <p className="font-semibold text-base">{store.name}</p>
        {store.address ? <p>{store.address}</p> : null}
        {store.phone ? <p>{store.phone}</p> : null}
        <p className="mt-1 font-semibold">{taken.stored ? topUp('slip') : t('slip')}</p>
        {props.copy ? <p className="mt-1 border border-black font-semibold">{receipt('copy')}</p> : null}
      </header>
      <Rule />
      <Pair name={receipt('number')}>{repaymentNumber(taken.number, store.code)}</Pair>
      <Pair name={receipt('time')}>{at}</Pair>
      <Pair name={receipt('cashier')}>{taken.cashier}</Pair>
      <Pair name={t('customer')}>{[taken.name, taken.maskedNumber].filter(Boolean).join(' ')}</Pair>
      <Rule />
      {taken.tenders.map((tender) => (
        <Pair key={tender.id} name={[kinds(tender.kind), tender.reference].filter(Boolean).join(' ')}>
          {formatMoney(tender.amountFen)}
        </Pair>
      ))}
      <div className="flex items-baseline justify-between font-semibold text-base">
        <span>{taken.stored ? topUp('sum') : t('sum')}</span>
        <span className="figures">{formatMoney(taken.amountFen)}</span>
      </div>
      <Rule />
      {taken.stored ? (
        <Stored stored={taken.stored} />
      ) : (
        <Pair name={taken.receivableFen < 0 ? t('kept') : t('left')}>
          {formatMoney(Math.abs(taken.receivableFen))}
        </Pair>
      )}
      <p className="mt-6 border-black border-t pt-0.5">{t('signature')}</p>
    </PrintPaper>
  );
}

/** What was put on top, and what there is of both. */
function Stored({ stored }: { stored: NonNullable<TakenRepayment['stored']> }) {
  const t = useTranslations('sales.topUp');
  return (
    <>
      {stored.bonusFen > 0 ? <Pair name={t('bonusNow')}>{formatMoney(stored.bonusFen)}</Pair> : null}
      <Pair name={t('value')}>{formatMoney(stored.valueFen)}</Pair>
      <Pair name={t('bonusLeft')}>{formatMoney(stored.bonusLeftFen)}</Pair>
    </>
  );
}
