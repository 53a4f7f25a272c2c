// Long because: one small dialog after another, one a deed about an incident.
'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { DecisionKind } from '@/server/incidents/incident-rules';
import { useTRPCClient } from '@/trpc/react';

interface OfIncident {
  storeId: string;
  incidentId: string;
  version: number;
}

interface Named {
  id: string;
  name: string;
}

function Words(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
}) {
  return (
    <Field label={props.label} required={props.required ?? false}>
      <Textarea
        value={props.value}
        maxLength={2000}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}

export interface Decision {
  kind: DecisionKind;
  /** What it may be for, where it is for one thing. */
  about: readonly Named[] | null;
}

/** What comes of it: of what may come of it and the person may do. */
export function DecideIncident({
  storeId,
  incidentId,
  version,
  decisions,
  primary,
}: OfIncident & { decisions: readonly Decision[]; primary: boolean }) {
  const t = useTranslations('incidents');
  const client = useTRPCClient();
  const deed = useAct(client.incidents.decide.mutate);
  const [chosen, setKind] = useState('');
  const [named, setNamed] = useState('');
  const [cashFen, setCash] = useState<number | null>(null);
  const [text, setText] = useState('');
  const decision = decisions.find(({ kind }) => kind === chosen);
  const about = decision?.about ?? null;
  const subjectId = about?.find(({ id }) => id === named)?.id ?? about?.[0]?.id;

  async function submit() {
    if (!decision || (about && !subjectId) || (decision.kind === 'CASH' && !cashFen)) return false;
    return (
      (await deed.act({
        storeId,
        incidentId,
        version,
        kind: decision.kind,
        text,
        ...(about && subjectId ? { subjectId } : {}),
        ...(decision.kind === 'CASH' && cashFen ? { cashFen } : {}),
      })) !== undefined
    );
  }

  return (
    <ActDialog
      label={t('acts.decide')}
      variant={primary ? 'primary' : 'secondary'}
      title={t('acts.decide')}
      deed={deed}
      submit={submit}
      done={t('acts.decided')}
    >
      <Field
        label={t('acts.decision')}
        hint={decision ? t(`decisionHints.${decision.kind}`) : undefined}
        required
      >
        <Select
          value={chosen}
          placeholder={t('acts.decision')}
          onChange={(event) => setKind(event.target.value)}
          options={decisions.map(({ kind }) => ({ value: kind, label: t(`decisions.${kind}`) }))}
        />
      </Field>
      {about ? (
        <Field label={t('acts.about')} required>
          <Select
            value={subjectId ?? ''}
            onChange={(event) => setNamed(event.target.value)}
            options={about.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
      {decision?.kind === 'CASH' ? (
        <Field label={t('acts.cash')} required>
          <MoneyInput valueFen={cashFen} leastFen={1} onValueChange={setCash} />
        </Field>
      ) : null}
      <Words label={t('acts.decisionText')} value={text} onChange={setText} />
    </ActDialog>
  );
}

/** More that is known. */
export function NoteOnIncident({ storeId, incidentId }: OfIncident) {
  const t = useTranslations('incidents.acts');
  const client = useTRPCClient();
  const deed = useAct(client.incidents.note.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('note')}
      title={t('note')}
      deed={deed}
      submit={async () => text.trim() !== '' && (await deed.act({ storeId, incidentId, text })) !== undefined}
      done={t('noted')}
    >
      <Words label={t('noteText')} value={text} onChange={setText} required />
    </ActDialog>
  );
}

/** The end, with how it ended; or the beginning anew, with why. */
export function EndIncident({ storeId, incidentId, version, closed }: OfIncident & { closed: boolean }) {
  const t = useTranslations('incidents.acts');
  const client = useTRPCClient();
  const deed = useAct(closed ? client.incidents.reopen.mutate : client.incidents.close.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t(closed ? 'reopen' : 'close')}
      title={t(closed ? 'reopen' : 'close')}
      deed={deed}
      submit={async () => {
        if (text.trim() === '') return false;
        const done = (await deed.act({ storeId, incidentId, version, text })) !== undefined;
        if (done) setText('');
        return done;
      }}
      done={t(closed ? 'reopened' : 'closed')}
    >
      <Words label={t(closed ? 'reopenText' : 'closeText')} value={text} onChange={setText} required />
    </ActDialog>
  );
}

/** Somebody does something about it. */
export function SetMeasure({ storeId, incidentId, people }: OfIncident & { people: readonly Named[] }) {
  const t = useTranslations('incidents.acts');
  const client = useTRPCClient();
  const deed = useAct(client.incidents.setMeasure.mutate);
  const [words, setWords] = useState('');
  const [ownerId, setOwner] = useState('');
  const [dueDay, setDue] = useState('');
  return (
    <ActDialog
      label={t('measure')}
      title={t('measure')}
      deed={deed}
      submit={async () =>
        words.trim() !== '' &&
        ownerId !== '' &&
        dueDay !== '' &&
        (await deed.act({ storeId, incidentId, words, ownerId, dueDay })) !== undefined
      }
      done={t('measureSet')}
    >
      <Words label={t('measureText')} value={words} onChange={setWords} required />
      <Field label={t('measureOwner')} required>
        <Select
          value={ownerId}
          placeholder={t('measureOwner')}
          onChange={(event) => setOwner(event.target.value)}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label={t('measureDue')} required>
        <DateInput value={dueDay} onValueChange={setDue} />
      </Field>
    </ActDialog>
  );
}

/** It is done. */
export function DoMeasure(props: { storeId: string; measureId: string; words: string }) {
  const { storeId, measureId, words } = props;
  const t = useTranslations('incidents.acts');
  const client = useTRPCClient();
  const deed = useAct(client.incidents.doMeasure.mutate);
  const [text, setText] = useState('');
  return (
    <ActDialog
      label={t('doneOf', { words: words.slice(0, 12) })}
      title={words}
      deed={deed}
      submit={async () => (await deed.act({ storeId, measureId, text })) !== undefined}
      done={t('doneSaved')}
    >
      <Words label={t('doneText')} value={text} onChange={setText} />
    </ActDialog>
  );
}

/** One more photo. */
export function AddPhoto({ storeId, incidentId }: OfIncident) {
  const t = useTranslations('incidents.report');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.incidents.addPhoto.mutate);
  return (
    <>
      <AttachmentInput
        storeId={storeId}
        kind="incidentPhoto"
        name={t('photoOf')}
        disabled={busy}
        onKept={async (attachmentId) => {
          await act({ storeId, incidentId, attachmentId });
        }}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}
