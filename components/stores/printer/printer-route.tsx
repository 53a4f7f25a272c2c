'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { PRINT_ROUTES, type PrintRoute } from '@/server/printing/printing-rules';
import { useTRPCClient } from '@/trpc/react';

const MOST_LETTERS = 40;

/** By whom a store's receipts are printed. */
export function PrinterRoute(known: { storeId: string; route: PrintRoute; name: string }) {
  const t = useTranslations('stores.settings.printer');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.printing.setPrinter.mutate);
  const [route, setRoute] = useState<string>(known.route);
  const [name, setName] = useState(known.name);
  const isChanged = route !== known.route || name.trim() !== known.name;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const chosen = PRINT_ROUTES.find((one) => one === route);
        // Enter sends a form whose button is grey.
        if (!chosen || !isChanged) return;
        if (await act({ storeId: known.storeId, route: chosen, name: name.trim() }))
          toast.success(t('saved'));
      }}
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <Field label={t('route')}>
          <Select
            value={route}
            onChange={(event) => setRoute(event.target.value)}
            options={PRINT_ROUTES.map((value) => ({ value, label: t(`routes.${value}`) }))}
          />
        </Field>
        <Field label={t('name')} hint={t('nameHint')}>
          <Input
            value={name}
            maxLength={MOST_LETTERS}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </div>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button
        type="submit"
        className="self-start"
        loading={busy}
        missing={isChanged ? null : why('unchanged')}
      >
        {t('save')}
      </Button>
    </form>
  );
}
