'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  /** Null: what is nobody's. */
  fromPersonId: string | null;
  name: string;
  count: number;
  people: readonly { id: string; name: string }[];
}

/** All that waits for one person goes to another. */
export function HandOver({ storeId, fromPersonId, name, count, people }: Props) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const deed = useAct(client.followUps.handOver.mutate);
  const [toPersonId, setTo] = useState(people[0]?.id ?? '');
  if (people.length === 0) return null;
  return (
    <ActDialog
      label={t('handOverOf', { name })}
      size="sm"
      title={t('handOverTitle', { name, count })}
      deed={deed}
      submit={async () => (await deed.act({ storeId, fromPersonId, toPersonId })) !== undefined}
      done={t('handedOver')}
    >
      <Field label={t('handOverTo')} required>
        <Select
          value={toPersonId}
          onChange={({ target }) => setTo(target.value)}
          options={people.map(({ id, name: label }) => ({ value: id, label }))}
        />
      </Field>
    </ActDialog>
  );
}
