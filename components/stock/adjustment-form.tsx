'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { documentNumber } from '@/lib/document-number';
import { milliFromText, milliToText } from '@/lib/quantity';
import {
  type AdjustmentReasonName,
  goesWrongWay,
  WAY_OF_REASON,
} from '@/server/stock/adjustments/adjustment-rules';
import { useTRPC } from '@/trpc/react';
import { beyondWordsOf } from './beyond-rules';
import { DocumentFacts } from './document-facts';
import type { StockLine } from './document-line';
import { DraftGuard } from './draft-guard';
import { isLine, LineEditor, lineInput, morePieces } from './line-editor';
import { useBeyond } from './use-beyond';
import { useDraft } from './use-draft';

interface Props {
  storeId: string;
  personId: string;
  zones: readonly { id: string; name: string }[];
  /** Reasons the person may adjust for. */
  reasons: readonly AdjustmentReasonName[];
}

interface Draft {
  reason: string;
  note: string;
  lines: StockLine[];
}

const EMPTY: Draft = { reason: '', note: '', lines: [] };

/** A correction of stock on the phone: the reason once, then scan after scan; kept until it is booked. */
export function AdjustmentForm(props: Props) {
  return (
    <DraftGuard draftKey={keyOf(props)}>
      <Adjustment {...props} />
    </DraftGuard>
  );
}

function keyOf({ storeId, personId }: Props): string {
  return `daybook-adjustment-${storeId}-${personId}`;
}

function Adjustment(props: Props) {
  const { storeId, zones, reasons } = props;
  const t = useTranslations('stock');
  const router = useRouter();
  const trpc = useTRPC();
  const adjust = useMutation(trpc.stock.adjust.mutationOptions());
  const { draft, change, requestIdOf, drop } = useDraft(keyOf(props), EMPTY, isDraft);
  const chosen = reasons.find((one) => one === draft.reason);
  const way = chosen ? WAY_OF_REASON[chosen] : null;
  const beyond = useBeyond(way === 'out' ? storeId : null, draft.lines);
  /** What leaves is written without a sign, and booked with one. */
  const signed = (quantity: string) => {
    const milli = milliFromText(quantity) ?? 0;
    return way === 'out' ? -milli : milli;
  };
  const complete =
    chosen !== undefined &&
    draft.lines.length > 0 &&
    draft.lines.every(({ quantity }) => signed(quantity) !== 0 && !goesWrongWay(chosen, signed(quantity)));

  async function book() {
    if (!chosen) return;
    const content = {
      storeId,
      reason: chosen,
      note: draft.note,
      lines: draft.lines.map((line) => ({
        ...lineInput(line),
        quantity: milliToText(signed(line.quantity)),
      })),
    };
    try {
      const done = await adjust.mutateAsync({ ...content, requestId: requestIdOf(content) });
      drop();
      toast.success(t('adjusted', { number: documentNumber('ADJUSTMENT', done.number) }));
      router.push(`/stock/adjustments?store=${storeId}`);
      router.refresh();
    } catch {
      // Shown below from the mutation's own error; what was typed stays.
    }
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Field label={t('reason')} hint={way ? t(`ways.${way}`) : t('reasonFirst')} required>
          <Select
            value={draft.reason}
            placeholder={t('chooseReason')}
            onChange={(event) => change({ reason: event.target.value })}
            options={reasons.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
          />
        </Field>
        <LineEditor
          lines={draft.lines}
          onLinesChange={(lines) => change({ lines })}
          lineFor={(product) => ({ product, quantity: '1', zoneId: '' })}
          scannedAgain={morePieces}
          scansOf={storeId}
          zones={zones}
          stockOf={storeId}
          leaves={way === 'out'}
          description={way === 'either' ? t('signHint') : undefined}
          signed={way === 'either'}
        />
      </div>
      <DocumentFacts
        title={t('finishUp')}
        note={draft.note}
        onNoteChange={(note) => change({ note })}
        error={adjust.error}
        beyond={beyond}
        beyondWords={beyondWordsOf(chosen)}
        complete={complete}
        busy={adjust.isPending}
        onBook={book}
      >
        <p className="text-ink-soft text-sm">{t('keptHere')}</p>
      </DocumentFacts>
    </div>
  );
}

function isDraft(value: object): value is Draft {
  const { reason, note, lines } = value as Partial<Draft>;
  return (
    typeof reason === 'string' && typeof note === 'string' && Array.isArray(lines) && lines.every(isLine)
  );
}
