'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { addSupplierInput } from '@/server/purchasing/schema';
import { useTRPCClient } from '@/trpc/react';

const schema = addSupplierInput.omit({ requestId: true });

export type Supplier = { id: string; code: string; name: string; phone: string; closedAt: Date | null };

/** A supplier's facts, new or changed. */
export function SupplierForm({
  supplier,
  onAdded,
  onClose,
}: {
  supplier?: Supplier | undefined;
  /** A new one is there: its id. */
  onAdded?: ((supplierId: string) => void) | undefined;
  onClose: () => void;
}) {
  const t = useTranslations('purchasing.suppliers');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const add = useAct(client.purchasing.addSupplier.mutate);
  const edit = useAct(client.purchasing.editSupplier.mutate);
  const { busy, problem } = supplier ? edit : add;
  const { register, handleSubmit, formState } = useForm<
    z.input<typeof schema>,
    unknown,
    z.output<typeof schema>
  >({
    resolver: zodResolver(schema),
    defaultValues: { code: supplier?.code ?? '', name: supplier?.name ?? '', phone: supplier?.phone ?? '' },
  });
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={supplier ? t('edit') : t('add')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async (facts) => {
        const done = supplier ? await edit.act({ supplierId: supplier.id, ...facts }) : await add.act(facts);
        if (!done) return;
        if (!supplier) onAdded?.(done.supplierId);
        onClose();
        toast.success(t('saved', { name: facts.name }));
      })}
    >
      <Field label={t('code')} hint={t('codeHint')} required error={fieldText(formState.errors.code)}>
        <Input {...register('code')} autoComplete="off" maxLength={20} />
      </Field>
      <Field label={t('name')} required error={fieldText(formState.errors.name)}>
        <Input {...register('name')} autoComplete="off" />
      </Field>
      <Field label={t('phone')} error={fieldText(formState.errors.phone)}>
        <Input {...register('phone')} autoComplete="off" inputMode="tel" />
      </Field>
    </FormDialog>
  );
}
