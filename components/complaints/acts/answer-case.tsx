'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { useTRPCClient } from '@/trpc/react';
import { type OfCase, Words } from './of-case';

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
