'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { useTRPCClient } from '@/trpc/react';
import { PersonFactsForm } from './person-facts-form';

/** A new person; their page, where roles and PIN are set, comes next. */
export function AddPerson() {
  const t = useTranslations('staff.people');
  const router = useRouter();
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const { act, busy, problem, clear } = useAct(client.staff.createPerson.mutate);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        <UserPlus aria-hidden />
        {t('add')}
      </Button>
      {open ? (
        <PersonFactsForm
          open
          onOpenChange={setOpen}
          title={t('add')}
          description={t('addHint')}
          submitLabel={t('addSubmit')}
          facts={{ name: '', login: '', locale: 'zh-CN' }}
          busy={busy}
          problem={problem}
          onSave={async (facts) => {
            const made = await act(facts);
            if (made) router.push(`/people/${made.personId}`);
          }}
        />
      ) : null}
    </>
  );
}
