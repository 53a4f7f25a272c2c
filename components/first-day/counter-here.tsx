'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sendCommand } from '@/client/server-contact';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { useTRPCClient } from '@/trpc/react';

/** Makes this browser the store's first counter: the one-time code is made and used in one go. */
export function CounterHere(props: { storeId: string; tillId: string; isNext: boolean }) {
  const { storeId, tillId, isNext } = props;
  const t = useTranslations('firstDay.ways');
  const client = useTRPCClient();
  const errorText = useErrorText();
  const code = useAct(client.staff.createEnrolmentCode.mutate, { quiet: true });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function enrol() {
    setProblem(null);
    const made = await code.act({ storeId, tillId });
    if (!made) return;
    setBusy(true);
    try {
      const response = await sendCommand('/api/devices/enrol', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code: made.code, name: t('thisDevice') }),
      });
      if (response.ok) {
        window.location.assign('/counter/sign-in');
        await new Promise(() => undefined);
      }
      const answer = (await response.json()) as { error?: unknown };
      setProblem(errorText(answer.error));
    } catch (error) {
      setProblem(errorText(error));
    }
    setBusy(false);
  }

  const words = problem ?? code.problem;
  return (
    <>
      <Button
        variant={isNext ? 'primary' : 'secondary'}
        loading={busy || code.busy}
        onClick={() => void enrol()}
      >
        {t('counterHere')}
      </Button>
      {words ? (
        <p role="alert" className="w-full text-alarm text-sm">
          {words}
        </p>
      ) : null}
    </>
  );
}
