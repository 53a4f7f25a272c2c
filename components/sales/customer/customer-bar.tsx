'use client';

import { UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BasketCustomer } from '@/client/basket';
import { Button } from '@/components/ui/button';
import { useCounter } from '../counter-context';
import { CustomerSheet } from './customer-sheet';
import { useCustomerNamed } from './use-customer-named';

/** Whose basket it is: a press finds them, or shows what there is between them and the shop. */
export function CustomerBar() {
  const t = useTranslations('sales.customer');
  const { state, can, practice } = useCounter();
  const [open, setOpen] = useState(false);
  const { customer } = state.basket;
  // In practice no customer is real.
  if (!can('customers.find') || practice) return null;
  return (
    <>
      {customer ? (
        <AttachedButton customer={customer} onPress={() => setOpen(true)} />
      ) : (
        <Button variant="ghost" size="lg" className="px-3" onClick={() => setOpen(true)}>
          <UserRound aria-hidden />
          {t('attach')}
        </Button>
      )}
      <CustomerSheet open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function AttachedButton({ customer, onPress }: { customer: BasketCustomer; onPress: () => void }) {
  const t = useTranslations('sales.customer');
  const { name, number } = useCustomerNamed(customer);
  return (
    <Button
      variant="ghost"
      size="lg"
      className="min-w-0 px-3"
      aria-label={t('attached', { name, number: number ?? customer.code })}
      onClick={onPress}
    >
      <UserRound aria-hidden />
      <span className="max-w-28 truncate">{name}</span>
    </Button>
  );
}
