'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { ROLES, type RoleName } from '@/server/staff/permissions';
import { useTRPCClient } from '@/trpc/react';

/** A role for a person, in one store or all. */
/** What stands for all of them, also those opened later. */
const EVERY_STORE = 'every';

export function GrantRoleForm(props: {
  personId: string;
  stores: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const t = useTranslations('staff.person');
  const roleName = useTranslations('shell.roles');
  const roleHint = useTranslations('staff.roleHints');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.staff.grantRole.mutate);
  const [role, setRole] = useState<RoleName>('CLERK');
  // Where there is a choice it is made, not guessed: a hurried tap gave a clerk every store.
  const [storeId, setStoreId] = useState(props.stores.length === 1 ? (props.stores[0]?.id ?? '') : '');
  return (
    <FormDialog
      open
      onOpenChange={props.onClose}
      title={t('grant')}
      submitLabel={t('grant')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        const done = await act({
          personId: props.personId,
          role,
          forStoreId: storeId === EVERY_STORE ? null : storeId,
        });
        if (!done) return;
        props.onClose();
        toast.success(t('granted'));
      }}
    >
      <Field label={t('role')}>
        <RadioGroup
          value={role}
          onValueChange={(value) => setRole(value)}
          options={ROLES.map((name) => ({ value: name, label: roleName(name), hint: roleHint(name) }))}
        />
      </Field>
      <Field label={t('where')} hint={storeId === EVERY_STORE ? t('everywhereHint') : undefined}>
        <Select
          value={storeId}
          onChange={({ target }) => setStoreId(target.value)}
          required
          placeholder={t('chooseStore')}
          options={[
            ...props.stores.map(({ id, name }) => ({ value: id, label: name })),
            { value: EVERY_STORE, label: t('everywhere') },
          ]}
        />
      </Field>
    </FormDialog>
  );
}
