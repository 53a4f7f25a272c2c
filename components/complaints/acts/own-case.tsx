'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useTRPCClient } from '@/trpc/react';
import { type OfCase, Words } from './of-case';

/** It becomes one's own. */
export function TakeCase({ storeId, complaintId, version }: OfCase) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.take.mutate);
  return (
    <>
      <Button loading={busy} onClick={() => act({ storeId, complaintId, version })}>
        {t('take')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** It becomes a colleague's. */
export function HandOver({
  storeId,
  complaintId,
  version,
  workers,
}: OfCase & { workers: readonly { id: string; name: string }[] }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.handOver.mutate);
  const [toPersonId, setTo] = useState('');
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('handOver')}
      title={t('handOver')}
      deed={deed}
      submit={async () =>
        toPersonId !== '' &&
        (await deed.act({ storeId, complaintId, version, toPersonId, text })) !== undefined
      }
      done={t('handedOver')}
    >
      <Field label={t('handOverTo')} required>
        <Select
          value={toPersonId}
          placeholder={t('handOverTo')}
          onChange={(event) => setTo(event.target.value)}
          options={workers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Words label={t('why')} value={text} onChange={setText} />
    </ActDialog>
  );
}
