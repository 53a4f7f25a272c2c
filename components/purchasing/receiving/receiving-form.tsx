'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NewProductDialog } from '@/components/catalog/new-product-dialog';
import { plainQuantity } from '@/components/stock/availability-rules';
import { DocumentFacts } from '@/components/stock/document-facts';
import { DraftGuard } from '@/components/stock/draft-guard';
import { ProductPicker } from '@/components/stock/product-picker';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { shareFreight } from '@/server/purchasing/receiving/receiving-rules';
import { DeliveryNote } from './delivery-note';
import { typed } from './receiving-draft-rules';
import { ReceivingLines } from './receiving-lines';
import { draftKey, type ReceivingProps, useReceiving } from './use-receiving';

const OVER_SHOWN = 8;

/** Goods in: against an order or without one, by scan, with the freight; kept on this phone until it is booked. */
export function ReceivingForm(props: ReceivingProps) {
  return (
    <DraftGuard draftKey={draftKey(props)}>
      <Receiving {...props} />
    </DraftGuard>
  );
}

function Receiving(props: ReceivingProps) {
  const { storeId, suppliers, zones, orders } = props;
  const t = useTranslations('stock');
  const r = useTranslations('purchasing.receiving');
  const [newCode, setNewCode] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const { draft, change, order, lines, selectedId, scans, over, amounts, goodsFen, freightFen, ...the } =
    useReceiving(props);

  return (
    <div className="grid gap-4 lg:grid-cols-[1fr_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <DeliveryNote
          draft={draft}
          suppliers={suppliers}
          orders={orders}
          mayAddSupplier={props.mayAddSupplier}
          onChange={change}
          onOrder={the.chooseOrder}
        />
        <Section paper title={t('lines')} description={order ? r('fillHint') : undefined}>
          <div className="flex flex-col gap-2 p-3">
            <ProductPicker onPick={the.pick} />
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
                onMade={(product) => the.pick(product)}
              />
            )}
          </div>
          <ReceivingLines
            lines={lines}
            order={order}
            shares={goodsFen === null ? [] : shareFreight(freightFen, amounts)}
            zones={zones}
            selectedId={selectedId}
            onChange={(line, part) =>
              the.setLines(lines.map((one) => (one === line ? typed(line, part) : one)))
            }
            onRemove={(line) => the.setLines(lines.filter((one) => one !== line))}
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
        error={the.error}
        complete={the.complete}
        busy={the.busy}
        onBook={() => (over.length > 0 ? setAsking(true) : void the.book())}
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
        onConfirm={the.book}
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
  const t = useTranslations('purchasing.receiving');
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
