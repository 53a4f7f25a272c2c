'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { DetailList } from '@/components/ui/detail-list';
import { formatQuantity } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { useCounter } from '../counter-context';

/** What the customer owes, may owe, and has: what whoever serves them needs to know. */
export function CustomerStanding({ customerId }: { customerId: string }) {
  const t = useTranslations('sales.customer.standing');
  const trpc = useTRPC();
  const { settings, can } = useCounter();
  const standing = useQuery({
    ...trpc.credit.standing.queryOptions({ storeId: settings.store.id, customerId }),
    enabled: can('credit.see'),
    // What was sold a minute ago is in it.
    staleTime: 0,
    retry: false,
  });
  if (!standing.data) return null;
  const { receivableFen, limitFen, storeCreditFen, storedValueFen, storedBonusFen, points, isOverdue } =
    standing.data;
  const amount = (fen: number) => <Amount fen={fen} tone="plain" />;
  return (
    <section aria-label={t('title')}>
      <DetailList
        columns={1}
        items={[
          {
            label: t('owes'),
            value: (
              <>
                {amount(receivableFen)} {isOverdue ? <Badge tone="late">{t('overdue')}</Badge> : null}
              </>
            ),
          },
          ...(limitFen === null ? [] : [{ label: t('limit'), value: amount(limitFen) }]),
          ...(storeCreditFen === 0 ? [] : [{ label: t('storeCredit'), value: amount(storeCreditFen) }]),
          ...(storedValueFen + storedBonusFen === 0
            ? []
            : [
                { label: t('storedValue'), value: amount(storedValueFen) },
                { label: t('storedBonus'), value: amount(storedBonusFen) },
              ]),
          ...(points === 0
            ? []
            : [
                {
                  label: t('points'),
                  value: <span className="figures">{formatQuantity(String(points))}</span>,
                },
              ]),
        ]}
      />
    </section>
  );
}
