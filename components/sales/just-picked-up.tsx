'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { useRequestId } from '@/components/shell/use-request-id';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';

/** What this person handed over within the last minute, while it may be taken back. */
export function JustPickedUp({ storeId, onUndone }: { storeId: string; onUndone: () => void }) {
  const t = useTranslations('sales.pickups');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const just = useQuery({ ...trpc.sales.justPickedUp.queryOptions({ storeId }), staleTime: 0 });
  const now = useSeconds((just.data?.length ?? 0) > 0);
  const request = useRequestId();
  const undo = useMutation(
    trpc.sales.undoPickup.mutationOptions({
      onSuccess: () => {
        request.done();
        toast.success(t('undone'), { position: 'top-center' });
        onUndone();
      },
      onSettled: () => void just.refetch(),
    }),
  );
  const rows = (just.data ?? []).flatMap((row) => {
    const seconds = Math.ceil((row.leftMs - Math.max(0, now - just.dataUpdatedAt)) / 1000);
    return seconds > 0 ? [{ ...row, seconds }] : [];
  });
  return (
    <>
      {undo.isError ? <Callout tone="late" title={errorText(undo.error)} /> : null}
      {rows.length === 0 ? null : (
        <section aria-label={t('just')} className="flex flex-col gap-2">
          <h3 className="text-ink-soft">{t('just')}</h3>
          <ul className="divide-y divide-rule rounded-md border border-rule bg-sunken">
            {rows.map((row) => {
              const name = goodsName({ name: row.productName, spec: row.spec });
              const content = { storeId, pickupId: row.pickupId };
              return (
                <li key={row.pickupId} className="flex flex-wrap items-center gap-3 px-4 py-2">
                  <span className="min-w-0 flex-1 basis-56">
                    {name} <span className="text-ink-soft text-sm">{row.productCode}</span>
                    <span className="figures block text-ink-soft text-sm">
                      {formatQuantity(row.quantity)} <Unit of={row.unit} quantity={row.quantity} /> ·{' '}
                      {t('undoLeft', { seconds: row.seconds })}
                    </span>
                  </span>
                  <Button
                    size="lg"
                    aria-label={t('undoLabel', { name })}
                    loading={undo.isPending && undo.variables.pickupId === row.pickupId}
                    onClick={() => undo.mutate({ ...content, requestId: request.of(content) })}
                  >
                    <Undo2 aria-hidden />
                    {t('undo')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

/** The browser's time, told anew each second while somebody looks at it. */
function useSeconds(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
