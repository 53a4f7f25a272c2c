'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { documentNumber } from '@/lib/document-number';
import { milliFromText } from '@/lib/quantity';
import { useTRPC } from '@/trpc/react';
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
}

interface Draft {
  toZoneId: string;
  note: string;
  lines: StockLine[];
}

const EMPTY: Draft = { toZoneId: '', note: '', lines: [] };

/** Goods from their zones into one: which zone once, the goods by scan, each from where it is taken. */
export function ZoneMoveForm(props: Props) {
  return (
    <DraftGuard draftKey={keyOf(props)}>
      <ZoneMove {...props} />
    </DraftGuard>
  );
}

function keyOf({ storeId, personId }: Props): string {
  return `daybook-move-${storeId}-${personId}`;
}

function ZoneMove(props: Props) {
  const { storeId, zones } = props;
  const t = useTranslations('stock');
  const router = useRouter();
  const trpc = useTRPC();
  const move = useMutation(trpc.stock.move.mutationOptions());
  const { draft, change, requestIdOf, drop } = useDraft(keyOf(props), EMPTY, isDraft);
  const { toZoneId, note, lines } = draft;
  const beyond = useBeyond(storeId, lines);
  const complete =
    toZoneId !== '' && lines.length > 0 && lines.every((line) => (milliFromText(line.quantity) ?? 0) > 0);

  async function book() {
    const content = {
      storeId,
      note,
      lines: lines.map((line) => {
        const { zoneId, ...rest } = { zoneId: undefined, ...lineInput(line) };
        return { ...rest, toZoneId, ...(zoneId ? { fromZoneId: zoneId } : {}) };
      }),
    };
    try {
      const done = await move.mutateAsync({ ...content, requestId: requestIdOf(content) });
      drop();
      toast.success(t('moveBooked', { number: documentNumber('ZONE_MOVE', done.number) }));
      router.push(`/stock/moves?store=${storeId}`);
      router.refresh();
    } catch {
      // Shown below from the mutation's own error; what was typed stays.
    }
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Field label={t('toZone')} required>
          <Select
            value={toZoneId}
            placeholder={t('zone')}
            onChange={(event) => change({ toZoneId: event.target.value })}
            options={zones.map((zone) => ({ value: zone.id, label: zone.name }))}
          />
        </Field>
        <LineEditor
          lines={lines}
          onLinesChange={(next) => change({ lines: next })}
          lineFor={(product) => ({ product, quantity: '1', zoneId: '' })}
          scannedAgain={morePieces}
          scansOf={storeId}
          zones={zones}
          stockOf={storeId}
          leaves
        />
      </div>
      <DocumentFacts
        title={t('finishUp')}
        note={note}
        onNoteChange={(next) => change({ note: next })}
        error={move.error}
        beyond={beyond}
        complete={complete}
        busy={move.isPending}
        onBook={book}
      >
        <p className="text-ink-soft text-sm">{t('keptHere')}</p>
      </DocumentFacts>
    </div>
  );
}

function isDraft(value: object): value is Draft {
  const { toZoneId, note, lines } = value as Partial<Draft>;
  return (
    typeof toZoneId === 'string' && typeof note === 'string' && Array.isArray(lines) && lines.every(isLine)
  );
}
