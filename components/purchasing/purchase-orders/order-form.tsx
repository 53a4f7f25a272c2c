'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { plainQuantity } from '@/components/stock/availability-rules';
import { DocumentFacts } from '@/components/stock/document-facts';
import type { StockLine } from '@/components/stock/document-line';
import { DraftGuard } from '@/components/stock/draft-guard';
import { isLine, LineEditor, morePieces } from '@/components/stock/line-editor';
import { useDraft } from '@/components/stock/use-draft';
import { Amount } from '@/components/ui/amount';
import { Callout } from '@/components/ui/callout';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { documentNumber } from '@/lib/document-number';
import { fenWithin, mulQuantity, sumFen } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';

interface Line extends StockLine {
  /** Null: what the delivery says. */
  unitCostFen: number | null;
}

interface Draft {
  supplierId: string;
  expectedOn: string;
  note: string;
  lines: Line[];
}

const EMPTY: Draft = { supplierId: '', expectedOn: '', note: '', lines: [] };

interface Props {
  storeId: string;
  personId: string;
  suppliers: readonly { id: string; name: string }[];
}

const milliOf = (line: Line) => milliFromText(line.quantity) ?? 0;
/** Null: more than an amount may be. */
const amountOf = (line: Line) => fenWithin(() => mulQuantity(line.unitCostFen ?? 0, milliOf(line)));

/** Goods asked of a supplier: from whom, until when, the goods by scan. */
export function OrderForm(props: Props) {
  return (
    <DraftGuard draftKey={keyOf(props)}>
      <Order {...props} />
    </DraftGuard>
  );
}

function keyOf({ storeId, personId }: Props): string {
  return `daybook-order-${storeId}-${personId}`;
}

function Order(props: Props) {
  const { storeId, suppliers } = props;
  const t = useTranslations('purchasing.orders');
  const stock = useTranslations('stock');
  const suppliersWords = useTranslations('purchasing.suppliers');
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.purchasing.orderGoods.mutate);
  const { draft, change: set, drop } = useDraft(keyOf(props), EMPTY, isDraft);
  const { supplierId, expectedOn, note, lines } = draft;
  const amounts = lines.map(amountOf);
  const totalFen = fenWithin(() => sumFen(amounts.map((fen) => fen ?? 0)));
  const complete =
    supplierId !== '' &&
    lines.length > 0 &&
    totalFen !== null &&
    lines.every((line, at) => milliOf(line) > 0 && amounts[at] !== null);

  async function place() {
    const done = await act({
      storeId,
      supplierId,
      note,
      ...(expectedOn ? { expectedOn } : {}),
      lines: lines.map(({ product, quantity, unitCostFen }) => ({
        productId: product.id,
        quantity: plainQuantity(quantity),
        ...(unitCostFen === null ? {} : { unitCost: String(unitCostFen) }),
      })),
    });
    if (!done) return;
    drop();
    toast.success(t('placed', { number: documentNumber('PURCHASE_ORDER', done.number) }));
    router.push(`/stock/orders/${done.orderId}?store=${storeId}`);
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={(next) => set({ lines: next })}
        lineFor={(product) => ({ product, quantity: '1', zoneId: '', unitCostFen: null })}
        scannedAgain={morePieces}
        scansOf={storeId}
        stockOf={storeId}
        extraField={(line, change) => (
          <Field label={t('unitCost')} error={amountOf(line) === null ? stock('tooLarge') : undefined}>
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
        onNoteChange={(next) => set({ note: next })}
        summary={
          <>
            {totalFen !== null && totalFen > 0 ? (
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
          hint={suppliers.length === 0 ? suppliersWords('emptyHint') : undefined}
        >
          <Select
            value={supplierId}
            placeholder={stock('chooseSupplier')}
            onChange={(event) => set({ supplierId: event.target.value })}
            options={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
          />
        </Field>
        <Field label={t('expectedOn')}>
          <DateInput value={expectedOn} onValueChange={(day) => set({ expectedOn: day })} />
        </Field>
      </DocumentFacts>
    </div>
  );
}

function isDraft(value: object): value is Draft {
  const { supplierId, expectedOn, note, lines } = value as Partial<Draft>;
  return (
    [supplierId, expectedOn, note].every((text) => typeof text === 'string') &&
    Array.isArray(lines) &&
    lines.every(isPriced)
  );
}

function isPriced(line: unknown): line is Line {
  if (!isLine(line)) return false;
  const { unitCostFen } = line as Partial<Line>;
  return unitCostFen === null || Number.isSafeInteger(unitCostFen);
}
