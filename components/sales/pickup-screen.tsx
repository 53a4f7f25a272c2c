'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDateTime } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { JustHandedOver } from './just-handed-over';
import { PickupRow } from './pickup-row';
import { ScreenFrame } from './screen-frame';

/** Goods that are paid and still stand here. */
export function PickupScreen() {
  const t = useTranslations('sales.pickups');
  const errorText = useErrorText();
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { settings } = useCounter();
  const storeId = settings.store.id;
  const awaiting = useQuery(trpc.sales.awaitingPickup.queryOptions({ storeId }));
  const request = useRequestId();
  const handOver = useMutation(
    trpc.sales.handOver.mutationOptions({
      onSuccess: request.done,
      onSettled: () => {
        void awaiting.refetch();
        void queries.invalidateQueries({ queryKey: trpc.sales.justHandedOver.queryKey() });
      },
    }),
  );
  function handOut(lineId: string, quantity: string) {
    const content = { storeId, lineId, quantity };
    handOver.mutate({ ...content, requestId: request.of(content) });
  }
  const error = handOver.error ?? awaiting.error;
  return (
    <ScreenFrame title={t('title')}>
      {error ? <Callout tone="late" title={errorText(error)} /> : null}
      <JustHandedOver storeId={storeId} onUndone={() => void awaiting.refetch()} />
      {awaiting.data?.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper empty:hidden">
        {awaiting.data?.map((line) => (
          <PickupRow
            // What awaits is what stands in the field: after a part of it went, the rest.
            key={`${line.lineId} ${line.awaiting}`}
            line={line}
            soldAt={formatDateTime(line.occurredAt, { locale, timeZone: settings.store.timeZone })}
            busy={handOver.isPending && handOver.variables.lineId === line.lineId}
            onHandOver={(quantity) => handOut(line.lineId, quantity)}
          />
        ))}
      </ul>
    </ScreenFrame>
  );
}
