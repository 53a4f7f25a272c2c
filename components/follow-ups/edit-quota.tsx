'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useTRPCClient } from '@/trpc/react';

type Role = 'CLERK' | 'STORE_MANAGER';

const MOST = 500;
/** A whole number as it is typed; null where it is none. */
const whole = (text: string) => (/^\d{1,3}$/.test(text.trim()) && Number(text) <= MOST ? Number(text) : null);

/** How many calls a role of a store is to make a day. */
export function EditQuota({
  storeId,
  name,
  quota,
}: {
  storeId: string;
  name: string;
  quota: { role: Role; calls: number; firstContacts: number };
}) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const deed = useAct(client.followUps.setQuota.mutate);
  const [calls, setCalls] = useState(String(quota.calls));
  const [first, setFirst] = useState(String(quota.firstContacts));
  const [wrong, setWrong] = useState(false);

  async function submit() {
    const [most, firstContacts] = [whole(calls), whole(first)];
    const isWrong = most === null || firstContacts === null || firstContacts > most;
    setWrong(isWrong);
    if (isWrong) return false;
    return (await deed.act({ storeId, role: quota.role, calls: most, firstContacts })) !== undefined;
  }

  return (
    <ActDialog
      label={t('quotaEdit', { role: name })}
      size="sm"
      title={name}
      deed={deed}
      submit={submit}
      done={t('saved')}
    >
      <Field label={t('quotaCalls')} required error={wrong ? t('quotaWrong') : undefined}>
        <Input
          numeric
          inputMode="numeric"
          value={calls}
          maxLength={3}
          onChange={({ target }) => setCalls(target.value)}
        />
      </Field>
      <Field label={t('quotaFirst')} required>
        <Input
          numeric
          inputMode="numeric"
          value={first}
          maxLength={3}
          onChange={({ target }) => setFirst(target.value)}
        />
      </Field>
    </ActDialog>
  );
}
