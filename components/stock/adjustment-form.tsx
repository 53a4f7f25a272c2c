'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { milliFromText } from '@/lib/quantity';
import { ADJUSTMENT_REASONS } from '@/server/inventory/schema';
import { useTRPC } from '@/trpc/react';
import { DocumentFacts } from './document-facts';
import { documentNumber } from './document-number';
import { LineEditor, lineInput, type StockLine } from './line-editor';

interface Props {
  storeId: string;
  zones: readonly { id: string; name: string }[];
}

/** A correction of stock: the reason once, the goods by scan, plus or minus. */
export function AdjustmentForm({ storeId, zones }: Props) {
  const t = useTranslations('stock');
  const router = useRouter();
  const trpc = useTRPC();
  const adjust = useMutation(trpc.inventory.adjust.mutationOptions());
  const [requestId] = useState(newId);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<StockLine[]>([]);
  const chosen = ADJUSTMENT_REASONS.find((one) => one === reason);
  const complete =
    chosen !== undefined &&
    lines.length > 0 &&
    lines.every((line) => (milliFromText(line.quantity) ?? 0) !== 0);

  async function book() {
    if (!chosen) return;
    try {
      const done = await adjust.mutateAsync({
        storeId,
        requestId,
        reason: chosen,
        note,
        lines: lines.map(lineInput),
      });
      toast.success(t('adjusted', { number: documentNumber('ADJUSTMENT', done.number) }));
      router.push(`/stock/adjustments?store=${storeId}`);
      router.refresh();
    } catch {
      // Shown below from the mutation's own error; what was typed stays.
    }
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={setLines}
        lineFor={(product) => ({ product, quantity: '-1', zoneId: '' })}
        zones={zones}
        description={t('signHint')}
        signed
      />
      <DocumentFacts
        title={t('why')}
        note={note}
        onNoteChange={setNote}
        error={adjust.error}
        complete={complete}
        busy={adjust.isPending}
        onBook={book}
      >
        <Field label={t('reason')} required>
          <Select
            value={reason}
            placeholder={t('chooseReason')}
            onChange={(event) => setReason(event.target.value)}
            options={ADJUSTMENT_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
          />
        </Field>
      </DocumentFacts>
    </div>
  );
}
