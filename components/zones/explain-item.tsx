'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** Says why one's shelf differs from the other program. */
export function ExplainItem(props: { storeId: string; discrepancyId: string; name: string }) {
  const { storeId, discrepancyId, name } = props;
  const t = useTranslations('zones.board');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.reconciliation.explain.mutate);
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const words = note.trim();
  return (
    <>
      <Button size="lg" aria-label={t('explainOf', { name })} onClick={() => setOpen(true)}>
        {t('explain')}
      </Button>
      {open ? (
        <FormDialog
          open
          onOpenChange={setOpen}
          width="sm"
          title={t('explainOf', { name })}
          busy={busy}
          problem={problem}
          onSubmit={async (event) => {
            event.preventDefault();
            setTried(true);
            if (words === '') return;
            if (!(await act({ storeId, discrepancyId, note: words }))) return;
            toast.success(t('explainDone'));
            setOpen(false);
          }}
        >
          <Field
            label={t('explainNote')}
            required
            error={tried && words === '' ? common('required') : undefined}
          >
            <Textarea value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
