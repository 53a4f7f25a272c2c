'use client';

import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import type { ReceiptData } from '@/components/sales/receipt-data';
import type { ReceiptHeading } from '@/components/sales/receipt-on-paper';
import { ReceiptSheet } from '@/components/sales/receipt-sheet';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { printPaper } from '@/components/ui/print-paper';
import { SAMPLE_NUMBER } from '@/lib/practice-number';
import type { SettingsForm } from './settings-fields';

/**
 * The store's receipt as it stands in the form, saved or not, with goods nobody bought: what a roll of paper and a printer make of
 * it. No ticket is booked and no number taken.
 */
export function TestPrint({ form, store }: { form: SettingsForm; store: ReceiptHeading }) {
  const t = useTranslations('stores.settings.testPrint');
  const paper = useRef<HTMLDivElement>(null);
  const typed = useWatch({ control: form.control });
  const shown: ReceiptHeading = {
    ...store,
    name: typed.name ?? store.name,
    address: typed.address ?? store.address,
    phone: typed.phone ?? store.phone,
    receiptFooter: typed.receiptFooter ?? store.receiptFooter,
    receiptWidthMm: Number(typed.receiptWidthMm ?? store.receiptWidthMm),
  };
  return (
    <Card id="test-print" className="flex scroll-mt-20 flex-wrap items-start gap-6">
      <div className="min-w-60 flex-1">
        <h2 className="font-semibold">{t('title')}</h2>
        <p className="mt-1 text-ink-soft text-sm">{t('hint')}</p>
        <Button className="mt-4" onClick={() => paper.current && void printPaper(paper.current)}>
          <Printer aria-hidden />
          {t('print')}
        </Button>
      </div>
      <div className="mx-auto shadow-float">
        <ReceiptSheet ref={paper} store={shown} receipt={useSampleReceipt()} mark={t('mark')} />
      </div>
    </Card>
  );
}

/** The same on the server and in the browser: only the look of a moment is tried. */
const SAMPLE_MOMENT = new Date('2026-01-01T02:00:00Z');

/** Of goods nobody bought: two lines, a discount, something that waits for its customer, change: every kind of line a receipt has. */
export function useSampleReceipt(): ReceiptData {
  const t = useTranslations('stores.settings.testPrint');
  const line = { unit: t('unit'), discountFen: 0, later: false };
  return {
    id: SAMPLE_NUMBER,
    kind: 'SALE',
    number: SAMPLE_NUMBER,
    occurredAt: SAMPLE_MOMENT,
    cashier: t('cashier'),
    tillCode: '01',
    lines: [
      {
        ...line,
        id: '1',
        name: t('lamp'),
        spec: t('lampSpec'),
        code: 'LAMP-01',
        quantity: '1',
        unitPriceFen: 19_900,
        grossFen: 19_900,
        discountFen: 1_990,
        netFen: 17_910,
      },
      {
        ...line,
        id: '2',
        name: t('chair'),
        spec: t('chairSpec'),
        code: 'CHAIR-02',
        quantity: '2',
        unitPriceFen: 45_000,
        grossFen: 90_000,
        netFen: 90_000,
        later: true,
      },
    ],
    discountFen: 1_990,
    netFen: 107_910,
    taxFen: 12_415,
    roundingFen: 0,
    totalFen: 107_910,
    changeFen: 2_090,
    tenders: [{ id: '1', kind: 'CASH', amountFen: 110_000 }],
    note: '',
  };
}
