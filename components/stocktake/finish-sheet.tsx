'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import type { CountSheet } from './use-count-sheet';

/** Hands the sheet in: only when everything this phone counted is at the server. */
export function FinishSheet(props: {
  storeId: string;
  sheetId: string;
  count: CountSheet;
  finished: boolean;
  /** Of the sheet, by nobody so far as this phone knows. */
  uncounted: number;
  backHref: string;
}) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { act, problem } = useAct(client.stocktake.finishSheet.mutate);
  const { unsent } = props.count.state;
  const left = props.uncounted > 0 ? `${t('finishLeft', { count: props.uncounted })} ` : '';
  return (
    <>
      <Button
        size="lg"
        variant="primary"
        className="max-sm:col-span-2"
        missing={props.finished ? why('sheetFinished') : null}
        onClick={() => {
          void props.count.pending.flush();
          setOpen(true);
        }}
      >
        {t('finish')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        size="lg"
        title={t('finishTitle')}
        description={unsent > 0 ? t('finishUnsent', { count: unsent }) : `${left}${t('finishHint')}`}
        confirmLabel={t('finish')}
        onConfirm={async () => {
          await props.count.pending.flush();
          if (props.count.pending.getSnapshot().unsent > 0) return;
          if (!(await act({ storeId: props.storeId, sheetId: props.sheetId }))) return;
          toast.success(t('finished'));
          router.push(props.backHref);
        }}
      >
        {problem ? <Callout tone="late" title={problem} /> : null}
      </ConfirmDialog>
    </>
  );
}
