'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { serverNow } from '@/client/server-time';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { DateTimeInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { fieldTextOf, instantOf } from './local-time-rules';

type Props = {
  storeId: string;
  zone: { id: string; name: string; owner: { personId: string; personName: string } | null };
  people: readonly { id: string; name: string }[];
  timeZone: string;
  onClose: () => void;
};

/** Who answers for a zone: from now on (a handover), or from a moment to another. */
export function AssignOwner({ storeId, zone, people, timeZone, onClose }: Props) {
  const t = useTranslations('zones');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.assignOwner.mutate);
  const [personId, setPersonId] = useState('');
  const [mode, setMode] = useState<'now' | 'period'>('now');
  const [from, setFrom] = useState(() => fieldTextOf(serverNow(), timeZone));
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const startsAt = mode === 'period' ? instantOf(from, timeZone) : null;
  const endsAt = instantOf(to, timeZone);
  const wrongEnd = endsAt !== null && endsAt <= (startsAt ?? serverNow());
  const wrongStart = mode === 'period' && startsAt === null;

  async function save() {
    setTried(true);
    if (personId === '' || wrongStart || wrongEnd) return;
    const done = await act({
      storeId,
      zoneId: zone.id,
      personId,
      endsAt,
      ...(startsAt ? { startsAt } : {}),
    });
    if (!done) return;
    onClose();
    toast.success(
      t('assigned', { name: people.find(({ id }) => id === personId)?.name ?? '', zone: zone.name }),
    );
  }

  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title={zone.owner ? t('handOverTitle', { zone: zone.name }) : t('assignTitle', { zone: zone.name })}
      description={zone.owner ? t('handOverHint', { name: zone.owner.personName }) : t('assignHint')}
      busy={busy}
      problem={problem}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('owner')}
        required
        error={tried && personId === '' ? fieldText({ message: 'required' }) : undefined}
      >
        <Select
          value={personId}
          onChange={({ target }) => setPersonId(target.value)}
          placeholder={t('choosePerson')}
          options={people
            .filter(({ id }) => mode === 'period' || id !== zone.owner?.personId)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={t('when')}>
        <Segmented
          value={mode}
          onValueChange={setMode}
          segments={[
            { value: 'now', label: t('fromNow') },
            { value: 'period', label: t('period') },
          ]}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {mode === 'period' ? (
          <Field
            label={t('from')}
            required
            error={tried && wrongStart ? fieldText({ message: 'required' }) : undefined}
          >
            <DateTimeInput value={from} onValueChange={setFrom} />
          </Field>
        ) : null}
        <Field
          label={t('to')}
          hint={t('toHint')}
          error={wrongEnd ? fieldText({ message: 'endsAfterStarts' }) : undefined}
        >
          <DateTimeInput value={to} onValueChange={setTo} />
        </Field>
      </div>
    </FormDialog>
  );
}
