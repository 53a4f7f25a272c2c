'use client';

import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { keptReceipts } from '@/client/kept-receipts';
import { tabletStore } from '@/client/tablet-store';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useCounter } from './counter-context';
import { PrintStanding } from './printing/print-standing';
import type { ReceiptData } from './receipt-data';
import { ReceiptPaper } from './receipt-paper';
import { RecentReceipts } from './recent-receipts';
import { usePrinting } from './use-printing';

/** While nobody answers: what this till gave out itself, to be read and printed again. */
export function KeptReceipts({ number, onFind }: { number: string; onFind: (number: string) => void }) {
  const t = useTranslations('sales.receipts');
  const { settings } = useCounter();
  const storeId = settings.store.id;
  const [found, setFound] = useState<readonly ReceiptData[]>([]);
  useEffect(() => {
    keptReceipts(tabletStore(), storeId, number).then(
      // The tablet wrote them itself, as they were printed.
      (rows) => setFound(rows.map(({ receipt }) => receipt as ReceiptData)),
      () => setFound([]),
    );
  }, [storeId, number]);
  const [first, ...others] = found;
  if (!first) return null;
  return (
    <>
      <Callout title={t('keptHint')} />
      {number !== '' && others.length === 0 ? (
        <KeptReceiptShown key={first.number} receipt={first} />
      ) : (
        <RecentReceipts
          title={t('kept')}
          rows={found.map((receipt) => ({ ...receipt, flags: [] }))}
          onChoose={onFind}
        />
      )}
    </>
  );
}

function KeptReceiptShown({ receipt }: { receipt: ReceiptData }) {
  const t = useTranslations('sales.receipts');
  const printing = usePrinting(receipt, { isFresh: false });
  return (
    <div className="flex flex-col items-start gap-4 lg:flex-row">
      <div className="shrink-0 self-center shadow-float lg:self-start">
        <ReceiptPaper ref={printing.paper} receipt={receipt} copy={printing.copy} />
      </div>
      <div className="flex flex-col gap-3">
        <Button size="lg" onClick={printing.print}>
          <Printer aria-hidden />
          {t('reprint')}
        </Button>
        <PrintStanding {...printing.standing} />
      </div>
    </div>
  );
}
