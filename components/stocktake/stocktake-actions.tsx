'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { StocktakeState } from '@/server/stocktake/rules';
import { useTRPCClient } from '@/trpc/react';

/** Starting and giving up. */
export function StocktakeActions(props: { storeId: string; stocktakeId: string; state: StocktakeState }) {
  const t = useTranslations('stocktake');
  const client = useTRPCClient();
  const { storeId, stocktakeId, state } = props;
  const start = useAct(client.stocktake.start.mutate);
  const cancel = useAct(client.stocktake.cancel.mutate);
  const [cancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState('');
  if (state === 'posted' || state === 'cancelled') return null;
  return (
    <>
      <Button onClick={() => setCancelling(true)}>{t('cancel')}</Button>
      {state === 'planned' ? (
        <Button
          variant="primary"
          loading={start.busy}
          onClick={async () => {
            if (await start.act({ storeId, stocktakeId })) toast.success(t('startedNow'));
          }}
        >
          {t('start')}
        </Button>
      ) : null}
      {start.problem ? <Callout tone="late" title={start.problem} /> : null}
      <FormDialog
        open={cancelling}
        onOpenChange={setCancelling}
        width="sm"
        title={t('cancel')}
        description={t('cancelHint')}
        submitLabel={t('cancelNow')}
        cancelLabel={t('keep')}
        busy={cancel.busy}
        problem={cancel.problem}
        onSubmit={async (event) => {
          event.preventDefault();
          if (reason.trim() === '') return;
          if (await cancel.act({ storeId, stocktakeId, reason: reason.trim() })) setCancelling(false);
        }}
      >
        <Field label={t('reason')} required>
          <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </FormDialog>
    </>
  );
}
