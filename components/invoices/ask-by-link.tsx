'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useTRPCClient } from '@/trpc/react';
import { BuyerFields, useBuyer } from './buyer-fields';

/** The customer asks for an invoice on the page of their receipt. */
export function AskInvoiceByLink({ number, token }: { number: string; token: string }) {
  const t = useTranslations('invoices');
  const client = useTRPCClient();
  const deed = useAct(client.invoices.askByLink.mutate);
  const of = useBuyer();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button size="lg" className="w-full" onClick={() => setOpen(true)}>
        {t('ask')}
      </Button>
    );
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const buyer = of.take();
        if (buyer) void deed.act({ number, token, ...buyer });
      }}
    >
      <h2 className="font-semibold text-lg">{t('ask')}</h2>
      {deed.problem ? <Callout tone="late" title={deed.problem} /> : null}
      <BuyerFields of={of} refusal={deed.refusal} />
      <Button size="lg" variant="primary" type="submit" loading={deed.busy}>
        {t('send')}
      </Button>
      <p className="text-ink-soft text-sm">{t('keptFor')}</p>
    </form>
  );
}
