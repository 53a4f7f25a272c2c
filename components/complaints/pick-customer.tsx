'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SearchBox } from '@/components/ui/search-box';
import { useTRPC } from '@/trpc/react';

export interface Caller {
  customerId: string | null;
  name: string;
  number: string;
}

/** Who complains: one of the customers by number, name or code, or whoever they say they are. */
export function PickCustomer({ caller, onChange }: { caller: Caller; onChange: (caller: Caller) => void }) {
  const t = useTranslations('complaints');
  const trpc = useTRPC();
  const [term, setTerm] = useState('');
  const wanted = term.trim();
  const enabled = wanted.length >= 2 && caller.customerId === null;
  const found = useQuery({ ...trpc.customers.find.queryOptions({ term: wanted, take: 6 }), enabled });
  const rows = enabled ? (found.data?.customers ?? []) : [];

  if (caller.customerId)
    return (
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>
          {caller.name}
          <span className="block text-ink-soft text-xs">{caller.number}</span>
        </p>
        <Button
          variant="secondary"
          aria-label={`${t('log.change')} ${t('customer')}`}
          onClick={() => onChange({ customerId: null, name: '', number: '' })}
        >
          {t('log.change')}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-3">
      <SearchBox
        aria-label={t('log.findCustomer')}
        placeholder={t('log.findCustomer')}
        value={term}
        onValueChange={setTerm}
        loading={found.isFetching}
      />
      {rows.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {rows.map((row) => (
            <li key={row.id}>
              <Button
                variant="secondary"
                className="w-full justify-between"
                onClick={() =>
                  onChange({ customerId: row.id, name: row.name, number: row.numbers[0]?.number ?? '' })
                }
              >
                <span className="min-w-0 truncate">{row.name}</span>
                <span className="figures text-ink-soft">{row.numbers[0]?.number}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('log.callerName')}>
          <Input
            value={caller.name}
            maxLength={100}
            onChange={(event) => onChange({ ...caller, name: event.target.value })}
          />
        </Field>
        <Field label={t('log.callerNumber')}>
          <Input
            value={caller.number}
            maxLength={40}
            inputMode="tel"
            onChange={(event) => onChange({ ...caller, number: event.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}
