'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDateTime, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';
import { useCounter } from './counter-context';
import { ScreenFrame } from './screen-frame';

/** Goods that are paid and still stand here. */
export function PickupScreen() {
  const t = useTranslations('sales.pickups');
  const errorText = useErrorText();
  const locale = useLocale();
  const trpc = useTRPC();
  const { settings } = useCounter();
  const storeId = settings.store.id;
  const awaiting = useQuery(trpc.sales.awaitingPickup.queryOptions({ storeId }));
  const request = useRequestId();
  const handOver = useMutation(
    trpc.sales.handOver.mutationOptions({
      onSuccess: request.done,
      onSettled: () => void awaiting.refetch(),
    }),
  );
  function handOverAll(line: { lineId: string; awaiting: string }) {
    const content = { storeId, lineId: line.lineId, quantity: line.awaiting };
    handOver.mutate({ ...content, requestId: request.of(content) });
  }
  const error = handOver.error ?? awaiting.error;
  return (
    <ScreenFrame title={t('title')}>
      {error ? <Callout tone="late" title={errorText(error)} /> : null}
      {awaiting.data?.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper empty:hidden">
        {awaiting.data?.map((line) => (
          <li key={line.lineId} className="flex flex-wrap items-center gap-3 px-4 py-3">
            <span className="min-w-0 flex-1 basis-56">
              <span className="font-medium text-base">
                {goodsName({ name: line.productName, spec: line.spec })}
              </span>
              {line.note === '' ? null : <span className="block">{t('note', { note: line.note })}</span>}
              <span className="figures block text-ink-soft text-sm">
                {line.productCode} · {line.number} ·{' '}
                {formatDateTime(line.occurredAt, { locale, timeZone: settings.store.timeZone })}
              </span>
            </span>
            <span className="figures font-semibold text-lg">
              {formatQuantity(line.awaiting)} {line.unit}
            </span>
            <Button
              size="lg"
              variant="primary"
              loading={handOver.isPending && handOver.variables.lineId === line.lineId}
              onClick={() => handOverAll(line)}
            >
              {t('handOver')}
            </Button>
          </li>
        ))}
      </ul>
    </ScreenFrame>
  );
}
