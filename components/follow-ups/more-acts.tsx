'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MenuItem } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { Select } from '@/components/ui/select';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  followUpId: string;
  customer: string;
  people: readonly { id: string; name: string }[];
}

/** Somebody else calls, or nobody need. */
export function MoreActs({ storeId, followUpId, customer, people }: Props) {
  const t = useTranslations('followUps');
  const [open, setOpen] = useState<'give' | 'drop' | null>(null);
  const of = { storeId, followUpId };
  return (
    <>
      <MoreMenu of={customer}>
        <MenuItem onClick={() => setOpen('give')}>{t('give')}</MenuItem>
        <MenuItem onClick={() => setOpen('drop')}>{t('drop')}</MenuItem>
      </MoreMenu>
      {open === 'give' ? <Give of={of} people={people} onClose={() => setOpen(null)} /> : null}
      {open === 'drop' ? <Drop of={of} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

type Of = Pick<Props, 'storeId' | 'followUpId'>;

function Give({ of, people, onClose }: { of: Of; people: Props['people']; onClose: () => void }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.followUps.give.mutate);
  const [personId, setPersonId] = useState(people[0]?.id ?? '');
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('give')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (await act({ ...of, personId })) onClose();
      }}
    >
      <Field label={t('person')}>
        <Select
          value={personId}
          onChange={({ target }) => setPersonId(target.value)}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </FormDialog>
  );
}

function Drop({ of, onClose }: { of: Of; onClose: () => void }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.followUps.drop.mutate);
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('drop')}
      submitLabel={t('drop')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (reason.trim() !== '' && (await act({ ...of, reason }))) onClose();
      }}
    >
      <Field label={t('reason')} required>
        <Input value={reason} maxLength={200} required onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  );
}
