'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** Takes a device out of use, after saying what that does. */
export function RevokeDevice({
  storeId,
  device,
  unsent,
}: {
  storeId: string;
  device: { id: string; name: string };
  /** Sales it had not sent when it was last heard. */
  unsent: number;
}) {
  const t = useTranslations('staff.devices');
  const client = useTRPCClient();
  const [asking, setAsking] = useState(false);
  const [lost, setLost] = useState(false);
  const { act, problem, clear } = useAct(client.staff.revokeDevice.mutate);
  return (
    <>
      <Button
        size="sm"
        onClick={() => {
          clear();
          setLost(false);
          setAsking(true);
        }}
      >
        {t('revoke')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        tone="danger"
        title={t('revokeTitle', { name: device.name })}
        description={t('revokeText')}
        confirmLabel={t('revoke')}
        onConfirm={async () => {
          if (!(await act({ storeId, deviceId: device.id, lost }))) throw new Error('refused');
          toast.success(t('revokedToast', { name: device.name }));
        }}
      >
        {unsent > 0 ? (
          <Checkbox checked={lost} onCheckedChange={setLost} label={t('revokeLost', { count: unsent })} />
        ) : null}
        {problem ? <Callout tone="late" title={problem} /> : null}
      </ConfirmDialog>
    </>
  );
}
