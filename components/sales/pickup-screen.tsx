'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { isRefused } from '@/components/shell/answered';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDateTime } from '@/lib/format';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { JustPickedUp } from './just-picked-up';
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
  /** A hand-over whose answer was lost was booked after all. */
  const [wasBooked, setWasBooked] = useState(false);
  const recordPickup = useMutation(
    trpc.sales.recordPickup.mutationOptions({
      onSuccess: request.done,
      onError: (failure, { requestId }) => {
        if (!isRefused(failure, { askedBefore: false })) void lookForIt(requestId);
      },
      onSettled: () => {
        void awaiting.refetch();
        void queries.invalidateQueries({ queryKey: trpc.sales.justPickedUp.queryKey() });
      },
    }),
  );
  function handOut(lineId: string, quantity: string) {
    setWasBooked(false);
    const content = { storeId, lineId, quantity };
    // As much again of what the list shows as the rest is another hand-over.
    const rest = awaiting.data?.find((line) => line.lineId === lineId)?.awaiting;
    recordPickup.mutate({ ...content, requestId: request.of({ ...content, rest }) });
  }
  /** What was just handed over names its request: then the next is another. */
  async function lookForIt(requestId: string) {
    const just = await queries
      .fetchQuery({ ...trpc.sales.justPickedUp.queryOptions({ storeId }), staleTime: 0 })
      .catch(() => []);
    if (!just.some(({ pickupId }) => pickupId === requestId)) return;
    request.done();
    setWasBooked(true);
    recordPickup.reset();
  }
  const error = recordPickup.error ?? awaiting.error;
  return (
    <ScreenFrame title={t('title')}>
      {error ? <Callout tone="late" title={errorText(error)} /> : null}
      {wasBooked ? <Callout tone="info" title={t('wasBooked')} /> : null}
      <JustPickedUp storeId={storeId} onUndone={() => void awaiting.refetch()} />
      {awaiting.data?.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper empty:hidden">
        {awaiting.data?.map((line) => (
          <PickupRow
            // What awaits is what stands in the field: after a part of it went, the rest.
            key={`${line.lineId} ${line.awaiting}`}
            line={line}
            soldAt={formatDateTime(line.occurredAt, { locale, timeZone: settings.store.timeZone })}
            busy={recordPickup.isPending && recordPickup.variables.lineId === line.lineId}
            onHandOut={(quantity) => handOut(line.lineId, quantity)}
          />
        ))}
      </ul>
    </ScreenFrame>
  );
}
