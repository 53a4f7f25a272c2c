'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import type { OpenWindow } from '@/lib/business-time';
import { weekdayWords } from '@/lib/time-words';
import { useTRPCClient } from '@/trpc/react';
import { WindowsField } from './windows-field';

interface Props {
  storeId: string;
  weekly: readonly OpenWindow[][];
  /** Nobody said when the store is open yet. */
  isAssumed: boolean;
  mayEdit: boolean;
}

/** When a store is open in a usual week. */
export function WeekForm({ storeId, weekly: kept, isAssumed, mayEdit }: Props) {
  const t = useTranslations('stores.calendar');
  const locale = useLocale();
  const client = useTRPCClient();
  const save = useAct(client.stores.setHours.mutate);
  const [changed, setChanged] = useState<OpenWindow[][] | null>(null);
  const weekly = changed ?? kept;
  const change = (at: number, windows: OpenWindow[]) =>
    setChanged(weekly.map((day, index) => (index === at ? windows : [...day])));
  const [monday = []] = weekly;
  return (
    <Section
      title={t('week')}
      description={t('weekHint')}
      actions={
        mayEdit ? (
          <Button onClick={() => setChanged(weekly.map(() => [...monday]))}>{t('allAsMonday')}</Button>
        ) : null
      }
    >
      <Card padding="none">
        {isAssumed ? <Callout tone="warn" className="m-4" title={t('assumed')} /> : null}
        <ul className="divide-y divide-rule">
          {weekly.map((windows, at) => {
            const day = weekdayWords(at + 1, locale);
            return (
              <li key={day} className="grid items-center gap-2 px-4 py-2.5 sm:grid-cols-[6rem_1fr]">
                <span className="font-medium text-sm">{day}</span>
                <WindowsField
                  of={day}
                  windows={windows}
                  disabled={!mayEdit}
                  onChange={(next) => change(at, next)}
                />
              </li>
            );
          })}
        </ul>
        {mayEdit && (changed || isAssumed) ? (
          <div className="flex flex-wrap items-center gap-2 border-rule border-t px-4 py-3">
            <Button
              variant="primary"
              loading={save.busy}
              onClick={async () => {
                if (await save.act({ storeId, weekly: weekly.map((day) => [...day]) })) setChanged(null);
              }}
            >
              {t('saveWeek')}
            </Button>
            {changed ? <Button onClick={() => setChanged(null)}>{t('undo')}</Button> : null}
            {save.problem ? <Callout tone="late" title={save.problem} /> : null}
          </div>
        ) : null}
      </Card>
    </Section>
  );
}
