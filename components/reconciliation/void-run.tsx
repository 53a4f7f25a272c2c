'use client';

import { useTranslations } from 'next-intl';
import { WordDialog } from '@/components/shell/word-dialog';
import { useTRPCClient } from '@/trpc/react';

/** Takes a saved run back, with a reason. */
export function VoidRun({
  storeId,
  reconciliationId,
  number,
}: {
  storeId: string;
  reconciliationId: string;
  /** As it is printed. */
  number: string;
}) {
  const t = useTranslations('reconciliation');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('void')}
      title={t('voidTitle', { number })}
      hint={t('voidHint')}
      fieldLabel={t('voidReason')}
      required
      variant="secondary"
      run={(reason, requestId) =>
        client.reconciliation.void.mutate({ storeId, requestId, reconciliationId, reason })
      }
      done={t('voidDone', { number })}
    />
  );
}
