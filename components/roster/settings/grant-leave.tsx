'use client';

import { CalendarPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { minutesOfHours } from './limits';
import type { RosterPerson } from './roster-person';

const KINDS = ['ANNUAL', 'IN_LIEU'] as const;
const MOST_MINUTES = 60_000;

/** Gives somebody hours of leave for a year, or takes back what was given too much. */
export function GrantLeave({ person, year }: { person: RosterPerson; year: number }) {
  const t = useTranslations('roster.settings.people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        aria-label={t('grantNamed', { name: person.name })}
        onClick={() => setOpen(true)}
      >
        <CalendarPlus aria-hidden />
        {t('grant')}
      </Button>
      {open ? <GrantForm person={person} year={year} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function GrantForm({ person, year, onClose }: { person: RosterPerson; year: number; onClose: () => void }) {
  const t = useTranslations('roster.settings.people');
  const leave = useTranslations('roster.leave.kinds');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.grantLeave.mutate);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('ANNUAL');
  const [of, setOf] = useState(String(year));
  const [sign, setSign] = useState<'MORE' | 'LESS'>('MORE');
  const [hours, setHours] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const minutes = minutesOfHours(hours);
  const isSound = minutes !== null && minutes > 0 && minutes <= MOST_MINUTES;
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('grantNamed', { name: person.name })}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (!isSound || reason.trim() === '') return;
        const asked = { personId: person.id, kind, year: Number(of), reason };
        const done = await act({ ...asked, minutes: sign === 'LESS' ? -minutes : minutes });
        if (!done) return;
        toast.success(t('granted'));
        onClose();
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t('leaveKind')}>
          <Select
            value={kind}
            onChange={({ target }) => setKind(target.value as typeof kind)}
            options={KINDS.map((one) => ({ value: one, label: leave(one) }))}
          />
        </Field>
        <Field label={t('year')}>
          <Select
            value={of}
            onChange={({ target }) => setOf(target.value)}
            options={[year - 1, year, year + 1].map((one) => ({ value: String(one), label: String(one) }))}
          />
        </Field>
        <Field label={t('direction')}>
          <Select
            value={sign}
            onChange={({ target }) => setSign(target.value as typeof sign)}
            options={(['MORE', 'LESS'] as const).map((one) => ({
              value: one,
              label: t(`directions.${one}`),
            }))}
          />
        </Field>
        <Field label={t('grantHours')} error={tried && !isSound ? t('grantHoursWrong') : undefined}>
          <Input
            numeric
            maxLength={6}
            suffix={t('hoursUnit')}
            value={hours}
            onChange={({ target }) => setHours(target.value)}
          />
        </Field>
        <Field
          label={t('reason')}
          className="sm:col-span-2"
          error={tried && reason.trim() === '' ? t('reasonMissing') : undefined}
        >
          <Input maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
      </div>
    </FormDialog>
  );
}
