'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useTRPCClient } from '@/trpc/react';

/** A call that was promised: when, and what about. */
export function PlanCall({ storeId, customerId }: { storeId: string; customerId: string }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const deed = useAct(client.followUps.add.mutate);
  const [dueDay, setDueDay] = useState('');
  const [note, setNote] = useState('');
  return (
    <ActDialog
      label={t('plan')}
      title={t('plan')}
      deed={deed}
      done={t('planned')}
      submit={async () =>
        dueDay !== '' &&
        note.trim() !== '' &&
        (await deed.act({ storeId, customerId, dueDay, note })) !== undefined
      }
    >
      <Field label={t('againOn')} required>
        <DateInput value={dueDay} onValueChange={setDueDay} />
      </Field>
      <Field label={t('about')} required>
        <Input value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </ActDialog>
  );
}
