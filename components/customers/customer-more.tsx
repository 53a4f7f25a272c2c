'use client';

import { Eraser, Merge } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useCan } from '@/components/shell/session';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

type Who = { id: string; name: string; code: string };

/** What is done with a customer seldom: merged with another record, erased because they ask for it. */
export function CustomerMore({ customer, mayErase }: { customer: Who; mayErase: boolean }) {
  const t = useTranslations('customers');
  const mayMerge = useCan('customers.merge');
  const [erasing, setErasing] = useState(false);
  if (!mayMerge && !mayErase) return null;
  return (
    <>
      <MoreMenu>
        {mayMerge ? (
          <MenuLink href={`/customers/${customer.id}/merge`}>
            <Merge aria-hidden />
            {t('merge.open')}
          </MenuLink>
        ) : null}
        {mayErase ? (
          <MenuItem tone="danger" onClick={() => setErasing(true)}>
            <Eraser aria-hidden />
            {t('erase.open')}
          </MenuItem>
        ) : null}
      </MoreMenu>
      {erasing ? <Erase customer={customer} onClose={() => setErasing(false)} /> : null}
    </>
  );
}

function Erase({ customer, onClose }: { customer: Who; onClose: () => void }) {
  const t = useTranslations('customers.erase');
  const client = useTRPCClient();
  const [typed, setTyped] = useState('');
  const { act, busy, problem } = useAct(client.customers.erase.mutate);
  const isRight = typed.trim().toUpperCase() === customer.code;
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={t('title')}
      description={t('text')}
      submitLabel={t('submit')}
      width="sm"
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (!isRight || !(await act({ customerId: customer.id, confirm: typed }))) return;
        toast.success(t('done'));
        onClose();
      }}
    >
      <Field label={t('confirm', { code: customer.code })} required>
        <Input
          value={typed}
          autoComplete="off"
          maxLength={20}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
