'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { WordDialog } from '@/components/shell/word-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

interface OfNote {
  storeId: string;
  noteId: string;
  /** How the note begins: what a reader hears of its buttons. */
  words: string;
}

/** Whom it is about has read it. */
export function SeeNote({ storeId, noteId, words }: OfNote) {
  const t = useTranslations('personnel');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.personnel.see.mutate);
  return (
    <>
      <Button
        variant="primary"
        loading={busy}
        aria-label={t('seeOf', { words })}
        onClick={async () => {
          if (await act({ storeId, noteId })) toast.success(t('seenToast'));
        }}
      >
        {t('see')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** Whom it is about says what they have to say. */
export function ReplyToNote({ storeId, noteId, words }: OfNote) {
  const t = useTranslations('personnel');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('reply')}
      buttonName={t('replyOf', { words })}
      title={t('replyTitle')}
      hint={t('replyHint')}
      fieldLabel={t('replyWords')}
      required
      variant="secondary"
      maxLength={2000}
      run={(text, requestId) =>
        client.personnel.reply.mutate({ requestId, storeId, noteId, words: text.trim() })
      }
      done={t('replied')}
    />
  );
}

/** It does not hold any more; it stays readable. */
export function WithdrawNote({ storeId, noteId, words }: OfNote) {
  const t = useTranslations('personnel');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('withdraw')}
      buttonName={t('withdrawOf', { words })}
      title={t('withdrawTitle')}
      hint={t('withdrawHint')}
      fieldLabel={t('withdrawReason')}
      required
      variant="secondary"
      maxLength={2000}
      run={(text, requestId) =>
        client.personnel.withdraw.mutate({ requestId, storeId, noteId, reason: text.trim() })
      }
      done={t('withdrawnToast')}
    />
  );
}
