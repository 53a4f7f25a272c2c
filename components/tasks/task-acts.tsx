'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

export interface OfTask {
  storeId: string;
  taskId: string;
}

/** It is done: with a photo where one is wanted, and a word if there is one to say. */
export function DoTask({
  storeId,
  taskId,
  title,
  needsPhoto,
  named = false,
}: OfTask & {
  title: string;
  needsPhoto: boolean;
  /** In a list, where another line has such a button too. */
  named?: boolean;
}) {
  const t = useTranslations('tasks');
  const client = useTRPCClient();
  const deed = useAct(client.tasks.do.mutate);
  const [note, setNote] = useState('');
  const [photoId, setPhotoId] = useState<string | null>(null);
  return (
    <ActDialog
      label={t('acts.do')}
      buttonName={named ? t('acts.doNamed', { title }) : undefined}
      variant="primary"
      title={title}
      description={needsPhoto ? t('acts.doWithPhoto') : undefined}
      deed={deed}
      submit={async () =>
        (await deed.act({ storeId, taskId, note, ...(photoId ? { photoId } : {}) })) !== undefined
      }
      done={t('acts.done')}
    >
      <Field label={t('photo')} required={needsPhoto} aside={photoId ? t('acts.photoTaken') : undefined}>
        <AttachmentInput storeId={storeId} kind="taskPhoto" name={title} onKept={setPhotoId} />
      </Field>
      <Field label={t('doneNote')}>
        <Textarea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** From a list: done by one press, where no photo is wanted. */
export function DoneNow({ storeId, taskId, title }: OfTask & { title: string }) {
  const t = useTranslations('tasks.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.tasks.do.mutate);
  return (
    <span className="flex flex-col items-end gap-1">
      <Button
        loading={busy}
        aria-label={t('doNamed', { title })}
        onClick={async () => {
          if (await act({ storeId, taskId })) toast.success(t('done'));
        }}
      >
        {t('do')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </span>
  );
}

/** A colleague's becomes one's own. */
export function TakeTask({ storeId, taskId }: OfTask) {
  const t = useTranslations('tasks.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.tasks.take.mutate);
  return (
    <>
      <Button loading={busy} onClick={() => act({ storeId, taskId })}>
        {t('take')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** Somebody else of the store does it. */
export function HandOnTask({
  storeId,
  taskId,
  people,
}: OfTask & { people: readonly { id: string; name: string }[] }) {
  const t = useTranslations('tasks');
  const client = useTRPCClient();
  const deed = useAct(client.tasks.handOn.mutate);
  const [toPersonId, setTo] = useState('');
  return (
    <ActDialog
      label={t('acts.handOn')}
      title={t('acts.handOn')}
      deed={deed}
      submit={async () =>
        toPersonId !== '' && (await deed.act({ storeId, taskId, toPersonId })) !== undefined
      }
      done={t('acts.handedOn')}
    >
      <Field label={t('owner')} required>
        <Select
          value={toPersonId}
          placeholder={t('form.choose')}
          onChange={(event) => setTo(event.target.value)}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </ActDialog>
  );
}

/** With a reason: it was not done after all, or nobody does it any more. */
export function WithReason({ storeId, taskId, of }: OfTask & { of: 'reopen' | 'cancel' }) {
  const t = useTranslations('tasks.acts');
  const client = useTRPCClient();
  const deed = useAct(client.tasks[of].mutate);
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      label={t(of)}
      title={t(of)}
      cancelLabel={of === 'cancel' ? t('keep') : undefined}
      deed={deed}
      submit={async () => reason.trim() !== '' && (await deed.act({ storeId, taskId, reason })) !== undefined}
      done={t(of === 'cancel' ? 'cancelled' : 'reopened')}
    >
      <Field label={t('reason')} required>
        <Textarea value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** It comes no more. */
export function EndRepeated({
  storeId,
  repeatId,
  title,
}: {
  storeId: string;
  repeatId: string;
  title: string;
}) {
  const t = useTranslations('tasks.acts');
  const client = useTRPCClient();
  const [asking, setAsking] = useState(false);
  const { act, problem } = useAct(client.tasks.endRepeated.mutate);
  return (
    <>
      <Button variant="ghost" aria-label={t('endNamed', { title })} onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('endNamed', { title })}
        description={t('endAsk')}
        confirmLabel={t('end')}
        tone="danger"
        onConfirm={async () => {
          await act({ storeId, repeatId });
        }}
      />
    </>
  );
}
