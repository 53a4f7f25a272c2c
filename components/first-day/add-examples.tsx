'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** Three products to try everything with, while there are none. */
export function AddExamples({ storeId }: { storeId: string }) {
  const t = useTranslations('firstDay.ways');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.firstDay.addExamples.mutate);
  async function add() {
    const answer = await act({ storeId });
    if (answer) toast.success(t('examplesAdded', { count: answer.products }));
  }
  return (
    <>
      <Button loading={busy} onClick={() => void add()}>
        {t('examples')}
      </Button>
      {problem ? (
        <p role="alert" className="w-full text-alarm text-sm">
          {problem}
        </p>
      ) : null}
    </>
  );
}
