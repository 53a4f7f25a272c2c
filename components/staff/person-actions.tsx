'use client';

import { History, Pencil, UserCheck, UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/components/shell/session';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { toast } from '@/components/ui/toast';
import { parseLocale } from '@/lib/i18n/locales';
import { useTRPCClient } from '@/trpc/react';
import { PersonFactsForm } from './person-facts-form';

type Shown = { id: string; name: string; login: string | null; locale: string; deactivatedAt: Date | null };

/** What an administrator does with a person as a whole. */
export function PersonActions({ person }: { person: Shown }) {
  const t = useTranslations('staff.person');
  const client = useTRPCClient();
  const seesTrail = useCan('audit.read');
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const edit = useAct(client.staff.editPerson.mutate);
  return (
    <>
      <Button
        onClick={() => {
          edit.clear();
          setEditing(true);
        }}
      >
        <Pencil aria-hidden />
        {t('edit')}
      </Button>
      <MoreMenu>
        {seesTrail ? (
          <MenuLink href={`/audit?person=${person.id}`}>
            <History aria-hidden />
            {t('trail')}
          </MenuLink>
        ) : null}
        <StateItem person={person} onAsk={() => setAsking(true)} />
      </MoreMenu>
      <Deactivate person={person} open={asking} onOpenChange={setAsking} />
      {editing ? (
        <PersonFactsForm
          open
          onOpenChange={setEditing}
          title={t('edit')}
          facts={{ name: person.name, login: person.login ?? '', locale: parseLocale(person.locale) }}
          busy={edit.busy}
          problem={edit.problem}
          onSave={async (facts) => {
            if (!(await edit.act({ personId: person.id, ...facts }))) return;
            setEditing(false);
            toast.success(t('saved'));
          }}
        />
      ) : null}
    </>
  );
}

/** Deactivates, which asks first, or takes that back. */
function StateItem({ person, onAsk }: { person: Shown; onAsk: () => void }) {
  const t = useTranslations('staff.person');
  const client = useTRPCClient();
  const on = useAct(client.staff.reactivatePerson.mutate);
  if (!person.deactivatedAt)
    return (
      <MenuItem tone="danger" onClick={onAsk}>
        <UserX aria-hidden />
        {t('deactivate')}
      </MenuItem>
    );
  return (
    <MenuItem
      onClick={async () => {
        if (await on.act({ personId: person.id })) toast.success(t('reactivated', { name: person.name }));
        else toast.error(t('notDone'));
      }}
    >
      <UserCheck aria-hidden />
      {t('reactivate')}
    </MenuItem>
  );
}

function Deactivate({
  person,
  open,
  onOpenChange,
}: {
  person: Shown;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('staff.person');
  const client = useTRPCClient();
  const off = useAct(client.staff.deactivatePerson.mutate);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        off.clear();
        onOpenChange(next);
      }}
      tone="danger"
      title={t('deactivateTitle', { name: person.name })}
      description={t('deactivateText')}
      confirmLabel={t('deactivate')}
      onConfirm={async () => {
        if (!(await off.act({ personId: person.id }))) throw new Error('refused');
        toast.success(t('deactivated', { name: person.name }));
      }}
    >
      {off.problem ? <Callout tone="late" title={off.problem} /> : null}
    </ConfirmDialog>
  );
}
