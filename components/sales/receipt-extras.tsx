'use client';

import { useQuery } from '@tanstack/react-query';
import { Gift, QrCode as QrIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { printPaper } from '@/components/ui/print-paper';
import { QrCode } from '@/components/ui/qr-code';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { PrintStanding } from './printing/print-standing';
import { useAgentPrinting } from './printing/use-agent-printing';
import type { ReceiptData } from './receipt-data';
import { paperOfGift } from './receipt-on-paper';
import { PaperOnScreen } from './receipt-sheet';
import { useReceiptLink } from './use-receipt-link';
import { useReceiptWords } from './use-receipt-words';

/** What else can be done with a receipt: one without prices for whoever is given the goods, and one for the customer's phone. */
export function ReceiptExtras({ receipt }: { receipt: ReceiptData }) {
  const t = useTranslations('sales.extras');
  const [shown, show] = useState<'gift' | 'phone' | null>(null);
  const close = (open: boolean) => (open ? undefined : show(null));
  if (receipt.kind !== 'SALE') return null;
  return (
    <>
      <Button size="lg" onClick={() => show('gift')}>
        <Gift aria-hidden />
        {t('gift')}
      </Button>
      <Button size="lg" onClick={() => show('phone')}>
        <QrIcon aria-hidden />
        {t('phone')}
      </Button>
      <Dialog open={shown === 'gift'} onOpenChange={close}>
        {shown === 'gift' ? <GiftReceipt receipt={receipt} /> : null}
      </Dialog>
      <Dialog open={shown === 'phone'} onOpenChange={close}>
        {shown === 'phone' ? <OnPhone receipt={receipt} /> : null}
      </Dialog>
    </>
  );
}

function GiftReceipt({ receipt }: { receipt: ReceiptData }) {
  const t = useTranslations('sales.extras');
  const practised = useTranslations('sales.practice');
  const words = useReceiptWords();
  const { settings, practice } = useCounter();
  const { store, printer } = settings;
  const sheet = useRef<HTMLDivElement>(null);
  const agent = useAgentPrinting(store.id);
  const paper = paperOfGift(receipt, store, words, practice ? { mark: practised('mark') } : {});
  const here = () => (sheet.current ? printPaper(sheet.current) : undefined);
  // No drawer opens for it, and it may be printed as often as there are gifts.
  const print = () => (printer.route === 'AGENT' ? agent.send(paper, false) : here());
  return (
    <DialogContent
      title={t('gift')}
      description={t('giftHint')}
      footer={
        <Button size="lg" variant="primary" onClick={() => void print()}>
          {t('printGift')}
        </Button>
      }
    >
      <div className="flex flex-col items-center gap-3">
        <PrintStanding
          state={agent.state}
          onRetry={() => void agent.retry()}
          onHere={() => {
            agent.callOff();
            void here();
          }}
        />
        <div className="shadow-float">
          <PaperOnScreen ref={sheet} paper={paper} widthMm={store.receiptWidthMm} />
        </div>
      </div>
    </DialogContent>
  );
}

function OnPhone({ receipt }: { receipt: ReceiptData }) {
  const t = useTranslations('sales.extras');
  const { practice } = useCounter();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const own = useReceiptLink(receipt.number);
  // What another tablet rang up the server has the link of.
  const told = useQuery({
    ...trpc.invoices.link.queryOptions({ storeId: settings.store.id, ticketId: receipt.id }),
    enabled: own === null && practice === null,
    retry: false,
  });
  const origin = settings.receiptLink?.origin ?? window.location.origin;
  const link =
    own ?? (told.data ? `${origin}${told.data.path}` : told.isError || practice ? null : undefined);
  return (
    <DialogContent title={t('phone')} description={t('phoneHint')}>
      {link ? (
        <div className="flex flex-col items-center gap-3">
          <QrCode text={link} label={t('phoneCode')} />
          <p className="break-all text-center text-ink-soft text-sm">{link}</p>
        </div>
      ) : link === null ? (
        <Callout tone="warn" title={t(practice ? 'phonePractice' : 'phoneNone')} />
      ) : null}
    </DialogContent>
  );
}
