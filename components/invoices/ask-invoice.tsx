'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { BuyerFields, useBuyer } from './buyer-fields';

/** Asks finance for an invoice over a receipt; where one is on its way, how far it is. */
export function AskInvoice({ storeId, ticketId }: { storeId: string; ticketId: string }) {
  const t = useTranslations('invoices');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const deed = useAct(client.invoices.ask.mutate);
  const of = useBuyer();
  const known = useQuery({
    ...trpc.invoices.ofTicket.queryOptions({ storeId, ticketId }),
    staleTime: 0,
  });
  if (known.data && known.data.state !== 'DECLINED')
    return (
      <Badge tone={known.data.state === 'OPEN' ? 'warn' : 'ok'} className="self-center">
        {t(`ofReceipt.${known.data.state}`, { number: known.data.invoiceNumber })}
      </Badge>
    );
  return (
    <ActDialog
      label={t('ask')}
      size="lg"
      title={t('ask')}
      description={t('askHint')}
      deed={deed}
      submit={async () => {
        const buyer = of.take();
        if (!buyer || !(await deed.act({ storeId, ticketId, ...buyer }))) return false;
        void known.refetch();
        return true;
      }}
      done={t('asked')}
    >
      <BuyerFields of={of} refusal={deed.refusal} />
    </ActDialog>
  );
}
