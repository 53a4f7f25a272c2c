'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { useTRPCClient } from '@/trpc/react';

interface Visit {
  id: string;
  customerId: string;
  customer: string;
  forDay: string;
  cameAt: Date | null;
}

/** Who was invited for today and the days to come; a press says that they are here. */
export function Visits({ storeId, visits }: { storeId: string; visits: readonly Visit[] }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.followUps.noteVisit.mutate);
  if (visits.length === 0) return null;
  return (
    <Section title={t('visits')}>
      <Card padding="none">
        {problem ? <Callout tone="late" className="m-3" title={problem} /> : null}
        <ul aria-label={t('visits')} className="divide-y divide-rule">
          {visits.map(({ id, customerId, customer, forDay, cameAt }) => (
            <li key={id} className="flex min-h-14 items-center justify-between gap-3 px-4 py-2">
              <span className="min-w-0">
                <TextLink href={`/customers/${customerId}`}>{customer}</TextLink>
                <span className="block text-ink-soft text-sm">
                  <BusinessDay day={forDay} />
                </span>
              </span>
              {cameAt ? (
                <Badge tone="ok">{t('came')}</Badge>
              ) : (
                <Button
                  disabled={busy}
                  aria-label={t('cameOf', { name: customer })}
                  onClick={() => void act({ storeId, visitId: id })}
                >
                  <Check aria-hidden />
                  {t('isHere')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
