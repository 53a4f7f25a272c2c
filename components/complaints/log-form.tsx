'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { complaintNumber } from '@/lib/complaint-number';
import { ABOUTS, CHANNELS, WANTS } from '@/server/complaints/complaint-rules';
import { useTRPCClient } from '@/trpc/react';
import { Acknowledgement, type Logged } from './acknowledgement';
import { EarlierComplaints } from './earlier-complaints';
import { type Caller, PickCustomer } from './pick-customer';
import { PickSeverity } from './pick-severity';
import { type CustomerOfTicket, type PickedTicket, PickTicket } from './pick-ticket';

interface Props {
  storeId: string;
  timeZone: string;
  personId: string;
  workers: readonly { id: string; name: string }[];
  /** Whom and which place of the store it may be about. */
  places: { people: readonly { id: string; name: string }[]; zones: readonly { id: string; name: string }[] };
  /** A customer somebody came from. */
  caller: Caller;
  ticket: PickedTicket | null;
}

const EMPTY = {
  channel: 'STORE' as (typeof CHANNELS)[number],
  about: '' as (typeof ABOUTS)[number] | '',
  serial: '',
  words: '',
  wants: 'EXPLANATION' as (typeof WANTS)[number],
  letterDate: '',
  severity: 3,
  ownerId: '',
  aboutPersonId: '',
  zoneId: '',
};

/** A complaint in under a minute: who, which sale, what they say, what they want. */
export function LogForm({
  storeId,
  timeZone,
  personId,
  workers,
  places,
  caller: first,
  ticket: scanned,
}: Props) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.log.mutate, { quiet: true });
  const [caller, setCaller] = useState(first);
  const [ticket, setTicket] = useState(scanned);
  const [form, setForm] = useState(EMPTY);
  const [isTyped, setIsTyped] = useState(false);
  const [photoIds, setPhotoIds] = useState<readonly string[]>([]);
  const [logged, setLogged] = useState<Logged | null>(null);
  const set = <K extends keyof typeof EMPTY>(key: K, value: (typeof EMPTY)[K]) =>
    setForm({ ...form, [key]: value });
  const implied = ticket ? (ticket.lineId ? 'LINE' : 'TICKET') : 'OTHER';
  const about = form.about || implied;
  const offered = ABOUTS.filter((one) => (one !== 'TICKET' || ticket) && (one !== 'LINE' || ticket?.lineId));

  async function submit() {
    const done = await act(inputOf({ storeId, form, about, caller, ticket, photoIds }));
    if (done)
      setLogged({
        id: done.complaintId,
        number: complaintNumber(done.number),
        answerDueAt: done.answerDueAt,
      });
  }

  function another() {
    setCaller({ customerId: null, name: '', number: '' });
    setTicket(null);
    setForm(EMPTY);
    setPhotoIds([]);
    setLogged(null);
  }

  if (logged)
    return <Acknowledgement storeId={storeId} timeZone={timeZone} logged={logged} onAnother={another} />;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <Section paper title={t('log.who')}>
        <div className="p-3">
          <PickCustomer caller={caller} onChange={setCaller} />
        </div>
      </Section>
      <Section paper title={t('log.what')}>
        <div className="p-3">
          <PickTicket
            storeId={storeId}
            ticket={ticket}
            onChange={(picked, customer) => {
              setTicket(picked);
              // Whoever was typed in stays: the gift somebody else complains of.
              if (customer?.name && !caller.customerId && !caller.name && !caller.number)
                setCaller(callerOf(customer));
            }}
            onTyped={setIsTyped}
          />
        </div>
      </Section>
      <EarlierComplaints
        storeId={storeId}
        customerId={caller.customerId}
        productId={ticket?.productId ?? null}
      />
      <Section paper title={t('case')}>
        <div className="flex flex-col gap-4 p-3">
          <Field label={t('log.words')} hint={t('log.wordsHint')} required>
            <Textarea
              rows={4}
              maxLength={2000}
              value={form.words}
              onChange={(event) => set('words', event.target.value)}
            />
          </Field>
          <CaseFields
            form={form}
            about={about}
            offered={offered}
            places={places}
            colleagues={workers.filter(({ id }) => id !== personId)}
            set={set}
          />
          <PickSeverity severity={form.severity} onChange={(severity) => set('severity', severity)} />
          <Field
            label={t('log.photos')}
            aside={photoIds.length > 0 ? t('log.photosTaken', { count: photoIds.length }) : undefined}
          >
            <AttachmentInput
              storeId={storeId}
              kind="complaintPhoto"
              name={t('log.photoOf')}
              disabled={photoIds.length >= 9}
              onKept={(id) => setPhotoIds([...photoIds, id])}
            />
          </Field>
          {problem ? <Callout tone="late" title={problem} /> : null}
          <Button
            size="lg"
            variant="primary"
            className="self-start"
            missing={isTyped ? t('log.ticketOpen') : form.words.trim() === '' ? t('log.missing') : null}
            loading={busy}
            onClick={submit}
          >
            {t('log.submit')}
          </Button>
        </div>
      </Section>
    </div>
  );
}

/** The form as it is sent. */
function inputOf({
  storeId,
  form,
  about,
  caller,
  ticket,
  photoIds,
}: {
  storeId: string;
  form: typeof EMPTY;
  about: (typeof ABOUTS)[number];
  caller: Caller;
  ticket: PickedTicket | null;
  photoIds: readonly string[];
}) {
  const { letterDate, ownerId, aboutPersonId, zoneId, about: _, ...said } = form;
  return {
    storeId,
    ...said,
    about,
    ...(caller.customerId
      ? { customerId: caller.customerId }
      : { callerName: caller.name, callerNumber: caller.number }),
    ...(ticket ? { ticketId: ticket.id } : {}),
    ...(ticket?.lineId ? { ticketLineId: ticket.lineId } : {}),
    ...(form.channel === 'AUTHORITY' && letterDate ? { letterDate } : {}),
    ...(ownerId ? { ownerId } : {}),
    ...(about === 'PERSON' && aboutPersonId ? { aboutPersonId } : {}),
    ...(zoneId ? { zoneId } : {}),
    photoIds: [...photoIds],
  };
}

function callerOf({ goesOnAsId, name, maskedNumber }: CustomerOfTicket): Caller {
  return { customerId: goesOnAsId, name, number: maskedNumber ?? '' };
}

/** What it is about, what they want, how it came in and whose it becomes. */
function CaseFields({
  form,
  about,
  offered,
  places,
  colleagues,
  set,
}: {
  form: typeof EMPTY;
  about: (typeof ABOUTS)[number];
  offered: readonly (typeof ABOUTS)[number][];
  places: Props['places'];
  colleagues: Props['workers'];
  set: <K extends keyof typeof EMPTY>(key: K, value: (typeof EMPTY)[K]) => void;
}) {
  const t = useTranslations('complaints');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('log.about')}>
        <Select
          value={about}
          onChange={(event) => set('about', ABOUTS.find((one) => one === event.target.value) ?? '')}
          options={offered.map((one) => ({ value: one, label: t(`abouts.${one}`) }))}
        />
      </Field>
      {about === 'SERIAL' ? (
        <Field label={t('log.serial')} required>
          <Input value={form.serial} maxLength={60} onChange={(event) => set('serial', event.target.value)} />
        </Field>
      ) : null}
      {about === 'PERSON' ? (
        <Field label={t('log.aboutPerson')}>
          <Select
            value={form.aboutPersonId}
            placeholder={t('log.notSaid')}
            onChange={(event) => set('aboutPersonId', event.target.value)}
            options={places.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
      <Field label={t('log.wants')}>
        <Select
          value={form.wants}
          onChange={(event) => set('wants', WANTS.find((one) => one === event.target.value) ?? 'OTHER')}
          options={WANTS.map((one) => ({ value: one, label: t(`wantsOf.${one}`) }))}
        />
      </Field>
      <Field label={t('log.channel')}>
        <Select
          value={form.channel}
          onChange={(event) => set('channel', CHANNELS.find((one) => one === event.target.value) ?? 'STORE')}
          options={CHANNELS.map((one) => ({ value: one, label: t(`channels.${one}`) }))}
        />
      </Field>
      {form.channel === 'AUTHORITY' ? (
        <Field label={t('log.letterDate')} required>
          <DateInput value={form.letterDate} onValueChange={(day) => set('letterDate', day)} />
        </Field>
      ) : null}
      {places.zones.length > 0 ? (
        <Field label={t('log.zone')}>
          <Select
            value={form.zoneId}
            placeholder={t('log.notSaid')}
            onChange={(event) => set('zoneId', event.target.value)}
            options={places.zones.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
      <Field label={t('log.owner')}>
        <Select
          value={form.ownerId}
          placeholder={t('log.me')}
          onChange={(event) => set('ownerId', event.target.value)}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </div>
  );
}
