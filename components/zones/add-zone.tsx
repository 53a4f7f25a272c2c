'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { addZoneInput, FREE_ZONE_KINDS } from '@/server/zones/schema';
import { useTRPCClient } from '@/trpc/react';

const schema = addZoneInput.omit({ requestId: true, storeId: true });

/** A new shelf area or stockroom. */
export function AddZone({ storeId, onClose }: { storeId: string; onClose: () => void }) {
  const t = useTranslations('zones');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.add.mutate);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { code: '', name: '', kind: 'FLOOR' as const },
  });
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('add')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async (zone) => {
        if (!(await act({ storeId, ...zone }))) return;
        onClose();
        toast.success(t('added', { name: zone.name }));
      })}
    >
      <Field label={t('code')} hint={t('codeHint')} required error={fieldText(formState.errors.code)}>
        <Input {...register('code')} autoComplete="off" maxLength={8} className="uppercase" />
      </Field>
      <Field label={t('name')} required error={fieldText(formState.errors.name)}>
        <Input {...register('name')} autoComplete="off" />
      </Field>
      <Field label={t('kind')}>
        <Select
          {...register('kind')}
          options={FREE_ZONE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
      </Field>
    </FormDialog>
  );
}
