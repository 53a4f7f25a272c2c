'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue } from 'react';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { useTRPC } from '@/trpc/react';

/** Digits from which a number may be somebody's. */
const WHOLE_NUMBER = 7;

/** Customers that whoever is being written down may be already, with who serves them; a taken mobile is offered instead. */
export function SimilarCustomers({
  name,
  number,
  exceptId,
}: {
  name: string;
  number: string;
  exceptId?: string | undefined;
}) {
  const t = useTranslations('customers.similar');
  const trpc = useTRPC();
  const asked = useDeferredValue({
    name: name.trim().slice(0, 100),
    number: number.replace(/\D/g, '').length >= WHOLE_NUMBER ? number.trim().slice(0, 40) : '',
    ...(exceptId ? { exceptId } : {}),
  });
  const found = useQuery({
    ...trpc.customers.similar.queryOptions(asked),
    enabled: [...asked.name].length >= 2 || asked.number !== '',
    placeholderData: (before) => before,
  });
  const customers = asked.name || asked.number ? (found.data ?? []) : [];
  if (customers.length === 0) return null;
  const isTaken = customers.some(({ hasThisMobile }) => hasThisMobile);
  return (
    <div role="status">
      <Callout tone={isTaken ? 'late' : 'warn'} title={t(isTaken ? 'taken' : 'title')}>
        <ul className="flex flex-col gap-1">
          {customers.map((customer) => (
            <li key={customer.id} className="flex flex-wrap gap-x-2">
              <TextLink href={`/customers/${customer.id}`}>{customer.name}</TextLink>
              <span className="figures">{customer.numbers[0]?.number}</span>
              <span className="text-ink-soft">
                {customer.isYours
                  ? t('yours')
                  : customer.servedBy
                    ? t('servedBy', { name: customer.servedBy.name, store: customer.servedBy.store })
                    : t('nobody')}
              </span>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
