'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import type { PickedLine } from './picked-line';

/** Opens the recount: what is beyond the limit, and the lines that were picked. */
export function StartRecount(props: {
  storeId: string;
  stocktakeId: string;
  picked: readonly PickedLine[];
  toRecount: number;
  onDone: () => void;
}) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.stocktake.startRecount.mutate);
  const { storeId, stocktakeId, picked, toRecount } = props;
  useEffect(() => {
    if (problem) toast.error(problem);
  }, [problem]);
  return (
    <Button
      loading={busy}
      missing={toRecount === 0 && picked.length === 0 ? why('nothingToRecount') : null}
      onClick={async () => {
        const done = await act({ storeId, stocktakeId, also: [...picked] });
        if (!done) return;
        toast.success(t('recountOpened', { lines: done.lines, sheets: done.sheets }));
        props.onDone();
      }}
    >
      {t('recountNow', { count: toRecount + picked.length })}
    </Button>
  );
}
