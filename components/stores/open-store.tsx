'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { newStore, STORE_KINDS } from '@/server/stores/schema';
import { useTRPCClient } from '@/trpc/react';
import type { TimeZoneChoice } from './time-zones';

/** A new store, which comes with its fixed zones and a first till. */
export function OpenStore({ timeZones }: { timeZones: readonly TimeZoneChoice[] }) {
  const t = useTranslations('stores');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('openStore')}
      </Button>
      {open ? <OpenStoreForm timeZones={timeZones} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function OpenStoreForm({
  timeZones,
  onClose,
}: {
  timeZones: readonly TimeZoneChoice[];
  onClose: () => void;
}) {
  const t = useTranslations('stores');
  const fieldText = useFieldText();
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.openStore.mutate);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(newStore.omit({ firstDay: true })),
    defaultValues: {
      code: '',
      name: '',
      kind: 'STORE' as const,
      timeZone: 'Asia/Shanghai',
      address: '',
      phone: '',
    },
  });
  const { errors } = formState;
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('openStore')}
      description={t('openStoreHint')}
      submitLabel={t('openSubmit')}
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async (store) => {
        const made = await act(store);
        if (made) router.push(`/stores/${made.storeId}`);
      })}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} required error={fieldText(errors.name)}>
          <Input {...register('name')} autoComplete="off" />
        </Field>
        <Field label={t('code')} required hint={t('codeHint')} error={fieldText(errors.code)}>
          <Input {...register('code')} autoComplete="off" maxLength={8} className="uppercase" />
        </Field>
        <Field label={t('kind')} error={fieldText(errors.kind)}>
          <Select
            {...register('kind')}
            options={STORE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
        </Field>
        <Field label={t('timeZone')} error={fieldText(errors.timeZone)}>
          <Select {...register('timeZone')} options={timeZones} />
        </Field>
        <Field label={t('address')} error={fieldText(errors.address)}>
          <Input {...register('address')} autoComplete="off" />
        </Field>
        <Field label={t('phone')} error={fieldText(errors.phone)}>
          <Input {...register('phone')} type="tel" autoComplete="off" />
        </Field>
      </div>
    </FormDialog>
  );
}
