// Long because: one small dialog after another, one a deed of a case.
'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateTimeInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { fieldTextOf, instantOf } from '@/components/zones/local-time-rules';
import { CAUSES, SEVERITIES, STATES, VERDICTS } from '@/server/complaints/complaint-rules';
import { useTRPCClient } from '@/trpc/react';

export interface OfCase {
  storeId: string;
  complaintId: string;
  version: number;
}

function Words({
  label,
  value,
  onChange,
  required = false,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
}) {
  return (
    <Field label={label} required={required}>
      <Textarea value={value} maxLength={2000} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

/** What the customer is told. */
export function TellCustomer({ storeId, complaintId, first }: OfCase & { first: boolean }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.tell.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('tell')}
      variant={first ? 'primary' : 'secondary'}
      title={t('tell')}
      deed={deed}
      submit={async () =>
        text.trim() !== '' && (await deed.act({ storeId, complaintId, text })) !== undefined
      }
      done={t('told')}
    >
      <Words label={t('tellText')} value={text} onChange={setText} required />
    </ActDialog>
  );
}

/** A note of the house. */
export function NoteOnCase({ storeId, complaintId }: OfCase) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.note.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('note')}
      title={t('note')}
      deed={deed}
      submit={async () =>
        text.trim() !== '' && (await deed.act({ storeId, complaintId, text })) !== undefined
      }
      done={t('noted')}
    >
      <Words label={t('noteText')} value={text} onChange={setText} required />
    </ActDialog>
  );
}

/** It becomes one's own. */
export function TakeCase({ storeId, complaintId, version }: OfCase) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.take.mutate);
  return (
    <>
      <Button loading={busy} onClick={() => act({ storeId, complaintId, version })}>
        {t('take')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** It becomes a colleague's. */
export function HandOver({
  storeId,
  complaintId,
  version,
  workers,
}: OfCase & { workers: readonly { id: string; name: string }[] }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.handOver.mutate);
  const [toPersonId, setTo] = useState('');
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('handOver')}
      title={t('handOver')}
      deed={deed}
      submit={async () =>
        toPersonId !== '' &&
        (await deed.act({ storeId, complaintId, version, toPersonId, text })) !== undefined
      }
      done={t('handedOver')}
    >
      <Field label={t('handOverTo')} required>
        <Select
          value={toPersonId}
          placeholder={t('handOverTo')}
          onChange={(event) => setTo(event.target.value)}
          options={workers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Words label={t('why')} value={text} onChange={setText} />
    </ActDialog>
  );
}

/** The next state, of those there are from here. */
export function MoveCase({
  storeId,
  complaintId,
  version,
  moves,
  primary,
}: OfCase & { moves: readonly string[]; primary: boolean }) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.move.mutate);
  const [chosen, setTo] = useState('');
  const [text, setText] = useState('');
  const offered = STATES.filter((one) => moves.includes(one));
  const to = offered.find((one) => one === chosen);
  return (
    <ActDialog
      label={t('acts.move')}
      variant={primary ? 'primary' : 'secondary'}
      title={t('acts.move')}
      deed={deed}
      submit={async () => {
        if (!to || to === 'NEW' || to === 'ACKNOWLEDGED' || to === 'CLOSED') return false;
        return (await deed.act({ storeId, complaintId, version, to, text })) !== undefined;
      }}
      done={t('acts.moved')}
    >
      <Field label={t('acts.moveTo')} required>
        <Select
          value={chosen}
          placeholder={t('acts.moveTo')}
          onChange={(event) => setTo(event.target.value)}
          options={offered.map((one) => ({ value: one, label: t(`states.${one}`) }))}
        />
      </Field>
      <Words label={t('acts.why')} value={text} onChange={setText} />
    </ActDialog>
  );
}

/** Another severity, and why. */
export function GradeCase({ storeId, complaintId, severity }: OfCase & { severity: number }) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.grade.mutate);
  const [to, setTo] = useState(String(severity));
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('acts.grade')}
      title={t('acts.grade')}
      deed={deed}
      submit={async () =>
        text.trim() !== '' &&
        (await deed.act({ storeId, complaintId, severity: Number(to), text })) !== undefined
      }
      done={t('acts.graded')}
    >
      <Field label={t('severity')}>
        <Select
          value={to}
          onChange={(event) => setTo(event.target.value)}
          options={SEVERITIES.map((one) => ({ value: String(one), label: t(`severities.${one}`) }))}
        />
      </Field>
      <Field label={t('acts.why')} required>
        <Textarea value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** What it came from, for the figures. */
export function NameCause({
  storeId,
  complaintId,
  suppliers,
}: OfCase & { suppliers: readonly { id: string; name: string }[] }) {
  const t = useTranslations('complaints');
  const figures = useTranslations('complaints.figures');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.nameCause.mutate);
  const [chosen, setCause] = useState('');
  const [supplierId, setSupplier] = useState('');
  const cause = CAUSES.find((one) => one === chosen);
  return (
    <ActDialog
      label={t('acts.cause')}
      title={t('acts.cause')}
      deed={deed}
      submit={async () =>
        cause !== undefined &&
        (await deed.act({ storeId, complaintId, cause, ...(supplierId ? { supplierId } : {}) })) !== undefined
      }
      done={t('acts.causeSaved')}
    >
      <Field label={t('facts.cause')} required>
        <Select
          value={chosen}
          placeholder={t('facts.cause')}
          onChange={(event) => setCause(event.target.value)}
          options={CAUSES.map((one) => ({ value: one, label: t(`causes.${one}`) }))}
        />
      </Field>
      {suppliers.length > 0 ? (
        <Field label={figures('groups.supplier')}>
          <Select
            value={supplierId}
            placeholder={figures('nothing')}
            onChange={(event) => setSupplier(event.target.value)}
            options={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
    </ActDialog>
  );
}

/** A due time by hand, or the counted one again. */
export function SetDue({
  storeId,
  complaintId,
  timeZone,
  dueAt,
}: OfCase & { timeZone: string; dueAt: Date | null }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.setDue.mutate);
  const [at, setAt] = useState(dueAt ? fieldTextOf(dueAt, timeZone) : '');
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('setDue')}
      title={t('setDue')}
      deed={deed}
      submit={async () =>
        text.trim() !== '' &&
        (await deed.act({ storeId, complaintId, dueAt: instantOf(at, timeZone) ?? null, text })) !== undefined
      }
      done={t('dueSaved')}
    >
      <Field label={t('dueAt')} hint={t('dueAuto')}>
        <DateTimeInput value={at} onValueChange={setAt} />
      </Field>
      <Field label={t('why')} required>
        <Textarea value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** One more photo. */
export function AddPhoto({ storeId, complaintId }: OfCase) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.addPhoto.mutate);
  return (
    <>
      <AttachmentInput
        storeId={storeId}
        kind="complaintPhoto"
        name={t('log.photoOf')}
        disabled={busy}
        onKept={async (attachmentId) => {
          await act({ storeId, complaintId, attachmentId });
        }}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** The customer did not answer. */
export function NoteTry({ storeId, complaintId, tries }: OfCase & { tries: number }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.try.mutate);
  return (
    <>
      <Button loading={busy} onClick={() => act({ storeId, complaintId }, String(tries))}>
        {t('try')}
        {tries > 0 ? <span className="text-ink-soft text-xs">{t('tried', { tries })}</span> : null}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** The end, with what the customer says of it. */
export function CloseCase({ storeId, complaintId, version }: OfCase) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.close.mutate);
  const [chosen, setVerdict] = useState('');
  const [text, setText] = useState('');
  const verdict = VERDICTS.find((one) => one === chosen);
  return (
    <ActDialog
      label={t('acts.close')}
      variant="primary"
      title={t('acts.close')}
      deed={deed}
      submit={async () =>
        verdict !== undefined &&
        text.trim() !== '' &&
        (await deed.act({ storeId, complaintId, version, verdict, text })) !== undefined
      }
      done={t('acts.closed')}
    >
      <Field label={t('acts.verdict')} required>
        <Select
          value={chosen}
          placeholder={t('acts.verdict')}
          onChange={(event) => setVerdict(event.target.value)}
          options={VERDICTS.map((one) => ({ value: one, label: t(`verdicts.${one}`) }))}
        />
      </Field>
      <Words label={t('acts.closeText')} value={text} onChange={setText} required />
    </ActDialog>
  );
}

/** A new round. */
export function ReopenCase({ storeId, complaintId, version }: OfCase) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.reopen.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('reopen')}
      title={t('reopen')}
      deed={deed}
      submit={async () =>
        text.trim() !== '' && (await deed.act({ storeId, complaintId, version, text })) !== undefined
      }
      done={t('reopened')}
    >
      <Words label={t('why')} value={text} onChange={setText} required />
    </ActDialog>
  );
}
