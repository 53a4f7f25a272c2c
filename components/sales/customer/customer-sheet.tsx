'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchBox } from '@/components/ui/search-box';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { useCounter } from '../counter-context';
import { CustomerAtHand } from './customer-at-hand';
import { NewCustomer } from './new-customer';
import { type FoundCustomer, useFoundCustomers } from './use-found-customers';

/** Finds who buys, or shows who it is: over the basket, which stays as it is. */
export function CustomerSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('sales.customer');
  const { state, dispatch } = useCounter();
  const { customer } = state.basket;
  const attach = ({ id, code }: { id: string; code: string }) => {
    dispatch({ type: 'customer', customer: { id, code } });
    onClose();
  };
  return (
    <Sheet open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <SheetContent title={t(customer ? 'atHand' : 'title')}>
        {customer ? (
          <CustomerAtHand
            customer={customer}
            onClose={onClose}
            onRemove={() => {
              dispatch({ type: 'customer', customer: null });
              onClose();
            }}
          />
        ) : (
          <FindCustomer onFound={attach} />
        )}
      </SheetContent>
    </Sheet>
  );
}

/** Finds somebody by number, name or code. @param addsNobody where only somebody known will do */
export function FindCustomer({
  onFound,
  addsNobody = false,
}: {
  /** Name and number as far as they were found with. */
  onFound: (customer: { id: string; code: string; name?: string; number?: string | null }) => void;
  addsNobody?: boolean;
}) {
  const t = useTranslations('sales.customer');
  const { can } = useCounter();
  const [term, setTerm] = useState('');
  const [isNew, setIsNew] = useState(false);
  const found = useFoundCustomers(term);
  const [only] = found.customers;
  if (isNew) return <NewCustomer typed={term} onAdded={onFound} onBack={() => setIsNew(false)} />;
  return (
    <div className="flex flex-col gap-3">
      <SearchBox
        controlSize="lg"
        autoFocus
        aria-label={t('find')}
        placeholder={t('find')}
        value={term}
        loading={found.isLooking}
        onValueChange={setTerm}
        onSubmit={() => {
          if (only && found.customers.length === 1) onFound(only);
        }}
      />
      {found.onlyKnown ? <p className="text-ink-soft text-sm">{t('onlyKnown')}</p> : null}
      <ul aria-label={t('results')} className="divide-y divide-rule border-rule border-y empty:border-0">
        {found.customers.map((customer) => (
          <li key={customer.id}>
            <FoundRow customer={customer} onChoose={() => onFound(customer)} />
          </li>
        ))}
      </ul>
      {term.trim().length >= 2 && found.customers.length === 0 && !found.isLooking ? (
        <EmptyState title={t('nobody')} description={t('nobodyHint')} />
      ) : null}
      {found.more ? <p className="text-ink-soft text-sm">{t('typeOn')}</p> : null}
      {can('customers.add') && !addsNobody ? (
        <Button size="lg" onClick={() => setIsNew(true)}>
          <UserPlus aria-hidden />
          {t('add')}
        </Button>
      ) : null}
    </div>
  );
}

function FoundRow({ customer, onChoose }: { customer: FoundCustomer; onChoose: () => void }) {
  const t = useTranslations('sales.customer');
  return (
    <button
      type="button"
      onClick={onChoose}
      className="focus-inset flex min-h-14 w-full items-center justify-between gap-3 px-1 py-2 text-left hover:bg-sunken"
    >
      <span className="min-w-0">
        <span className="block truncate font-medium text-base">{customer.name}</span>
        {customer.servedBy ? (
          <span className="block truncate text-ink-soft text-sm">
            {t('servedBy', { name: customer.servedBy })}
          </span>
        ) : null}
      </span>
      <span className="figures shrink-0 text-ink-soft">{customer.number ?? customer.code}</span>
    </button>
  );
}
