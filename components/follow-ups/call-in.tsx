'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { CUSTOMER_SOURCES } from '@/server/customers/schema';
import { useTRPCClient } from '@/trpc/react';

/** The customer called: what made them, and what they wanted. */
export function CallIn({ storeId, customerId }: { storeId: string; customerId: string }) {
  const t = useTranslations('followUps');
  const sources = useTranslations('customers.sources');
  const client = useTRPCClient();
  const deed = useAct(client.followUps.record.mutate);
  const [source, setSource] = useState<(typeof CUSTOMER_SOURCES)[number]>('PHONE');
  const [note, setNote] = useState('');
  return (
    <ActDialog
      label={t('callIn')}
      title={t('callIn')}
      deed={deed}
      done={t('noted')}
      submit={async () =>
        (await deed.act({ storeId, customerId, direction: 'IN', outcome: 'REACHED', source, note })) !==
        undefined
      }
    >
      <Field label={t('source')}>
        <Select
          value={source}
          onChange={({ target }) =>
            setSource(CUSTOMER_SOURCES.find((one) => one === target.value) ?? 'OTHER')
          }
          options={CUSTOMER_SOURCES.map((value) => ({ value, label: sources(value) }))}
        />
      </Field>
      <Field label={t('note')}>
        <Textarea value={note} maxLength={200} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </ActDialog>
  );
}
