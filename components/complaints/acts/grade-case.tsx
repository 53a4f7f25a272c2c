'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { DateTimeInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { fieldTextOf, instantOf } from '@/components/zones/local-time-rules';
import { CAUSES, SEVERITIES } from '@/server/complaints/complaint-rules';
import { useTRPCClient } from '@/trpc/react';
import type { OfCase } from './of-case';

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
