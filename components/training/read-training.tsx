'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** I have read what the course says in this version. */
export function ReadTraining({ assignmentId, version }: { assignmentId: string; version: number }) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.training.read.mutate);
  return (
    <div className="flex flex-col items-start gap-2">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button
        size="lg"
        variant="primary"
        loading={busy}
        onClick={async () => {
          const done = await act({ assignmentId, version });
          if (done) toast.success(t(done.passed ? 'passedToast' : 'readToast'));
        }}
      >
        {t('read')}
      </Button>
    </div>
  );
}

/** Begins a quiz, or another try. */
export function StartQuiz({ assignmentId, isAgain }: { assignmentId: string; isAgain: boolean }) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.training.start.mutate);
  return (
    <div className="flex flex-col items-start gap-2">
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button size="lg" variant="primary" loading={busy} onClick={() => act({ assignmentId })}>
        {t(isAgain ? 'again2' : 'toQuiz')}
      </Button>
    </div>
  );
}
