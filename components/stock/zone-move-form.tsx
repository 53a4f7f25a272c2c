'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { milliFromText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';
import { DocumentFacts } from './document-facts';
import { documentNumber } from './document-number';
import { LineEditor, lineInput, oneMore, type StockLine } from './line-editor';

interface Props {
  storeId: string;
  zones: readonly { id: string; name: string }[];
}

/** Goods from their zones into one: which zone once, the goods by scan, each from where it is taken. */
export function ZoneMoveForm({ storeId, zones }: Props) {
  const t = useTranslations('stock');
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.inventory.move.mutate);
  const [toZoneId, setToZoneId] = useState('');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<StockLine[]>([]);
  const complete =
    toZoneId !== '' && lines.length > 0 && lines.every((line) => (milliFromText(line.quantity) ?? 0) > 0);

  async function book() {
    const done = await act({
      storeId,
      note,
      lines: lines.map((line) => {
        const { zoneId, ...rest } = { zoneId: undefined, ...lineInput(line) };
        return { ...rest, toZoneId, ...(zoneId ? { fromZoneId: zoneId } : {}) };
      }),
    });
    if (!done) return;
    toast.success(t('moveBooked', { number: documentNumber('ZONE_MOVE', done.number) }));
    router.push(`/stock/moves?store=${storeId}`);
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={setLines}
        lineFor={(product) => ({ product, quantity: '1', zoneId: '' })}
        scannedAgain={oneMore}
        zones={zones}
      />
      <DocumentFacts
        title={t('toZone')}
        note={note}
        onNoteChange={setNote}
        summary={problem ? <Callout tone="late" title={problem} /> : null}
        error={null}
        complete={complete}
        busy={busy}
        onBook={book}
      >
        <Field label={t('toZone')} required>
          <Select
            value={toZoneId}
            placeholder={t('zone')}
            onChange={(event) => setToZoneId(event.target.value)}
            options={zones.map((zone) => ({ value: zone.id, label: zone.name }))}
          />
        </Field>
      </DocumentFacts>
    </div>
  );
}
