'use client';

import { ArrowLeftRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { TimeInput } from '@/components/ui/time-input';
import { toast } from '@/components/ui/toast';
import { formatBusinessDay, formatTime } from '@/lib/format';
import type { swapChoices } from '@/server/roster/swaps/list-swaps';
import { useTRPCClient } from '@/trpc/react';
import { type PartKind, partOf } from './part-rules';
import { Anyway, Excluded } from './who-cannot';

type Choices = Awaited<ReturnType<typeof swapChoices>>;

export interface OwnShift {
  storeId: string;
  id: string;
  day: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
}

/** Offers a shift of one's own: the choices are asked for when it is pressed, so that they are of this moment. */
export function OfferShift({ shift }: { shift: OwnShift }) {
  const t = useTranslations('roster.swaps');
  const locale = useLocale();
  const client = useTRPCClient();
  const errorText = useErrorText();
  const [choices, setChoices] = useState<Choices | null>(null);
  const [asking, setAsking] = useState(false);
  async function open() {
    setAsking(true);
    try {
      setChoices(await client.roster.swapChoices.query({ storeId: shift.storeId, shiftId: shift.id }));
    } catch (error) {
      toast.error(errorText(error));
    } finally {
      setAsking(false);
    }
  }
  const { timeZone } = shift;
  const named = {
    day: formatBusinessDay(shift.day, locale),
    from: formatTime(shift.startsAt, { locale, timeZone }),
  };
  return (
    <>
      <Button aria-label={t('offerNamed', named)} loading={asking} onClick={() => void open()}>
        <ArrowLeftRight aria-hidden />
        {t('offer')}
      </Button>
      {choices ? <OfferForm shift={shift} choices={choices} onClose={() => setChoices(null)} /> : null}
    </>
  );
}

const WAYS = ['GIVE', 'EXCHANGE'] as const;
const PARTS = ['WHOLE', 'START', 'END'] as const;

function OfferForm({ shift, choices, onClose }: { shift: OwnShift; choices: Choices; onClose: () => void }) {
  const t = useTranslations('roster.swaps');
  const locale = useLocale();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.offerShift.mutate);
  const [way, setWay] = useState<(typeof WAYS)[number]>('GIVE');
  const [to, setTo] = useState('');
  const [counter, setCounter] = useState(choices.shifts[0]?.id ?? '');
  const [part, setPart] = useState<PartKind>('WHOLE');
  const [time, setTime] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [anyway, setAnyway] = useState(false);
  // Of a part the rules are asked once it is taken: somebody may be free for the rest.
  const nobody = choices.people.length === 0 && part === 'WHOLE';
  const zoned = { locale, timeZone: shift.timeZone };
  const span = (from: Date, until: Date) => `${formatTime(from, zoned)}–${formatTime(until, zoned)}`;
  const given = way === 'GIVE' ? partOf(shift, part, time) : null;
  const against = choices.shifts.find(({ id }) => id === counter);
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('title')}
      description={`${formatBusinessDay(shift.day, locale)} ${span(shift.startsAt, shift.endsAt)}`}
      submitLabel={t('send')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (given === 'WRONG' || (way === 'EXCHANGE' ? !against : nobody && !anyway)) return;
        const asked = { storeId: shift.storeId, shiftId: shift.id, note };
        const done = await act(
          way === 'GIVE'
            ? { ...asked, toPersonId: to || null, part: given }
            : { ...asked, toPersonId: against?.personId ?? null, counterShiftId: counter },
        );
        if (!done) return;
        toast.success(t('sent'));
        onClose();
      }}
    >
      <Segmented
        aria-label={t('way')}
        value={way}
        onValueChange={setWay}
        segments={WAYS.map((one) => ({ value: one, label: t(`ways.${one}`) }))}
      />
      {way === 'GIVE' ? (
        <>
          <Field label={t('to')}>
            <Select
              value={to}
              onChange={({ target }) => setTo(target.value)}
              options={[
                {
                  value: '',
                  label:
                    choices.people.length === 0
                      ? t('nobodyYet')
                      : t('anybody', { count: choices.people.length }),
                },
                ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <Segmented
            aria-label={t('part')}
            value={part}
            onValueChange={setPart}
            segments={PARTS.map((one) => ({ value: one, label: t(`parts.${one}`) }))}
          />
          {part === 'WHOLE' ? null : (
            <Field
              label={t(part === 'START' ? 'until' : 'from')}
              error={tried && given === 'WRONG' ? t('partWrong') : undefined}
            >
              <TimeInput value={time} onValueChange={setTime} />
            </Field>
          )}
          <Excluded {...choices} />
          {nobody ? <Anyway checked={anyway} onChange={setAnyway} isMissing={tried && !anyway} /> : null}
        </>
      ) : choices.shifts.length === 0 ? (
        <Callout tone="warn" title={t('nothingToExchange')} />
      ) : (
        <Field label={t('against')}>
          <Select
            value={counter}
            onChange={({ target }) => setCounter(target.value)}
            options={choices.shifts.map(({ id, name, day, startsAt, endsAt }) => ({
              value: id,
              label: `${name} ${formatBusinessDay(day, locale)} ${span(startsAt, endsAt)}`,
            }))}
          />
        </Field>
      )}
      <Field label={t('note')}>
        <Input maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <p className="text-ink-soft text-sm">{t('yoursUntil')}</p>
    </FormDialog>
  );
}
