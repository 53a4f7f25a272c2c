'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useTRPCClient } from '@/trpc/react';

const MOST_SIGNS = 2_000;

/** The manager's word on the month, and handing it in. @param comments of the version before; null: it was never in */
export function SubmitMonth({
  storeId,
  month,
  comments,
}: {
  storeId: string;
  month: string;
  comments: string | null;
}) {
  const t = useTranslations('insight.months');
  const client = useTRPCClient();
  const deed = useAct(client.insight.submitMonth.mutate);
  const [text, setText] = useState(comments ?? '');
  const label = t(comments === null ? 'submit' : 'submitAgain');
  return (
    <ActDialog
      label={label}
      variant={comments === null ? 'primary' : 'secondary'}
      title={label}
      description={t('commentsHint')}
      deed={deed}
      submit={async () =>
        text.trim() !== '' && (await deed.act({ storeId, month, comments: text })) !== undefined
      }
      done={t('submitted')}
    >
      <Field label={t('comments')} required>
        <Textarea
          rows={8}
          value={text}
          maxLength={MOST_SIGNS}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </ActDialog>
  );
}
