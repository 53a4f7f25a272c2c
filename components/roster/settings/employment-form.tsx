'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { EMPLOYMENT_KINDS } from '@/server/roster/roster-rules';
import { useTRPCClient } from '@/trpc/react';
import { hoursText, minutesOfHours } from './limits';
import type { RosterPerson } from './roster-person';

/** What somebody was taken on for. */
export function EditEmployment({ person }: { person: RosterPerson }) {
  const t = useTranslations('roster.settings.people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        aria-label={t('editNamed', { name: person.name })}
        onClick={() => setOpen(true)}
      >
        <Pencil aria-hidden />
        {t('edit')}
      </Button>
      {open ? <EmploymentForm person={person} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** As many hours as a week can be agreed for. */
const MOST_WEEK_MINUTES = 5_040;

function EmploymentForm({ person, onClose }: { person: RosterPerson; onClose: () => void }) {
  const t = useTranslations('roster.settings.people');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.setEmployment.mutate);
  const known = person.employment;
  const [kind, setKind] = useState(known?.kind ?? 'FULL_TIME');
  const [hours, setHours] = useState(hoursText(known?.weekMinutes ?? 2_400));
  const [bornOn, setBornOn] = useState(known?.bornOn ?? '');
  const [startsOn, setStartsOn] = useState(known?.startsOn ?? '');
  const [endsOn, setEndsOn] = useState(known?.endsOn ?? '');
  const weekMinutes = minutesOfHours(hours);
  const isWeek = weekMinutes !== null && weekMinutes <= MOST_WEEK_MINUTES;
  const endsBefore = startsOn !== '' && endsOn !== '' && endsOn < startsOn;
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('editNamed', { name: person.name })}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (!isWeek || endsBefore) return;
        const done = await act({
          personId: person.id,
          kind: kind as (typeof EMPLOYMENT_KINDS)[number],
          weekMinutes,
          bornOn: bornOn || null,
          startsOn: startsOn || null,
          endsOn: endsOn || null,
        });
        if (done) onClose();
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t('kind')}>
          <Select
            value={kind}
            onChange={({ target }) => setKind(target.value)}
            options={EMPLOYMENT_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          />
        </Field>
        <Field label={t('weekHours')} error={isWeek ? undefined : t('weekHoursWrong')}>
          <Input
            numeric
            maxLength={5}
            suffix={t('hoursUnit')}
            value={hours}
            onChange={({ target }) => setHours(target.value)}
          />
        </Field>
        <Field label={t('startsOn')} hint={t('datesHint')}>
          <DateInput value={startsOn} onValueChange={setStartsOn} />
        </Field>
        <Field label={t('endsOn')} error={endsBefore ? t('endsBefore') : undefined}>
          <DateInput value={endsOn} onValueChange={setEndsOn} />
        </Field>
        <Field label={t('bornOn')} hint={t('bornOnHint')}>
          <DateInput value={bornOn} onValueChange={setBornOn} />
        </Field>
      </div>
    </FormDialog>
  );
}
