'use client';

import { ShieldOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** Takes away the second factor of somebody whose phone is lost. */
export function ResetSecondFactor({ personId, name }: { personId: string; name: string }) {
  const t = useTranslations('staff.person');
  const client = useTRPCClient();
  const { act, problem } = useAct(client.staff.resetSecondFactor.mutate);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ShieldOff aria-hidden />
        {t('resetSecondFactor')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        tone="danger"
        title={t('resetSecondFactorTitle', { name })}
        description={t('resetSecondFactorText')}
        confirmLabel={t('resetNow')}
        onConfirm={async () => {
          if (await act({ personId })) toast.success(t('secondFactorReset'));
        }}
      />
    </>
  );
}
