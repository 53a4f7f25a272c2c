'use client';

import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { milliFromText } from '@/lib/quantity';
import { ADJUSTMENT_REASONS } from '@/server/inventory/schema';
import { useTRPC } from '@/trpc/react';
import { type PickedProduct, ProductPicker } from './product-picker';

interface Line {
  product: PickedProduct;
  quantity: string;
  zoneId: string;
}

/** A correction of stock: the reason once, the goods by scan, plus or minus. */
export function AdjustmentForm({
  storeId,
  zones,
}: {
  storeId: string;
  zones: readonly { id: string; name: string }[];
}) {
  const t = useTranslations('stock');
  const errorText = useErrorText();
  const router = useRouter();
  const trpc = useTRPC();
  const adjust = useMutation(trpc.inventory.adjust.mutationOptions());
  const [requestId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const change = (at: number, part: Partial<Line>) =>
    setLines((now) => now.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const chosen = ADJUSTMENT_REASONS.find((one) => one === reason);
  const complete =
    chosen !== undefined &&
    lines.length > 0 &&
    lines.every((line) => (milliFromText(line.quantity) ?? 0) !== 0);

  async function send() {
    if (!chosen) return;
    try {
      const done = await adjust.mutateAsync({
        storeId,
        requestId,
        reason: chosen,
        note,
        lines: lines.map((line) => ({
          productId: line.product.id,
          quantity: line.quantity.trim(),
          ...(line.zoneId ? { zoneId: line.zoneId } : {}),
        })),
      });
      toast.success(t('adjusted', { number: `AD-${String(done.number).padStart(6, '0')}` }));
      router.push(`/stock/adjustments?store=${storeId}`);
      router.refresh();
    } catch {
      // Shown below from the mutation's own error; what was typed stays.
    }
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <Section title={t('lines')} description={t('signHint')}>
        <div className="p-3">
          <ProductPicker
            onPick={(product) =>
              setLines((now) =>
                now.some((line) => line.product.id === product.id)
                  ? now
                  : [...now, { product, quantity: '-1', zoneId: '' }],
              )
            }
          />
        </div>
        {lines.length === 0 ? <EmptyState title={t('noLines')} description={t('noLinesHint')} /> : null}
        <ul className="flex flex-col divide-y divide-rule">
          {lines.map((line, at) => (
            <li
              key={line.product.id}
              className="grid grid-cols-2 items-end gap-2 p-3 md:grid-cols-[1fr_8rem_10rem_auto]"
            >
              <p className="col-span-2 md:col-span-1">
                {line.product.name} {line.product.spec}
                <span className="block text-ink-soft text-xs">{line.product.code}</span>
              </p>
              <Field label={`${t('quantity')} (${line.product.unit})`}>
                <Input
                  numeric
                  inputMode="text"
                  value={line.quantity}
                  onChange={(event) => change(at, { quantity: event.target.value })}
                />
              </Field>
              <Field label={t('zone')}>
                <Select
                  value={line.zoneId}
                  onChange={(event) => change(at, { zoneId: event.target.value })}
                  options={[
                    { value: '', label: t('sellingZone') },
                    ...zones.map((zone) => ({ value: zone.id, label: zone.name })),
                  ]}
                />
              </Field>
              <Button
                variant="ghost"
                square
                aria-label={t('removeLine', { name: line.product.name })}
                onClick={() => setLines((now) => now.filter((_, index) => index !== at))}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('why')}>
        <div className="flex flex-col gap-3 p-3">
          <Field label={t('reason')} required>
            <Select
              value={reason}
              placeholder={t('chooseReason')}
              onChange={(event) => setReason(event.target.value)}
              options={ADJUSTMENT_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
            />
          </Field>
          <Field label={t('note')}>
            <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
          </Field>
          {adjust.error ? <Callout tone="late" title={errorText(adjust.error)} /> : null}
          <Button size="lg" disabled={!complete} loading={adjust.isPending} onClick={send}>
            {t('book')}
          </Button>
        </div>
      </Section>
    </div>
  );
}
