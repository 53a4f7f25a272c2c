'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { customerDetail } from '@/server/customers/customer-detail';
import { CUSTOMER_SOURCES } from '@/server/customers/schema';
import { useTRPCClient } from '@/trpc/react';
import { CustomerForm } from './customer-form';

export type CustomerShown = Awaited<ReturnType<typeof customerDetail>>;

/** Corrects what is known of a customer. */
export function EditCustomer({ customer, storeId }: { customer: CustomerShown; storeId: string }) {
  const t = useTranslations('customers.page');
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const { act, busy, problem, clear } = useAct(client.customers.edit.mutate);
  return (
    <>
      <Button
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        <Pencil aria-hidden />
        {t('edit')}
      </Button>
      {open ? (
        <CustomerForm
          title={t('edit')}
          exceptId={customer.id}
          draft={{
            name: customer.name,
            source: CUSTOMER_SOURCES.find((one) => one === customer.source) ?? 'OTHER',
            numbers: customer.numbers.map(({ id, number, label }) => ({ key: id, id, text: number, label })),
            addresses: customer.addresses.map(({ id, address, label }) => ({
              key: id,
              id,
              text: address,
              label,
            })),
            tags: customer.tags.join(' '),
            birthday: customer.birthday ?? '',
            invoiceTitle: customer.invoiceTitle,
            taxNumber: customer.taxNumber,
            note: customer.note,
          }}
          busy={busy}
          problem={problem}
          onClose={() => setOpen(false)}
          onSave={async (facts) => {
            if (!(await act({ storeId, customerId: customer.id, seen: customer.updatedAt, ...facts })))
              return;
            setOpen(false);
            toast.success(t('saved'));
          }}
        />
      ) : null}
    </>
  );
}
