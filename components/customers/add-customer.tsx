'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { useTRPCClient } from '@/trpc/react';
import { ConsentsGiven, NO_CONSENTS } from './consents-given';
import { emptyDraft } from './customer-draft';
import { CustomerForm } from './customer-form';

/** A new customer, met in this store; their page comes next. */
export function AddCustomer({
  storeId,
  serves,
}: {
  storeId: string /** They are their own then. */;
  serves: boolean;
}) {
  const t = useTranslations('customers.list');
  const router = useRouter();
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const { act, busy, problem, clear } = useAct(client.customers.add.mutate);
  const [consents, setConsents] = useState(NO_CONSENTS);
  const [isHowMissing, setHowMissing] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          clear();
          setConsents(NO_CONSENTS);
          setHowMissing(false);
          setOpen(true);
        }}
      >
        <UserPlus aria-hidden />
        {t('add')}
      </Button>
      {open ? (
        <CustomerForm
          title={t('add')}
          draft={emptyDraft()}
          busy={busy}
          problem={problem}
          onClose={() => setOpen(false)}
          onSave={async ({ numbers, addresses, ...facts }) => {
            const { purposes, given, givenOn } = consents;
            const isUnsaid = purposes.length > 0 && given.trim() === '';
            setHowMissing(isUnsaid);
            if (isUnsaid) return;
            const made = await act({
              storeId,
              serve: serves,
              ...facts,
              consents: purposes.map((purpose) => ({ purpose, given, ...(givenOn ? { givenOn } : {}) })),
              numbers: numbers.flatMap((one) => ('number' in one ? [one] : [])),
              addresses: addresses.flatMap((one) => ('address' in one ? [one] : [])),
            });
            if (made) router.push(`/customers/${made.customerId}`);
          }}
        >
          <ConsentsGiven draft={consents} isMissing={isHowMissing} onChange={setConsents} />
        </CustomerForm>
      ) : null}
    </>
  );
}
