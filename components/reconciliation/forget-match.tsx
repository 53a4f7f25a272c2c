'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** Takes back that a code of the other program is this product. */
export function ForgetMatch(props: { storeId: string; source: string; theirCode: string; name: string }) {
  const t = useTranslations('reconciliation');
  const { act, problem } = useAct(useTRPCClient().reconciliation.forgetMatch.mutate);
  const [open, setOpen] = useState(false);
  const { name, ...match } = props;

  async function forget() {
    if (await act(match)) toast.success(t('forgotten'));
  }

  return (
    <>
      <Button size="sm" variant="secondary" onClick={() => setOpen(true)}>
        {t('forget')}
      </Button>
      {problem ? <span className="block text-alarm text-xs">{problem}</span> : null}
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('forgetTitle', { code: match.theirCode, name })}
        description={t('forgetHint')}
        confirmLabel={t('forget')}
        onConfirm={forget}
      />
    </>
  );
}
