'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { codedError } from '@/components/shell/use-error-text';
import type { PickedProduct } from '@/components/stock/product-picker';
import { useDraft } from '@/components/stock/use-draft';
import { useScanGoods } from '@/components/stock/use-scan-goods';
import { toast } from '@/components/ui/toast';
import { documentNumber } from '@/lib/document-number';
import { fenWithin, sumFen } from '@/lib/money';
import { useTRPC } from '@/trpc/react';
import type { OpenOrder, ReceivingDraft } from './delivery-note';
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
  upToDate,
  withOrder,
} from './receiving-draft-rules';

export interface ReceivingProps {
  storeId: string;
  personId: string;
  /** Goods nobody has entered may be made products here. */
  mayAddProducts: boolean;
  /** A supplier nobody has entered may be made here. */
  mayAddSupplier: boolean;
  suppliers: readonly { id: string; name: string }[];
  zones: readonly { id: string; name: string }[];
  orders: readonly OpenOrder[];
  /** The order the page was opened for. */
  order: DraftOrder | null;
}

export function draftKey({ storeId, personId, order }: ReceivingProps): string {
  return `daybook-receiving-${storeId}-${personId}-${order?.id ?? ''}`;
}

/** A receiving as it stands on this phone: its lines, what they come to, and how it is booked. */
export function useReceiving(props: ReceivingProps) {
  const { storeId, order: opened } = props;
  const t = useTranslations('purchasing.receiving');
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const receive = useMutation(trpc.purchasing.receive.mutationOptions());
  const [empty] = useState(() => emptyDraft(opened));
  const { draft, change, requestIdOf, drop } = useDraft(draftKey(props), empty, isDraft);
  const { order, orderOptions, found } = useOrder(storeId, draft.orderId, opened);
  const lines = upToDate(draft.lines, order);
  const latest = useRef(lines);
  latest.current = lines;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const scans = useScanGoods(storeId, pick);
  const booking = useRef(false);
  const over = overOrder(lines, order);

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

  const { freightFen, amounts, goodsFen, isReady } = totalsOf(draft, lines, order);

  async function book() {
    // A second tap comes before the button is drawn as busy.
    if (booking.current) return;
    booking.current = true;
    const content = { storeId, freightFen, ...contentOf(draft, lines, order) };
    try {
      const done = await receive.mutateAsync({ ...content, requestId: requestIdOf(content) });
      drop();
      await queries.invalidateQueries();
      toast.success(t('booked', { number: documentNumber('RECEIVING', done.number) }));
      router.push(`/stock/receiving/${done.receivingId}?store=${storeId}`);
    } catch (error) {
      // What somebody else received stands on the lines before it is booked again.
      if (codedError(error).code === 'ORDER_RECEIVED_MEANWHILE') await found.refetch();
      // Shown below from the mutation's own error; what was typed stays.
      booking.current = false;
    }
  }

  return {
    draft,
    change,
    order,
    lines,
    setLines,
    selectedId,
    scans,
    pick,
    chooseOrder,
    over,
    amounts,
    goodsFen,
    freightFen,
    complete: isReady && lines.length > 0 && lines.every(isComplete),
    error: receive.error,
    busy: receive.isPending,
    book,
  };
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

/** The order the goods are of, as it stands now. */
function useOrder(storeId: string, orderId: string, opened: DraftOrder | null) {
  const trpc = useTRPC();
  // Asked anew each time: somebody else may have received a part of it meanwhile.
  const orderOptions = (id: string) => ({
    ...trpc.purchasing.order.queryOptions({ storeId, orderId: id }),
    staleTime: 0,
  });
  const found = useQuery({ ...orderOptions(orderId), enabled: orderId !== '' });
  const order = found.data ?? (opened?.id === orderId ? opened : null);
  return { order, orderOptions, found };
}

/** What the lines and the freight come to, and whether everything about the delivery is said. */
function totalsOf(draft: ReceivingDraft, lines: readonly DraftLine[], order: DraftOrder | null) {
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
  return { freightFen, amounts, goodsFen, isReady: facts && ready };
}

function emptyDraft(opened: DraftOrder | null): ReceivingDraft {
  return {
    orderId: opened?.id ?? '',
    supplierId: opened?.supplierId ?? '',
    supplierNote: '',
    note: '',
    freightFen: 0,
    lines: withOrder([], opened),
  };
}

function contentOf(
  { orderId, supplierId, supplierNote, note }: ReceivingDraft,
  lines: readonly DraftLine[],
  order: DraftOrder | null,
) {
  return {
    supplierId,
    supplierNote,
    note,
    ...(orderId && order ? { orderId, seenDeliveries: order.receivings.length } : {}),
    lines: lines.map((line) => lineInputOf(line, order)),
  };
}
