'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useTRPCClient } from '@/trpc/react';

/** Says that one has seen one's shifts of these weeks as they are. */
export function ConfirmShifts({
  weeks,
}: {
  weeks: readonly { storeId: string; monday: string; version: number }[];
}) {
  const t = useTranslations('roster.mine');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.roster.acknowledge.mutate);
  return (
    <>
      {problem ? <Callout tone="late" title={problem} className="mb-3" /> : null}
      <Button
        variant="primary"
        size="lg"
        loading={busy}
        onClick={async () => {
          for (const week of weeks) if (!(await act(week))) return;
        }}
      >
        <Check aria-hidden />
        {t('confirm')}
      </Button>
    </>
  );
}
