'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { DateInput } from '@/components/ui/date-input';
import { BusinessDay } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useUrlParams } from '@/components/ui/use-url-params';
import type { OpenWindow } from '@/lib/business-time';
import { useTRPCClient } from '@/trpc/react';
import { PublicHolidays } from './public-holidays';
import { type SpecialDay, withDays } from './special-day-rules';
import { WindowsField } from './windows-field';

interface Calendar {
  year: number;
  weekly: OpenWindow[][];
  days: SpecialDay[];
  /** Null: nobody went through the year. */
  checkedAt: Date | null;
  publicHolidays: { day: string; name: string; isMadeUp: boolean }[];
}

interface Props {
  storeId: string;
  calendar: Calendar;
  mayEdit: boolean;
}

/** A year's holidays and make-up days of a store. Saving says that somebody went through the year, also with nothing in it. */
export function SpecialDays({ storeId, calendar, mayEdit }: Props) {
  const t = useTranslations('stores.calendar');
  const client = useTRPCClient();
  const { set } = useUrlParams();
  const save = useAct(client.stores.setSpecialDays.mutate);
  const [changed, setChanged] = useState<SpecialDay[] | null>(null);
  const { year } = calendar;
  const days = changed ?? calendar.days;
  const toYear = (next: number) => {
    setChanged(null);
    set({ year: String(next) });
  };
  return (
    <Section
      title={t('special', { year })}
      description={t('specialHint')}
      actions={
        <>
          <Button onClick={() => toYear(year - 1)}>{year - 1}</Button>
          <Button onClick={() => toYear(year + 1)}>{year + 1}</Button>
        </>
      }
    >
      {calendar.checkedAt === null ? <Callout tone="warn" title={t('yearUnchecked', { year })} /> : null}
      {mayEdit ? (
        <PublicHolidays
          holidays={calendar.publicHolidays}
          weekly={calendar.weekly}
          days={days}
          onAdd={(more) => setChanged(withDays(days, more))}
        />
      ) : null}
      <Card padding="none">
        {days.length === 0 ? <EmptyState title={t('noSpecial', { year })} /> : null}
        <ul className="divide-y divide-rule">
          {days.map((one) => (
            <li
              key={one.day}
              className="grid items-center gap-2 px-4 py-2.5 sm:grid-cols-[10rem_9rem_1fr_auto]"
            >
              <BusinessDay day={one.day} />
              <span className="text-sm">{one.name}</span>
              <WindowsField
                of={one.day}
                windows={one.windows}
                disabled={!mayEdit}
                onChange={(windows) => setChanged(withDays(days, [{ ...one, windows }]))}
              />
              {mayEdit ? (
                <Button
                  variant="ghost"
                  square
                  aria-label={t('removeDay', { day: one.day })}
                  onClick={() => setChanged(days.filter(({ day }) => day !== one.day))}
                >
                  <X aria-hidden />
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {mayEdit ? <AddDay year={year} onAdd={(day) => setChanged(withDays(days, [day]))} /> : null}
        {mayEdit && (changed || calendar.checkedAt === null) ? (
          <div className="flex flex-wrap items-center gap-2 border-rule border-t px-4 py-3">
            <Button
              variant="primary"
              loading={save.busy}
              onClick={async () => {
                const all = days.map((one) => ({ ...one, windows: [...one.windows] }));
                if (await save.act({ storeId, year, days: all })) setChanged(null);
              }}
            >
              {t('saveYear', { year })}
            </Button>
            {changed ? <Button onClick={() => setChanged(null)}>{t('undo')}</Button> : null}
            {save.problem ? <Callout tone="late" title={save.problem} /> : null}
          </div>
        ) : null}
      </Card>
    </Section>
  );
}

function AddDay({ year, onAdd }: { year: number; onAdd: (day: SpecialDay) => void }) {
  const t = useTranslations('stores.calendar');
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const isOfYear = day.startsWith(`${year}-`);
  return (
    <form
      className="flex flex-wrap items-end gap-3 border-rule border-t px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOfYear || name.trim() === '') return;
        onAdd({ day, name: name.trim(), windows: [] });
        setDay('');
        setName('');
      }}
    >
      <Field label={t('day')} error={day !== '' && !isOfYear ? t('notOfYear', { year }) : undefined}>
        <DateInput value={day} onValueChange={setDay} />
      </Field>
      <Field label={t('dayName')}>
        <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Button type="submit">
        <Plus aria-hidden />
        {t('addDay')}
      </Button>
    </form>
  );
}
