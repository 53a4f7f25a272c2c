'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { NOTE_KINDS, type NoteKind } from '@/server/personnel/personnel-rules';
import { useTRPCClient } from '@/trpc/react';

/** A note in somebody's file; what is written stays. */
export function AddNote(props: {
  personId: string;
  name: string;
  stores: readonly { id: string; name: string }[];
  today: string;
}) {
  const t = useTranslations('personnel');
  const client = useTRPCClient();
  const deed = useAct(client.personnel.note.mutate);
  const blank = { kind: 'DRESS' as NoteKind, words: '', happenedOn: props.today, attachmentId: '' };
  const [note, setNote] = useState(blank);
  const [storeId, setStore] = useState(props.stores[0]?.id ?? '');
  const set = (part: Partial<typeof blank>) => setNote((now) => ({ ...now, ...part }));
  return (
    <ActDialog
      label={t('add')}
      variant="primary"
      title={t('add')}
      description={t('notesHint')}
      deed={deed}
      done={t('added')}
      submit={async () => {
        const { attachmentId, ...rest } = note;
        const done = await deed.act({
          ...rest,
          words: rest.words.trim(),
          storeId,
          personId: props.personId,
          ...(attachmentId ? { attachmentId } : {}),
        });
        if (done) setNote(blank);
        return done !== undefined;
      }}
    >
      <Segmented
        aria-label={t('what')}
        value={note.kind}
        onValueChange={(kind) => set({ kind })}
        segments={NOTE_KINDS.map((value) => ({ value, label: t(`noteKinds.${value}`) }))}
      />
      <Field label={t('words')} hint={t(`wordsHint.${note.kind}`)} required>
        <Textarea
          rows={4}
          value={note.words}
          maxLength={2000}
          onChange={(event) => set({ words: event.target.value })}
        />
      </Field>
      <Field label={t('happenedOn')} required>
        <DateInput value={note.happenedOn} onValueChange={(happenedOn) => set({ happenedOn })} />
      </Field>
      {props.stores.length > 1 ? (
        <Field label={t('inStore')}>
          <Select
            value={storeId}
            onChange={(event) => setStore(event.target.value)}
            options={props.stores.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
      <Field label={t('file')} aside={note.attachmentId ? t('fileThere') : undefined}>
        <AttachmentInput
          storeId={storeId}
          kind="personnelFile"
          name={t('file')}
          takesPdf
          onKept={(attachmentId) => set({ attachmentId })}
        />
      </Field>
    </ActDialog>
  );
}
