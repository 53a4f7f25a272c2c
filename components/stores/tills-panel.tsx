'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Calculator, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/shell/form-dialog';
import { useCan } from '@/components/shell/session';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { addTillInput } from '@/server/tills/schema';
import { useTRPCClient } from '@/trpc/react';

type ShownTill = { id: string; code: string; name: string; devices: number };

/** The counter positions of a store and how many devices are enrolled on each. */
export function TillsPanel(props: { storeId: string; tills: readonly ShownTill[]; mayManage: boolean }) {
  const t = useTranslations('stores.tillsPanel');
  const seesDevices = useCan('devices.read');
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('title')}
      description={t('description')}
      actions={
        <>
          {seesDevices ? <ButtonLink href="/devices">{t('devices')}</ButtonLink> : null}
          {props.mayManage ? (
            <Button variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t('add')}
            </Button>
          ) : null}
        </>
      }
    >
      <Card padding="none">
        {props.tills.length === 0 ? (
          <EmptyState icon={Calculator} title={t('empty')} description={t('emptyHint')} />
        ) : (
          <ul className="divide-y divide-rule text-sm">
            {props.tills.map((till) => (
              <li key={till.id} className="flex min-h-12 items-center gap-4 px-4 py-2">
                <span className="figures w-8 text-ink-soft">{till.code}</span>
                <span className="flex-1 font-medium">{till.name}</span>
                <span className="text-ink-soft">{t('deviceCount', { count: till.devices })}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {adding ? (
        <AddTillForm storeId={props.storeId} taken={props.tills} onClose={() => setAdding(false)} />
      ) : null}
    </Section>
  );
}

function AddTillForm(props: { storeId: string; taken: readonly ShownTill[]; onClose: () => void }) {
  const t = useTranslations('stores.tillsPanel');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.tills.add.mutate);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(addTillInput.pick({ code: true, name: true })),
    defaultValues: { code: nextCode(props.taken.map(({ code }) => code)), name: '' },
  });
  return (
    <FormDialog
      open
      onOpenChange={props.onClose}
      title={t('add')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={handleSubmit(async (till) => {
        if (!(await act({ storeId: props.storeId, ...till }))) return;
        props.onClose();
        toast.success(t('added'));
      })}
    >
      <Field
        label={t('code')}
        hint={t('codeHint')}
        required
        error={formState.errors.code ? fieldText({ message: 'tillCode' }) : undefined}
      >
        <Input
          {...register('code')}
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
          className="figures"
        />
      </Field>
      <Field label={t('name')} required error={fieldText(formState.errors.name)}>
        <Input {...register('name')} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}

/** The first two digits nobody has. */
function nextCode(taken: readonly string[]): string {
  for (let number = 1; number < 100; number += 1) {
    const code = String(number).padStart(2, '0');
    if (!taken.includes(code)) return code;
  }
  return '';
}
