'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useUrlParams } from '@/components/ui/use-url-params';
import { CUSTOMER_MARKS, CUSTOMER_SOURCES } from '@/server/customers/schema';
import { useTRPCClient } from '@/trpc/react';

/** Takes the list as it is narrowed out in a file: with a word for what, which stays. */
export function ExportCustomers() {
  const t = useTranslations('customers.export');
  const client = useTRPCClient();
  const { get } = useUrlParams();
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState('');
  const { act, busy, problem } = useAct(client.customers.export.mutate, { quiet: true });
  const filter = {
    tag: get('tag') || undefined,
    source: CUSTOMER_SOURCES.find((one) => one === get('source')),
    servedById: get('served') || undefined,
    storeId: get('store') || undefined,
    mark: CUSTOMER_MARKS.find((one) => one === get('mark')),
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Download aria-hidden />
        {t('open')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('text')}
        submitLabel={t('submit')}
        width="sm"
        busy={busy}
        problem={problem}
        onSubmit={async (event) => {
          event.preventDefault();
          const answer = purpose.trim() === '' ? undefined : await act({ purpose, filter });
          if (!answer) return;
          setOpen(false);
          setPurpose('');
          window.location.assign(`/api/customers/exports/${answer.exportId}`);
        }}
      >
        <Field label={t('purpose')} hint={t('purposeHint')} required>
          <Input
            value={purpose}
            maxLength={200}
            required
            onChange={({ target }) => setPurpose(target.value)}
          />
        </Field>
      </FormDialog>
    </>
  );
}
