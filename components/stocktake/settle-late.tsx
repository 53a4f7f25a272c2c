'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** What arrived after the count although it occurred before: shown, and settled by whoever may as soon as they look. */
export function SettleLate({
  storeId,
  stocktakeId,
  maySettle,
}: {
  storeId: string;
  stocktakeId: string;
  maySettle: boolean;
}) {
  const t = useTranslations('stocktake');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const late = useQuery(trpc.stocktake.late.queryOptions({ storeId }));
  const { act, problem } = useAct(client.stocktake.settleLate.mutate);
  const asked = useRef(false);
  const waiting = late.data?.length ?? 0;
  useEffect(() => {
    if (!maySettle || waiting === 0 || asked.current) return;
    asked.current = true;
    void act({ storeId });
  });
  const here = (late.data ?? []).filter((line) => line.stocktakeId === stocktakeId).length;
  if (problem) return <Callout tone="late" title={problem} />;
  if (here === 0) return null;
  return <Callout tone="warn" title={t('lateWaiting', { count: here })} />;
}
