'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Finding } from '@/server/roster/planning-facts-rules';
import { subjectOf } from '@/server/roster/planning-rules';
import { useTRPCClient } from '@/trpc/react';
import { useFindingWords } from './use-finding-words';

/** Publishes a week: each warning that has no reason yet wants one; one reason serves all that are left empty below it. */
export function PublishDialog({
  storeId,
  monday,
  revision,
  open,
  people,
  onClose,
}: {
  storeId: string;
  monday: string;
  revision: number;
  /** Warnings nobody answered for yet. */
  open: readonly Finding[];
  /** How many people hear of it. */
  people: number;
  onClose: () => void;
}) {
  const t = useTranslations('roster.publish');
  const words = useFindingWords();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.publish.mutate);
  const [all, setAll] = useState('');
  const [own, setOwn] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const reasonOf = (key: string) => (own[key] ?? '').trim() || all.trim();
  const keyOf = (finding: Finding) => `${finding.rule} ${subjectOf(finding)}`;
  const missing = open.some((finding) => reasonOf(keyOf(finding)) === '');
  return (
    <FormDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('title')}
      description={t('hint', { people })}
      submitLabel={t('do')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (missing) return;
        const overrules = open.map((finding) => ({
          rule: finding.rule,
          subject: subjectOf(finding),
          reason: reasonOf(keyOf(finding)),
        }));
        const done = await act({ storeId, monday, revision, overrules: overrules as never });
        if (!done) return;
        toast.success(t('done', { people: done.people }));
        onClose();
      }}
    >
      {open.length > 0 ? (
        <>
          <Field
            label={t('reason')}
            hint={t('reasonHint')}
            error={tried && missing ? t('reasonMissing') : undefined}
          >
            <Input maxLength={200} value={all} onChange={({ target }) => setAll(target.value)} />
          </Field>
          <ul className="flex flex-col divide-y divide-rule">
            {open.map((finding) => (
              <li key={keyOf(finding)} className="py-2">
                <Field label={words(finding)}>
                  <Input
                    maxLength={200}
                    placeholder={all.trim() || undefined}
                    value={own[keyOf(finding)] ?? ''}
                    onChange={({ target }) => setOwn((now) => ({ ...now, [keyOf(finding)]: target.value }))}
                  />
                </Field>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </FormDialog>
  );
}
