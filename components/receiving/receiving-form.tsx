'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { NewProductDialog } from '@/components/catalog/new-product-dialog';
import { codedError } from '@/components/shell/use-error-text';
import { plainQuantity } from '@/components/stock/availability-rules';
import { DocumentFacts } from '@/components/stock/document-facts';
import { documentNumber } from '@/components/stock/document-number';
import { DraftGuard } from '@/components/stock/draft-guard';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { useDraft } from '@/components/stock/use-draft';
import { useScanGoods } from '@/components/stock/use-scan-goods';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { toast } from '@/components/ui/toast';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { fenWithin, sumFen } from '@/lib/money';
import { shareFreight } from '@/server/purchasing/receiving/receiving-rules';
import { useTRPC } from '@/trpc/react';
import type { ReceivingDraft } from './delivery-note';
import { DeliveryNote, type OpenOrder } from './delivery-note';
import {
  amountOf,
  type DraftLine,
  type DraftOrder,
  isComplete,
  isDraftLine,
  lineInputOf,
  milliOf,
  overOrder,
  scanned,
  typed,
  upToDate,
  withOrder,
} from './receiving-draft-rules';
import { ReceivingLines } from './receiving-lines';

interface Props {
  storeId: string;
  personId: string;
  /** Goods nobody has entered may be made products here. */
  mayAddProducts: boolean;
  suppliers: readonly { id: string; name: string }[];
  zones: readonly { id: string; name: string }[];
  orders: readonly OpenOrder[];
  /** The order the page was opened for. */
  order: DraftOrder | null;
}

const OVER_SHOWN = 8;

/** Goods in: against an order or without one, by scan, with the freight; kept on this phone until it is booked. */
export function ReceivingForm(props: Props) {
  return (
    <DraftGuard draftKey={draftKey(props)}>
      <Receiving {...props} />
    </DraftGuard>
  );
}

function draftKey({ storeId, personId, order }: Props): string {
  return `daybook-receiving-${storeId}-${personId}-${order?.id ?? ''}`;
}

function Receiving(props: Props) {
  const { storeId, suppliers, zones, orders, order: opened } = props;
  const t = useTranslations('stock');
  const r = useTranslations('receiving');
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const receive = useMutation(trpc.purchasing.receive.mutationOptions());
  const [empty] = useState<ReceivingDraft>(() => ({
    orderId: opened?.id ?? '',
    supplierId: opened?.supplierId ?? '',
    supplierNote: '',
    note: '',
    freightFen: 0,
    lines: withOrder([], opened),
  }));
  const { draft, change, requestIdOf, drop } = useDraft(draftKey(props), empty, isDraft);
  // Asked anew each time: somebody else may have received a part of it meanwhile.
  const orderOptions = (orderId: string) => ({
    ...trpc.purchasing.order.queryOptions({ storeId, orderId }),
    staleTime: 0,
  });
  const found = useQuery({ ...orderOptions(draft.orderId), enabled: draft.orderId !== '' });
  const order = found.data ?? (opened?.id === draft.orderId ? opened : null);
  const lines = upToDate(draft.lines, order);
  const latest = useRef(lines);
  latest.current = lines;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const scans = useScanGoods(storeId, pick);
  const booking = useRef(false);
  const [newCode, setNewCode] = useState<string | null>(null);
  const over = overOrder(lines, order);
  const [asking, setAsking] = useState(false);

  /** Scans may come faster than the screen is drawn: the next one goes on from the last. */
  function setLines(next: DraftLine[]) {
    latest.current = next;
    change({ lines: next });
  }

  function pick(product: PickedProduct, times = 1) {
    setSelectedId(product.id);
    setLines(scanned(latest.current, product, order, times));
  }

  async function chooseOrder(orderId: string) {
    const chosen = orderId ? await queries.fetchQuery(orderOptions(orderId)).catch(() => null) : null;
    const supplier = chosen ? { supplierId: chosen.supplierId } : {};
    change({ orderId: chosen ? orderId : '', ...supplier, lines: withOrder(latest.current, chosen) });
  }

  const freightFen = draft.freightFen ?? 0;
  const amounts = lines.map((line) => ({
    amountFen: amountOf(line) ?? 0,
    quantityMilli: milliOf(line.quantity),
  }));
  const goodsFen = fenWithin(() => sumFen([freightFen, ...amounts.map((line) => line.amountFen)]));
  const facts = draft.supplierId !== '' && draft.supplierNote.trim() !== '';
  const ready =
    goodsFen !== null &&
    (draft.orderId === '' || order !== null) &&
    draft.freightFen !== null &&
    freightFen >= 0;

  async function book() {
    // A second tap comes before the button is drawn as busy.
    if (booking.current) return;
    booking.current = true;
    const { orderId, supplierId, supplierNote, note } = draft;
    const content = {
      storeId,
      supplierId,
      supplierNote,
      note,
      freightFen,
      ...(orderId && order ? { orderId, seenDeliveries: order.receivings.length } : {}),
      lines: lines.map((line) => lineInputOf(line, order)),
    };
    try {
      const done = await receive.mutateAsync({ ...content, requestId: requestIdOf(content) });
      drop();
      await queries.invalidateQueries();
      toast.success(t('received', { number: documentNumber('RECEIVING', done.number) }));
      router.push(`/stock/receiving/${done.receivingId}?store=${storeId}`);
    } catch (error) {
      // What somebody else received stands on the lines before it is booked again.
      if (codedError(error).code === 'ORDER_RECEIVED_MEANWHILE') await found.refetch();
      // Shown below from the mutation's own error; what was typed stays.
      booking.current = false;
    }
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <DeliveryNote
          draft={draft}
          suppliers={suppliers}
          orders={orders}
          onChange={change}
          onOrder={chooseOrder}
        />
        <Section paper title={t('lines')} description={order ? r('fillHint') : undefined}>
          <div className="flex flex-col gap-2 p-3">
            <ProductPicker onPick={pick} />
            {scans.unknown ? (
              <Callout
                tone="late"
                title={t('codeUnknown', { code: scans.unknown })}
                actions={
                  props.mayAddProducts ? (
                    <Button onClick={() => setNewCode(scans.unknown)}>{r('newProduct')}</Button>
                  ) : null
                }
              />
            ) : null}
            {newCode === null ? null : (
              <NewProductDialog
                storeId={storeId}
                barcode={newCode}
                onClose={() => setNewCode(null)}
                onMade={(product) => pick(product)}
              />
            )}
          </div>
          <ReceivingLines
            lines={lines}
            order={order}
            shares={goodsFen === null ? [] : shareFreight(freightFen, amounts)}
            zones={zones}
            selectedId={selectedId}
            onChange={(line, part) => setLines(lines.map((one) => (one === line ? typed(line, part) : one)))}
            onRemove={(line) => setLines(lines.filter((one) => one !== line))}
          />
        </Section>
      </div>
      <DocumentFacts
        title={t('finishUp')}
        note={draft.note}
        onNoteChange={(note) => change({ note })}
        summary={
          goodsFen === null ? (
            <Callout tone="late" title={t('tooLarge')} />
          ) : (
            <Totals goodsFen={goodsFen - freightFen} freightFen={freightFen} />
          )
        }
        error={receive.error}
        complete={facts && ready && lines.length > 0 && lines.every(isComplete)}
        busy={receive.isPending}
        onBook={() => (over.length > 0 ? setAsking(true) : void book())}
      >
        <p className="text-ink-soft text-sm">{t('keptHere')}</p>
        <Field label={r('freight')} hint={r('freightHint')} required>
          <MoneyInput valueFen={draft.freightFen} onValueChange={(fen) => change({ freightFen: fen })} />
        </Field>
      </DocumentFacts>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={r('overTitle')}
        description={r('overHint')}
        confirmLabel={r('overConfirm')}
        cancelLabel={r('overBack')}
        onConfirm={book}
      >
        <ul className="flex flex-col gap-1 text-sm">
          {over.slice(0, OVER_SHOWN).map(({ product, open, arrived }) => (
            <li key={product.id}>
              {goodsName(product)} <span className="text-ink-soft">{product.code}</span>
              <span className="figures block">
                {r('overLine', { open: formatQuantity(open), arrived: plainQuantity(arrived) })}
              </span>
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </div>
  );
}

function Totals({ goodsFen, freightFen }: { goodsFen: number; freightFen: number }) {
  const t = useTranslations('receiving');
  const rows = [
    [t('goods'), goodsFen],
    [t('freight'), freightFen],
  ] as const;
  return (
    <dl className="flex flex-col gap-1">
      {rows.map(([label, fen]) => (
        <div key={label} className="flex items-baseline justify-between text-sm">
          <dt className="text-ink-soft">{label}</dt>
          <dd>
            <Amount fen={fen} tone="plain" />
          </dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between border-rule border-t pt-1">
        <dt className="text-ink-soft text-sm">{t('total')}</dt>
        <dd>
          <Amount fen={goodsFen + freightFen} tone="plain" size="lg" />
        </dd>
      </div>
    </dl>
  );
}

function isDraft(value: object): value is ReceivingDraft {
  const { lines, freightFen, ...words } = value as Partial<ReceivingDraft>;
  const typed = [words.orderId, words.supplierId, words.supplierNote, words.note];
  return (
    typed.every((word) => typeof word === 'string') &&
    (freightFen === null || typeof freightFen === 'number') &&
    Array.isArray(lines) &&
    lines.every(isDraftLine)
  );
}
