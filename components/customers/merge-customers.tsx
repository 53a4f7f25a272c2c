'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { DetailList } from '@/components/ui/detail-list';
import { SearchBox } from '@/components/ui/search-box';
import { toast } from '@/components/ui/toast';
import type { CustomerCard } from '@/server/customers/customer-cards';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** Chooses the other record, shows both, which goes on and what follows; then does it. */
export function MergeCustomers({ first, storeId }: { first: CustomerCard; storeId: string }) {
  const t = useTranslations('customers.merge');
  const router = useRouter();
  const client = useTRPCClient();
  const [other, setOther] = useState<CustomerCard | null>(null);
  const [isSwapped, setSwapped] = useState(false);
  const { act, busy, problem } = useAct(client.customers.merge.mutate);
  if (!other) return <OtherRecord exceptId={first.id} onChoose={setOther} />;
  const [kept, merged] = isSwapped ? [other, first] : [first, other];
  return (
    <div className="flex flex-col gap-5">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <div className="grid gap-5 md:grid-cols-2">
        <Side customer={kept} title={t('keeps')} isKept />
        <Side customer={merged} title={t('ends')} />
      </div>
      <div>
        <Button onClick={() => setSwapped(!isSwapped)}>
          <ArrowLeftRight aria-hidden />
          {t('swap')}
        </Button>
      </div>
      <Section title={t('what')}>
        <Card>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {(['moves', 'blanks', 'stays', 'withdrawn', 'never'] as const).map((what) => (
              <li key={what}>{t(`list.${what}`, { name: kept.name })}</li>
            ))}
          </ul>
        </Card>
      </Section>
      <div>
        <Button
          variant="danger"
          size="lg"
          loading={busy}
          onClick={async () => {
            const done = await act({ storeId, keptId: kept.id, mergedId: merged.id });
            if (!done) return;
            toast.success(t('done'));
            router.push(`/customers/${done.customerId}`);
          }}
        >
          {t('submit')}
        </Button>
      </div>
    </div>
  );
}

function OtherRecord({ exceptId, onChoose }: { exceptId: string; onChoose: (other: CustomerCard) => void }) {
  const t = useTranslations('customers.merge');
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const term = useDeferredValue(typed.trim().slice(0, 100));
  const found = useQuery({
    ...trpc.customers.find.queryOptions({ term, take: 10 }),
    enabled: term !== '',
    placeholderData: (before) => before,
  });
  const others = term === '' ? [] : (found.data?.customers ?? []).filter(({ id }) => id !== exceptId);
  return (
    <Section title={t('find')} description={t('findHint')}>
      <SearchBox
        aria-label={t('find')}
        value={typed}
        onValueChange={setTyped}
        loading={found.isFetching}
        className="max-w-md"
      />
      <Card padding="none">
        <ul className="divide-y divide-rule">
          {others.map((customer) => (
            <li key={customer.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <span className="flex flex-wrap gap-x-3">
                <span>{customer.name}</span>
                <span className="figures">{customer.numbers[0]?.number}</span>
                <span className="figures text-ink-soft">{customer.code}</span>
              </span>
              <Button
                size="sm"
                aria-label={`${t('choose')} ${customer.name} ${customer.code}`}
                onClick={() => onChoose(customer)}
              >
                {t('choose')}
              </Button>
            </li>
          ))}
          {term !== '' && others.length === 0 && found.isFetched ? (
            <li className="px-4 py-3 text-ink-soft">{t('none')}</li>
          ) : null}
        </ul>
      </Card>
    </Section>
  );
}

function Side({
  customer,
  title,
  isKept = false,
}: {
  customer: CustomerCard;
  title: string;
  isKept?: boolean;
}) {
  const t = useTranslations('customers.merge');
  return (
    <Section title={customer.name} actions={<Badge tone={isKept ? 'ok' : 'warn'}>{title}</Badge>}>
      <Card>
        <DetailList
          columns={1}
          items={[
            { label: t('code'), value: <span className="figures">{customer.code}</span> },
            {
              label: t('numbers'),
              value: (
                <ul>
                  {customer.numbers.map(({ number }) => (
                    <li key={number} className="figures">
                      {number}
                    </li>
                  ))}
                </ul>
              ),
            },
            { label: t('tags'), value: customer.tags.join(' · ') },
            { label: t('servedBy'), value: customer.servedBy?.name ?? t('nobody') },
          ]}
        />
      </Card>
    </Section>
  );
}
