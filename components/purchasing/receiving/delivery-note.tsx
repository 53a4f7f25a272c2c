'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { documentNumber } from '@/lib/document-number';
import { SupplierForm } from '../suppliers/supplier-form';
import type { DraftLine } from './receiving-draft-rules';

export interface ReceivingDraft {
  /** '': without an order. */
  orderId: string;
  supplierId: string;
  supplierNote: string;
  note: string;
  /** Null while it cannot be read. */
  freightFen: number | null;
  lines: DraftLine[];
}

export interface OpenOrder {
  id: string;
  number: number;
  supplierId: string;
  supplier: string;
}

interface Props {
  draft: ReceivingDraft;
  mayAddSupplier: boolean;
  suppliers: readonly { id: string; name: string }[];
  orders: readonly OpenOrder[];
  onChange: (part: Partial<ReceivingDraft>) => void;
  onOrder: (orderId: string) => void;
}

/** Who brings it, by which order and which note. */
export function DeliveryNote({ draft, suppliers, orders, mayAddSupplier, onChange, onOrder }: Props) {
  const t = useTranslations('stock');
  const r = useTranslations('purchasing.receiving');
  const suppliersWords = useTranslations('purchasing.suppliers');
  const [adding, setAdding] = useState(false);
  const offered = orders.filter(
    (order) => order.id === draft.orderId || draft.supplierId === '' || order.supplierId === draft.supplierId,
  );
  return (
    <Section paper title={t('deliveryNote')}>
      <div className="grid gap-3 p-3 sm:grid-cols-3">
        <Field label={r('order')} hint={orders.length > 0 ? r('orderHint') : undefined}>
          <Select
            value={draft.orderId}
            placeholder={r('noOrder')}
            onChange={(event) => onOrder(event.target.value)}
            options={offered.map((order) => ({
              value: order.id,
              label: r('orderOption', {
                number: documentNumber('PURCHASE_ORDER', order.number),
                supplier: order.supplier,
              }),
            }))}
          />
        </Field>
        <div className="flex flex-col items-start gap-1">
          <Field
            className="w-full"
            label={t('supplier')}
            required
            hint={suppliers.length === 0 && !mayAddSupplier ? suppliersWords('emptyHint') : undefined}
          >
            <Select
              value={draft.supplierId}
              placeholder={t('chooseSupplier')}
              disabled={draft.orderId !== ''}
              onChange={(event) => onChange({ supplierId: event.target.value })}
              options={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
            />
          </Field>
          {mayAddSupplier && draft.orderId === '' ? (
            <Button variant="ghost" size="sm" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {suppliersWords('add')}
            </Button>
          ) : null}
        </div>
        <Field label={t('supplierNote')} required>
          <Input
            value={draft.supplierNote}
            maxLength={60}
            onChange={(event) => onChange({ supplierNote: event.target.value })}
          />
        </Field>
      </div>
      {adding ? (
        <SupplierForm onAdded={(supplierId) => onChange({ supplierId })} onClose={() => setAdding(false)} />
      ) : null}
    </Section>
  );
}
