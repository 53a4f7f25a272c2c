'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import { useTRPCClient } from '@/trpc/react';

/** What is written without a second signature. */
const WRITTEN = ['HANDOVER', 'VISITOR', 'OTHER'] as const;

/** An entry of today's log. */
export function AddNote({ storeId }: { storeId: string }) {
  const t = useTranslations('duty');
  const client = useTRPCClient();
  const deed = useAct(client.duty.note.mutate);
  const [kind, setKind] = useState<(typeof WRITTEN)[number]>('HANDOVER');
  const [words, setWords] = useState('');
  return (
    <ActDialog
      label={t('add')}
      title={t('add')}
      deed={deed}
      done={t('addedToast')}
      submit={async () => {
        const done = await deed.act({ storeId, kind, words: words.trim() });
        if (done) setWords('');
        return done !== undefined;
      }}
    >
      <Segmented
        aria-label={t('kind')}
        value={kind}
        onValueChange={setKind}
        segments={WRITTEN.map((value) => ({ value, label: t(`notes.${value}`) }))}
      />
      <Field label={t('words')} hint={t(`hints.${kind}`)} required>
        <Textarea
          rows={3}
          value={words}
          maxLength={2000}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
    </ActDialog>
  );
}
