'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { VoucherKind } from '@/server/vouchers/schema';
import { useTRPCClient } from '@/trpc/react';

type Of = { storeId: string; day: string /** What a reader hears: which figure. */; line: string };

/** Photographs a paper of a figure, or takes one from the phone. */
export function AddVoucher({
  storeId,
  day,
  line,
  lineKind,
  lineKey,
}: Of & { lineKind: VoucherKind; lineKey: string }) {
  const t = useTranslations('vouchers');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.vouchers.add.mutate);
  return (
    <>
      <AttachmentInput
        storeId={storeId}
        kind="voucher"
        name={line}
        takesPdf
        disabled={busy}
        onKept={async (attachmentId) => {
          if (await act({ storeId, day, lineKind, lineKey, attachmentId })) toast.success(t('added'));
        }}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** Takes a paper off its figure again, after a question. */
export function TakeOffVoucher({
  storeId,
  day,
  line,
  voucherId,
  number,
}: Of & { voucherId: string; number: number }) {
  const t = useTranslations('vouchers');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.vouchers.remove.mutate);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        loading={busy}
        aria-label={t('takeOffOf', { line, number })}
        onClick={() => setAsking(true)}
      >
        {t('takeOff')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('takeOffTitle')}
        description={t('takeOffHint', { line, number })}
        confirmLabel={t('takeOff')}
        tone="danger"
        onConfirm={async () => {
          if (await act({ storeId, day, voucherId })) toast.success(t('takenOff'));
        }}
      />
    </>
  );
}
