'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useTRPCClient } from '@/trpc/react';

/** A handed-over point is seen to, with a word about it if there is one. */
export function SettleNote(props: { storeId: string; noteId: string; words: string }) {
  const t = useTranslations('duty');
  const client = useTRPCClient();
  const deed = useAct(client.duty.settle.mutate);
  const [words, setWords] = useState('');
  return (
    <ActDialog
      label={t('settle')}
      buttonName={t('settleOf', { words: props.words.slice(0, 40) })}
      title={t('settle')}
      description={props.words}
      deed={deed}
      done={t('settledToast')}
      submit={async () =>
        (await deed.act({ storeId: props.storeId, noteId: props.noteId, words: words.trim() })) !== undefined
      }
    >
      <Field label={t('settleWords')}>
        <Textarea value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
