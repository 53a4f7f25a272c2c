'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { DocumentFacts } from '@/components/stock/document-facts';
import { documentNumber } from '@/components/stock/document-number';
import { LineEditor, morePieces, type StockLine } from '@/components/stock/line-editor';
import { Amount } from '@/components/ui/amount';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { mulQuantity } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';

interface Line extends StockLine {
  /** Null: what the delivery says. */
  unitCostFen: number | null;
}

interface Props {
  storeId: string;
  suppliers: readonly { id: string; name: string }[];
}

const milliOf = (line: Line) => milliFromText(line.quantity) ?? 0;

/** Goods asked of a supplier: from whom, until when, the goods by scan. */
export function OrderForm({ storeId, suppliers }: Props) {
  const t = useTranslations('purchaseOrders');
  const stock = useTranslations('stock');
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.inventory.orderGoods.mutate);
  const [supplierId, setSupplierId] = useState('');
  const [expectedOn, setExpectedOn] = useState('');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const complete = supplierId !== '' && lines.length > 0 && lines.every((line) => milliOf(line) > 0);
  const totalFen = lines.reduce((sum, line) => sum + mulQuantity(line.unitCostFen ?? 0, milliOf(line)), 0);

  async function place() {
    const done = await act({
      storeId,
      supplierId,
      note,
      ...(expectedOn ? { expectedOn } : {}),
      lines: lines.map(({ product, quantity, unitCostFen }) => ({
        productId: product.id,
        quantity: quantity.trim(),
        ...(unitCostFen === null ? {} : { unitCost: String(unitCostFen) }),
      })),
    });
    if (!done) return;
    toast.success(t('placed', { number: documentNumber('PURCHASE_ORDER', done.number) }));
    router.push(`/stock/orders/${done.orderId}?store=${storeId}`);
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={setLines}
        lineFor={(product) => ({ product, quantity: '1', zoneId: '', unitCostFen: null })}
        scannedAgain={morePieces}
        scansOf={storeId}
        extraField={(line, change) => (
          <Field label={t('unitCost')}>
            <MoneyInput
              valueFen={line.unitCostFen}
              placeholder={t('unitCostHint')}
              onValueChange={(unitCostFen) => change({ unitCostFen })}
            />
          </Field>
        )}
      />
      <DocumentFacts
        title={t('placing')}
        note={note}
        onNoteChange={setNote}
        summary={
          <>
            {totalFen > 0 ? (
              <p className="flex items-baseline justify-between">
                <span className="text-ink-soft text-sm">{t('estimate')}</span>
                <Amount fen={totalFen} tone="plain" size="lg" />
              </p>
            ) : null}
            {problem ? <Callout tone="late" title={problem} /> : null}
          </>
        }
        error={null}
        complete={complete}
        busy={busy}
        bookLabel={t('place')}
        onBook={place}
      >
        <Field
          label={stock('supplier')}
          required
          hint={suppliers.length === 0 ? stock('suppliers.emptyHint') : undefined}
        >
          <Select
            value={supplierId}
            placeholder={stock('chooseSupplier')}
            onChange={(event) => setSupplierId(event.target.value)}
            options={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
          />
        </Field>
        <Field label={t('expectedOn')}>
          <Input type="date" value={expectedOn} onChange={(event) => setExpectedOn(event.target.value)} />
        </Field>
      </DocumentFacts>
    </div>
  );
}
