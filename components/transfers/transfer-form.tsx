'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { plainQuantity } from '@/components/stock/availability-rules';
import { DocumentFacts } from '@/components/stock/document-facts';
import type { StockLine } from '@/components/stock/document-line';
import { DraftGuard } from '@/components/stock/draft-guard';
import { isLine, LineEditor, lineInput, morePieces } from '@/components/stock/line-editor';
import { useBeyond } from '@/components/stock/use-beyond';
import { useDraft } from '@/components/stock/use-draft';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { documentNumber } from '@/lib/document-number';
import { milliFromText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  personId: string;
  zones: readonly { id: string; name: string }[];
  /** Stores to send to or to ask. */
  others: readonly { id: string; name: string }[];
  /** What its address says already. */
  begun: { toStoreId: string; lines: StockLine[] };
}

type Direction = 'send' | 'ask';

interface Draft {
  direction: Direction;
  otherId: string;
  note: string;
  lines: StockLine[];
}

/** Goods to another store, or a request for some: which store, the goods by scan. */
export function TransferForm(props: Props) {
  return (
    <DraftGuard draftKey={draftKey(props)}>
      <Transfer {...props} />
    </DraftGuard>
  );
}

function Transfer(props: Props) {
  const { storeId, zones, others, begun } = props;
  const t = useTranslations('transfers');
  const router = useRouter();
  const client = useTRPCClient();
  const dispatch = useAct(client.transfers.dispatch.mutate);
  const request = useAct(client.transfers.request.mutate);
  const [empty] = useState<Draft>(() => ({
    direction: 'send',
    otherId: begun.toStoreId,
    note: '',
    lines: begun.lines,
  }));
  const { draft, change, drop } = useDraft(draftKey(props), empty, isDraft);
  const { direction, otherId, note, lines } = draft;
  const beyond = useBeyond(direction === 'send' ? storeId : null, lines);
  const complete =
    otherId !== '' && lines.length > 0 && lines.every((line) => (milliFromText(line.quantity) ?? 0) > 0);

  async function book() {
    if (direction === 'send') {
      const done = await dispatch.act({ storeId, toStoreId: otherId, note, lines: lines.map(lineInput) });
      if (!done) return;
      drop();
      toast.success(t('sent', { number: documentNumber('TRANSFER', done.number) }));
      router.push(`/stock/transfers/${storeId}/${done.transferId}?store=${storeId}`);
      return;
    }
    const wanted = lines.map((line) => ({
      productId: line.product.id,
      quantity: plainQuantity(line.quantity),
    }));
    const done = await request.act({ storeId, fromStoreId: otherId, note, lines: wanted });
    if (!done) return;
    drop();
    toast.success(t('asked', { number: documentNumber('TRANSFER', done.number) }));
    router.push(`/stock/transfers/${done.fromStoreId}/${done.transferId}?store=${storeId}`);
  }

  const problem = dispatch.problem ?? request.problem;
  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={(next) => change({ lines: next })}
        lineFor={(product) => ({ product, quantity: '1', zoneId: '' })}
        scannedAgain={morePieces}
        scansOf={storeId}
        zones={zones}
        stockOf={storeId}
        leaves={direction === 'send'}
      />
      <DocumentFacts
        title={t('new')}
        note={note}
        onNoteChange={(next) => change({ note: next })}
        beyond={beyond}
        summary={problem ? <Callout tone="late" title={problem} /> : null}
        error={null}
        complete={complete}
        busy={dispatch.busy || request.busy}
        bookLabel={direction === 'send' ? t('sendNow') : t('askNow')}
        onBook={book}
      >
        <Segmented
          aria-label={t('direction')}
          value={direction}
          onValueChange={(next) => change({ direction: next })}
          segments={[
            { value: 'send', label: t('sendGoods') },
            { value: 'ask', label: t('askForGoods') },
          ]}
        />
        <Field label={direction === 'send' ? t('toStore') : t('fromStore')} required>
          <Select
            value={otherId}
            placeholder={t('chooseStore')}
            onChange={(event) => change({ otherId: event.target.value })}
            options={others.map((store) => ({ value: store.id, label: store.name }))}
          />
        </Field>
      </DocumentFacts>
    </div>
  );
}

/** What the address began with is a draft of its own. */
function draftKey({ storeId, personId, begun }: Props): string {
  const goods = begun.lines.map(({ product }) => product.id).join(' ');
  return `daybook-transfer-${storeId}-${personId}-${begun.toStoreId}${goods}`;
}

function isDraft(value: object): value is Draft {
  const { direction, otherId, note, lines } = value as Partial<Draft>;
  return (
    (direction === 'send' || direction === 'ask') &&
    typeof otherId === 'string' &&
    typeof note === 'string' &&
    Array.isArray(lines) &&
    lines.every(isLine)
  );
}
