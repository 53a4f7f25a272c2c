'use client';

import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { toast } from '@/components/ui/toast';
import type { SECOND_FACTOR_ROLES } from '@/server/staff/second-factor/second-factor-schema';
import { useTRPCClient } from '@/trpc/react';

type Role = (typeof SECOND_FACTOR_ROLES)[number];
type Policy = readonly { role: Role; asked: boolean; without: number }[];

/** Which roles have to sign in with a second factor. */
export function SecondFactorPolicy({ policy }: { policy: Policy }) {
  const t = useTranslations('staff.secondFactorPolicy');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ShieldCheck aria-hidden />
        {t('open')}
      </Button>
      {open ? <PolicyForm policy={policy} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PolicyForm({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useTranslations('staff.secondFactorPolicy');
  const roleName = useTranslations('shell.roles');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.staff.setSecondFactorPolicy.mutate);
  const [roles, setRoles] = useState(() => policy.filter(({ asked }) => asked).map(({ role }) => role));
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('title')}
      description={t('hint')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (!(await act({ roles }))) return;
        onClose();
        toast.success(t('saved'));
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-sm">{t('roles')}</legend>
        {policy.map(({ role, without }) => (
          <Checkbox
            key={role}
            label={roleName(role)}
            hint={t('without', { count: without })}
            checked={roles.includes(role)}
            onCheckedChange={(on) =>
              setRoles((before) => (on === true ? [...before, role] : before.filter((one) => one !== role)))
            }
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
