'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { Amount } from '@/components/ui/amount';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { mulQuantity } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
import { DocumentFacts } from './document-facts';
import { documentNumber } from './document-number';
import { LineEditor, lineInput, oneMore, type StockLine } from './line-editor';

interface Line extends StockLine {
  unitCostFen: number | null;
}

interface Props {
  storeId: string;
  suppliers: readonly { id: string; name: string }[];
  zones: readonly { id: string; name: string }[];
}

const milliOf = (line: Line) => milliFromText(line.quantity) ?? 0;

/** Goods in against a supplier's note. The request id is made with the form: sent twice, it is booked once. */
export function ReceivingForm({ storeId, suppliers, zones }: Props) {
  const t = useTranslations('stock');
  const router = useRouter();
  const trpc = useTRPC();
  const receive = useMutation(trpc.inventory.receive.mutationOptions());
  const [requestId] = useState(newId);
  const [supplierId, setSupplierId] = useState('');
  const [supplierNote, setSupplierNote] = useState('');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const complete =
    supplierId !== '' &&
    supplierNote.trim() !== '' &&
    lines.length > 0 &&
    lines.every((line) => milliOf(line) > 0 && line.unitCostFen !== null);
  const totalFen = lines.reduce((sum, line) => sum + mulQuantity(line.unitCostFen ?? 0, milliOf(line)), 0);

  async function book() {
    try {
      const done = await receive.mutateAsync({
        storeId,
        requestId,
        supplierId,
        supplierNote,
        note,
        lines: lines.map((line) => ({ ...lineInput(line), unitCost: String(line.unitCostFen ?? 0) })),
      });
      toast.success(t('received', { number: documentNumber('RECEIVING', done.number) }));
      router.push(`/stock/receiving/${done.receivingId}?store=${storeId}`);
    } catch {
      // Shown below from the mutation's own error; what was typed stays.
    }
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={setLines}
        lineFor={(product) => ({ product, quantity: '1', unitCostFen: null, zoneId: '' })}
        scannedAgain={oneMore}
        zones={zones}
        extraField={(line, change) => (
          <Field label={t('unitCost')}>
            <MoneyInput
              valueFen={line.unitCostFen}
              onValueChange={(unitCostFen) => change({ unitCostFen })}
            />
          </Field>
        )}
      />
      <DocumentFacts
        title={t('deliveryNote')}
        note={note}
        onNoteChange={setNote}
        summary={
          <p className="flex items-baseline justify-between">
            <span className="text-ink-soft text-sm">{t('amount')}</span>
            <Amount fen={totalFen} tone="plain" size="lg" />
          </p>
        }
        error={receive.error}
        complete={complete}
        busy={receive.isPending}
        onBook={book}
      >
        <Field
          label={t('supplier')}
          required
          hint={suppliers.length === 0 ? t('suppliers.emptyHint') : undefined}
        >
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
      </DocumentFacts>
    </div>
  );
}
