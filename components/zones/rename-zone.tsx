'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { renameZoneInput } from '@/server/zones/schema';
import { useTRPCClient } from '@/trpc/react';

/** Another name for the same place. */
export function RenameZone({
  storeId,
  zone,
  onClose,
}: {
  storeId: string;
  zone: { id: string; name: string };
  onClose: () => void;
}) {
  const t = useTranslations('zones');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.rename.mutate);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(renameZoneInput.pick({ name: true })),
    defaultValues: { name: zone.name },
  });
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('rename')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async ({ name }) => {
        if (await act({ storeId, zoneId: zone.id, name })) onClose();
      })}
    >
      <Field label={t('name')} required error={fieldText(formState.errors.name)}>
        <Input {...register('name')} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
