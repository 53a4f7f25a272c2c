'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { DateInput } from '@/components/ui/date-input';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

interface Row {
  storeId: string;
  id: string;
  title: string;
  sampleSize: number;
  everyDays: number;
  nextOn: string;
  due: boolean;
}

/** Cycle counts that come round: which are due, and one step to plan them. */
export function Schedules({
  stores,
  rows,
  planners,
}: {
  /** Those the list is over. */
  stores: readonly { id: string; name: string }[];
  rows: readonly Row[];
  /** Stores where the person may plan. */
  planners: readonly string[];
}) {
  const t = useTranslations('stocktake');
  const client = useTRPCClient();
  const [adding, setAdding] = useState(false);
  const { act, busy } = useAct(client.stocktake.endSchedule.mutate);
  const [only] = stores.length === 1 ? planners : [];
  if (rows.length === 0 && !only) return null;
  return (
    <Section
      title={t('schedules')}
      description={t('schedulesHint')}
      actions={only ? <Button onClick={() => setAdding(true)}>{t('addSchedule')}</Button> : null}
    >
      {rows.length === 0 ? <EmptyState title={t('noSchedules')} /> : null}
      <ul className="divide-y divide-rule">
        {rows.map((row) => (
          <li key={`${row.storeId}${row.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
            <span className="min-w-0 basis-full sm:basis-0 sm:grow">
              <span className="block font-medium">{row.title}</span>
              <span className="block text-ink-soft text-sm tabular-nums">
                {stores.length > 1 ? `${stores.find(({ id }) => id === row.storeId)?.name} · ` : ''}
                {t('scheduleFacts', { products: row.sampleSize, days: row.everyDays })}
              </span>
            </span>
            <span className="flex items-center gap-2">
              {row.due ? <Badge tone="late">{t('due')}</Badge> : null}
              <BusinessDay day={row.nextOn} />
            </span>
            {planners.includes(row.storeId) ? (
              <span className="flex gap-2">
                <ButtonLink
                  variant={row.due ? 'primary' : 'secondary'}
                  href={`/stocktakes/new?${new URLSearchParams({ store: row.storeId, schedule: row.id, sample: String(row.sampleSize), title: row.title })}`}
                >
                  {t('planIt')}
                </ButtonLink>
                <Button
                  variant="ghost"
                  disabled={busy}
                  onClick={() => act({ storeId: row.storeId, scheduleId: row.id })}
                >
                  {t('endSchedule')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {adding && only ? <AddSchedule storeId={only} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

function AddSchedule({ storeId, onClose }: { storeId: string; onClose: () => void }) {
  const t = useTranslations('stocktake');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.stocktake.addSchedule.mutate);
  const [facts, setFacts] = useState({ title: '', sampleSize: '20', everyDays: '7', firstOn: '' });
  const set = (part: Partial<typeof facts>) => setFacts((now) => ({ ...now, ...part }));
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      width="sm"
      title={t('addSchedule')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        const { title, firstOn } = facts;
        const numbers = { sampleSize: Number(facts.sampleSize), everyDays: Number(facts.everyDays) };
        if (!(await act({ storeId, title, firstOn, ...numbers }))) return;
        toast.success(t('scheduleAdded'));
        onClose();
      }}
    >
      <Field label={t('name')} required>
        <Input value={facts.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label={t('sampleSize')} required>
        <Input
          numeric
          inputMode="numeric"
          value={facts.sampleSize}
          onChange={(event) => set({ sampleSize: event.target.value })}
        />
      </Field>
      <Field label={t('everyDays')} required>
        <Input
          numeric
          inputMode="numeric"
          value={facts.everyDays}
          onChange={(event) => set({ everyDays: event.target.value })}
        />
      </Field>
      <Field label={t('firstOn')} required>
        <DateInput value={facts.firstOn} onValueChange={(firstOn) => set({ firstOn })} />
      </Field>
    </FormDialog>
  );
}
