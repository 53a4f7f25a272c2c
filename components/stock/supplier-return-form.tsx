'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { milliFromText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';
import { DocumentFacts } from './document-facts';
import { documentNumber } from './document-number';
import { LineEditor, lineInput, type StockLine } from './line-editor';

interface Line extends StockLine {
  creditFen: number | null;
}

interface Props {
  storeId: string;
  zones: readonly { id: string; name: string }[];
  suppliers: readonly { id: string; name: string }[];
}

/** Goods back to who delivered them: the supplier and the reason once, the goods by scan with what comes back for them. */
export function SupplierReturnForm({ storeId, zones, suppliers }: Props) {
  const t = useTranslations('stock');
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.inventory.returnToSupplier.mutate);
  const [supplierId, setSupplierId] = useState('');
  const [reason, setReason] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const complete =
    supplierId !== '' &&
    reason.trim() !== '' &&
    lines.length > 0 &&
    lines.every((line) => (milliFromText(line.quantity) ?? 0) > 0 && line.creditFen !== null);

  async function book() {
    const done = await act({
      storeId,
      supplierId,
      reason,
      lines: lines.map((line) => ({ ...lineInput(line), creditFen: line.creditFen ?? 0 })),
    });
    if (!done) return;
    toast.success(t('returnedToSupplier', { number: documentNumber('SUPPLIER_RETURN', done.number) }));
    router.push(`/stock/supplier-returns?store=${storeId}`);
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={setLines}
        lineFor={(product) => ({ product, quantity: '1', zoneId: '', creditFen: null })}
        zones={zones}
        extraField={(line, change) => (
          <Field label={t('credit')}>
            <MoneyInput valueFen={line.creditFen} onValueChange={(creditFen) => change({ creditFen })} />
          </Field>
        )}
      />
      <DocumentFacts
        title={t('supplierReturns')}
        note={reason}
        noteLabel={t('returnReason')}
        onNoteChange={setReason}
        summary={problem ? <Callout tone="late" title={problem} /> : null}
        error={null}
        complete={complete}
        busy={busy}
        onBook={book}
      >
        <Field label={t('supplier')} required>
          <Select
            value={supplierId}
            placeholder={t('chooseSupplier')}
            onChange={(event) => setSupplierId(event.target.value)}
            options={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
          />
        </Field>
      </DocumentFacts>
    </div>
  );
}
