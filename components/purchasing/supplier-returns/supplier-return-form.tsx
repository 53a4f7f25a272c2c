'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { DocumentFacts } from '@/components/stock/document-facts';
import type { StockLine } from '@/components/stock/document-line';
import { DraftGuard } from '@/components/stock/draft-guard';
import { isLine, LineEditor, lineInput } from '@/components/stock/line-editor';
import { useBeyond } from '@/components/stock/use-beyond';
import { useDraft } from '@/components/stock/use-draft';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { documentNumber } from '@/lib/document-number';
import { milliFromText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';

interface Line extends StockLine {
  creditFen: number | null;
}

interface Draft {
  supplierId: string;
  reason: string;
  lines: Line[];
}

const EMPTY: Draft = { supplierId: '', reason: '', lines: [] };

interface Props {
  storeId: string;
  personId: string;
  zones: readonly { id: string; name: string }[];
  suppliers: readonly { id: string; name: string }[];
}

/** Goods back to who delivered them: the supplier and the reason once, the goods by scan with what comes back for them. */
export function SupplierReturnForm(props: Props) {
  return (
    <DraftGuard draftKey={keyOf(props)}>
      <SupplierReturn {...props} />
    </DraftGuard>
  );
}

function keyOf({ storeId, personId }: Props): string {
  return `daybook-supplier-return-${storeId}-${personId}`;
}

function SupplierReturn(props: Props) {
  const { storeId, zones, suppliers } = props;
  const t = useTranslations('stock');
  const r = useTranslations('purchasing.returns');
  const router = useRouter();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.purchasing.returnToSupplier.mutate);
  const { draft, change: set, drop } = useDraft(keyOf(props), EMPTY, isDraft);
  const { supplierId, reason, lines } = draft;
  const beyond = useBeyond(storeId, lines);
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
    drop();
    toast.success(r('booked', { number: documentNumber('SUPPLIER_RETURN', done.number) }));
    router.push(`/stock/supplier-returns?store=${storeId}`);
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <LineEditor
        lines={lines}
        onLinesChange={(next) => set({ lines: next })}
        lineFor={(product) => ({ product, quantity: '1', zoneId: '', creditFen: null })}
        zones={zones}
        stockOf={storeId}
        leaves
        extraField={(line, change) => (
          <Field label={r('credit')}>
            <MoneyInput valueFen={line.creditFen} onValueChange={(creditFen) => change({ creditFen })} />
          </Field>
        )}
      />
      <DocumentFacts
        title={r('title')}
        note={reason}
        noteLabel={r('reason')}
        onNoteChange={(next) => set({ reason: next })}
        beyond={beyond}
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
            onChange={(event) => set({ supplierId: event.target.value })}
            options={suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
          />
        </Field>
      </DocumentFacts>
    </div>
  );
}

function isDraft(value: object): value is Draft {
  const { supplierId, reason, lines } = value as Partial<Draft>;
  return (
    typeof supplierId === 'string' &&
    typeof reason === 'string' &&
    Array.isArray(lines) &&
    lines.every(isCredited)
  );
}

function isCredited(line: unknown): line is Line {
  if (!isLine(line)) return false;
  const { creditFen } = line as Partial<Line>;
  return creditFen === null || Number.isSafeInteger(creditFen);
}
