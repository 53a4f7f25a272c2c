'use client';

import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { mulQuantity } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
import { type PickedProduct, ProductPicker } from './product-picker';

interface Line {
  product: PickedProduct;
  quantity: string;
  unitCostFen: number | null;
  zoneId: string;
}

interface Props {
  storeId: string;
  suppliers: readonly { id: string; name: string }[];
  zones: readonly { id: string; name: string }[];
}

/** Goods in against a supplier's note. The request id is made with the form: sent twice, it is booked once. */
export function ReceivingForm({ storeId, suppliers, zones }: Props) {
  const t = useTranslations('stock');
  const errorText = useErrorText();
  const router = useRouter();
  const trpc = useTRPC();
  const receive = useMutation(trpc.inventory.receive.mutationOptions());
  const [requestId] = useState(() => crypto.randomUUID());
  const [supplierId, setSupplierId] = useState('');
  const [supplierNote, setSupplierNote] = useState('');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const change = (at: number, part: Partial<Line>) =>
    setLines((now) => now.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const complete =
    supplierId !== '' &&
    supplierNote.trim() !== '' &&
    lines.length > 0 &&
    lines.every((line) => (milliFromText(line.quantity) ?? 0) > 0 && line.unitCostFen !== null);
  const totalFen = lines.reduce(
    (sum, line) => sum + mulQuantity(line.unitCostFen ?? 0, milliFromText(line.quantity) ?? 0),
    0,
  );

  function add(product: PickedProduct) {
    setLines((now) => {
      const at = now.findIndex((line) => line.product.id === product.id);
      if (at < 0) return [...now, { product, quantity: '1', unitCostFen: null, zoneId: '' }];
      const milli = (milliFromText(now[at]?.quantity ?? '') ?? 0) + 1000;
      return now.map((line, index) => (index === at ? { ...line, quantity: String(milli / 1000) } : line));
    });
  }

  async function send() {
    try {
      const done = await receive.mutateAsync({
        storeId,
        requestId,
        supplierId,
        supplierNote,
        note,
        lines: lines.map((line) => ({
          productId: line.product.id,
          quantity: line.quantity.trim(),
          unitCost: String(line.unitCostFen ?? 0),
          ...(line.zoneId ? { zoneId: line.zoneId } : {}),
        })),
      });
      toast.success(t('received', { number: `RC-${String(done.number).padStart(6, '0')}` }));
      router.push(`/stock/receiving/${done.receivingId}?store=${storeId}`);
    } catch {
      // Shown below from the mutation's own error; what was typed stays.
    }
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <Section title={t('lines')}>
        <div className="p-3">
          <ProductPicker onPick={add} />
        </div>
        {lines.length === 0 ? <EmptyState title={t('noLines')} description={t('noLinesHint')} /> : null}
        <ul className="flex flex-col divide-y divide-rule">
          {lines.map((line, at) => (
            <li
              key={line.product.id}
              className="grid grid-cols-2 items-end gap-2 p-3 md:grid-cols-[1fr_6rem_9rem_9rem_auto]"
            >
              <p className="col-span-2 md:col-span-1">
                {line.product.name} {line.product.spec}
                <span className="block text-ink-soft text-xs">{line.product.code}</span>
              </p>
              <Field label={`${t('quantity')} (${line.product.unit})`}>
                <Input
                  numeric
                  inputMode="decimal"
                  value={line.quantity}
                  onChange={(event) => change(at, { quantity: event.target.value })}
                />
              </Field>
              <Field label={t('unitCost')}>
                <MoneyInput
                  valueFen={line.unitCostFen}
                  onValueChange={(fen) => change(at, { unitCostFen: fen })}
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
      <Section title={t('deliveryNote')}>
        <div className="flex flex-col gap-3 p-3">
          <Field label={t('supplier')} required>
            <Select
              value={supplierId}
              placeholder={t('chooseSupplier')}
              onChange={(event) => setSupplierId(event.target.value)}
              options={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
            />
          </Field>
          <Field label={t('supplierNote')} required>
            <Input
              value={supplierNote}
              maxLength={60}
              onChange={(event) => setSupplierNote(event.target.value)}
            />
          </Field>
          <Field label={t('note')}>
            <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
          </Field>
          <p className="flex items-baseline justify-between">
            <span className="text-ink-soft text-sm">{t('amount')}</span>
            <Amount fen={totalFen} tone="plain" size="lg" />
          </p>
          {receive.error ? <Callout tone="late" title={errorText(receive.error)} /> : null}
          <Button size="lg" disabled={!complete} loading={receive.isPending} onClick={send}>
            {t('book')}
          </Button>
        </div>
      </Section>
    </div>
  );
}
