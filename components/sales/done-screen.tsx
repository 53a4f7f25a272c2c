'use client';

import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { basketProduct } from '@/client/basket';
import { lookUpFor } from '@/client/look-up-for';
import { newId } from '@/client/new-id';
import { type SaleFate, watchFate } from '@/client/sale-fate';
import { labelledGoods } from '@/client/scale-goods';
import { beep } from '@/client/sound';
import { tabletStore } from '@/client/tablet-store';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import { sumFen } from '@/lib/money';
import { isPracticeNumber } from '@/lib/practice-number';
import { isReceiptNumber } from '@/lib/receipt-number';
import { type CounterView, useCounter } from './counter-context';
import { useMemberCodes } from './customer/use-member-codes';
import { useShownNumber } from './practice/use-shown-number';
import { PrintStanding } from './printing/print-standing';
import { ReceiptExtras } from './receipt-extras';
import { ReceiptPaper } from './receipt-paper';
import { usePrinting } from './use-printing';
import { useScans } from './use-scan-desk';

/** The sale is made: the change in the largest figure, the receipt, and the next scan starts the next sale. */
export function DoneScreen({ view }: { view: Extract<CounterView, { name: 'done' }> }) {
  const t = useTranslations('sales.done');
  const find = useTranslations('sales.find');
  const practiceWords = useTranslations('sales.practice');
  const { catalogue, dispatch, basketId, show, practice, settings } = useCounter();
  const shownNumber = useShownNumber();
  const printing = usePrinting(view.receipt, { isFresh: true });
  const shown = useRef(false);
  const rung = useRef(false);
  useEffect(() => {
    shown.current = true;
    // Behind the lock and back it is finished no second time.
    if (!rung.current) beep('finished');
    rung.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const next = () => show({ name: 'sell' });
  const isMember = useMemberCodes();
  const onScan = async (code: string) => {
    if (isReceiptNumber(code) || (practice && isPracticeNumber(code)))
      return show({ name: 'receipts', number: code });
    // Whoever shows their card now is the next.
    if (isMember(code)) return next();
    const labelled = labelledGoods(catalogue, code, settings.store.scales);
    const { product, gone } = labelled
      ? { product: labelled.product, gone: false }
      : await lookUpFor(catalogue, code, basketId);
    beep(product && !gone ? 'found' : 'unknown');
    if (gone) return void toast.error(find('late', { code }), { description: find('lateHint') });
    if (!product) return void toast.error(find('unknown', { code }));
    const amount = labelled ?? { quantityMilli: 1000 };
    dispatch({ type: 'add', ...amount, product: basketProduct(product), lineId: newId() });
    // Whoever went elsewhere meanwhile stays there.
    if (shown.current) next();
  };
  useScans({
    onScan,
    onKey: (key) => {
      if (key === 'Enter') next();
    },
  });
  const { receipt } = view;
  // Nobody has had this money yet: it is not said to be received.
  const onAccountFen = sumFen(
    receipt.tenders.filter(({ kind }) => kind === 'ON_ACCOUNT').map(({ amountFen }) => amountFen),
  );
  // Of an exchange the customer pays or gets the difference.
  const backFen = sumFen((receipt.exchange?.back ?? []).map(({ amountFen }) => amountFen));
  const appliedFen = receipt.exchange ? receipt.exchange.refundFen - backFen : 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
      <section className="flex flex-1 flex-col justify-center gap-6 p-6 lg:p-10">
        <div role="status" className="flex flex-col gap-1">
          <h2 className="text-ink-soft text-xl">
            {view.changeFen > 0
              ? t('change')
              : backFen > 0
                ? t('gaveBack')
                : onAccountFen > 0
                  ? t('onAccount', { amount: formatMoney(onAccountFen) })
                  : t('paid')}
          </h2>
          <Amount
            fen={view.changeFen || backFen || receipt.totalFen - appliedFen}
            tone="plain"
            className="font-semibold text-[clamp(3.25rem,8vw,7rem)] leading-none"
          />
          <p className="figures mt-3 text-ink-soft">{t('number', { number: shownNumber(receipt.number) })}</p>
        </div>
        {practice ? (
          <Callout tone="warn" title={practiceWords('done')}>
            {practiceWords('doneHint')}
          </Callout>
        ) : null}
        {view.unsent ? <Fate saleId={receipt.id} /> : null}
        <div className="flex flex-wrap gap-3">
          <Button size="xl" variant="primary" className="grow" onClick={next}>
            {t('next')}
          </Button>
          {printing.isOffered ? (
            <Button size="xl" onClick={printing.print}>
              <Printer aria-hidden />
              {t(printing.copy ? 'printAgain' : 'print')}
            </Button>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-3">
          <ReceiptExtras receipt={receipt} />
        </div>
        <PrintStanding {...printing.standing} />
        <p className="text-ink-soft">{t('scanHint')}</p>
      </section>
      <section
        aria-label={t('receipt')}
        className="flex shrink-0 justify-center border-rule bg-sunken p-6 lg:w-[27rem] lg:overflow-y-auto lg:border-l"
      >
        <div className="h-fit shadow-float">
          <ReceiptPaper ref={printing.paper} receipt={receipt} copy={printing.copy} link={printing.link} />
        </div>
      </section>
    </div>
  );
}

/** What became of a sale that was not booked at once; it changes while the receipt is looked at. */
function Fate({ saleId }: { saleId: string }) {
  const t = useTranslations('sales.done');
  const [fate, setFate] = useState<SaleFate>('waiting');
  useEffect(() => watchFate(tabletStore(), saleId, setFate), [saleId]);
  const isNo = fate === 'refused' || fate === 'rejected';
  return (
    <Callout tone={isNo ? 'late' : 'info'} title={t(`fates.${fate}`)}>
      {t(`fateHints.${fate}`)}
    </Callout>
  );
}
