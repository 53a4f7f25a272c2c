'use client';

import { useTranslations } from 'next-intl';
import { WordDialog } from '@/components/shell/word-dialog';
import { useTRPCClient } from '@/trpc/react';

/** Takes a forgotten punch back that was confirmed by mistake, for a reason its person is told. */
export function TakeBackPunch(props: { storeId: string; punchId: string; name: string; time: string }) {
  const { storeId, punchId, name, time } = props;
  const t = useTranslations('attendance');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('takeBack')}
      buttonName={t('takeBackTitle', { time })}
      title={t('takeBackTitle', { time })}
      hint={t('takeBackHint', { name })}
      fieldLabel={t('reason')}
      required
      variant="secondary"
      size="sm"
      run={(reason, requestId) =>
        client.attendance.takeBackPunch.mutate({ storeId, punchId, reason, requestId })
      }
      done={t('takenBack')}
    />
  );
}
