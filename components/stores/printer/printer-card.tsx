'use client';

import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { paperOfReceipt, type ReceiptHeading } from '@/components/sales/receipt-on-paper';
import { useReceiptWords } from '@/components/sales/use-receipt-words';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import type { Paper } from '@/lib/printing/paper';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { useSampleReceipt } from '../test-print';
import { PrintToken } from './print-token';
import { PrinterRoute } from './printer-route';

/** An agent that comes or goes is seen while somebody sets it up, ms. */
const SEEN_EACH_MS = 5_000;

/** The store's receipt printer: by whom receipts are printed, the agent's token, and a paper to try it with. */
export function PrinterCard({ store }: { store: ReceiptHeading & { id: string } }) {
  const t = useTranslations('stores.settings.printer');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const rehearsing = useAct(client.printing.rehearse.mutate);
  const paper = useRehearsal(store);
  const { data: printer } = useQuery({
    ...trpc.printing.printer.queryOptions({ storeId: store.id }),
    refetchInterval: SEEN_EACH_MS,
  });
  if (!printer) return null;
  const isReady = printer.route === 'AGENT' && printer.tokenMadeAt !== null;
  return (
    <Card id="receipt-printer" className="mt-5 flex scroll-mt-20 flex-col gap-5">
      <div>
        <h2 className="font-semibold">{t('title')}</h2>
        <p className="mt-1 max-w-prose text-ink-soft text-sm">{t('hint')}</p>
      </div>
      <PrinterRoute storeId={store.id} route={printer.route} name={printer.name} key={printer.route} />
      <PrintToken storeId={store.id} madeAt={printer.tokenMadeAt} timeZone={store.timeZone} />
      {isReady ? (
        <Callout
          tone={printer.standing === 'THERE' ? 'info' : 'warn'}
          title={t(`standing.${printer.standing}`)}
        >
          {t('waiting', { count: printer.waiting })}
        </Callout>
      ) : null}
      {rehearsing.problem ? <Callout tone="late" title={rehearsing.problem} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          loading={rehearsing.busy}
          missing={isReady ? null : t('needsToken')}
          onClick={async () => {
            if (await rehearsing.act({ storeId: store.id, paper })) toast.success(t('sent'));
          }}
        >
          <Printer aria-hidden />
          {t('rehearse')}
        </Button>
        <p className="text-ink-soft text-sm">{t('rehearseHint')}</p>
      </div>
    </Card>
  );
}

/** A sample of the store's receipt, and a QR code below it. */
function useRehearsal(store: ReceiptHeading): Paper {
  const t = useTranslations('stores.settings');
  const receipt = useSampleReceipt();
  const words = useReceiptWords();
  return [
    ...paperOfReceipt(receipt, store, words, { mark: t('testPrint.mark') }),
    { kind: 'qr', code: t('printer.qr'), caption: t('printer.qr') },
  ];
}
