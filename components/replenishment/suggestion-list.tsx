'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { milliFromText } from '@/lib/quantity';
import { documentsFor, originKey, originOf } from '@/server/inventory/replenishment/replenishment-rules';
import type { SpareStore, Suggestion } from '@/server/inventory/replenishment/suggest-orders';
import { MadeDocuments } from './made-documents';
import { type NamedSupplier, RuleDialog } from './rule-dialog';
import { SuggestionRow } from './suggestion-row';
import { useMakeDocuments } from './use-make-documents';

interface Props {
  storeId: string;
  rows: readonly Suggestion[];
  spare: readonly SpareStore[];
  suppliers: readonly NamedSupplier[];
  storeDays: number;
  may: { order: boolean; ask: boolean; setRules: boolean };
}

export interface Choice {
  chosen: boolean;
  quantity: string;
  /** `supplier/id`, `store/id`, or '' while nobody is chosen. */
  origin: string;
}

/** Suggestions to be ticked, changed and turned into orders and requests in one go. */
export function SuggestionList({ storeId, rows, spare, suppliers, storeDays, may }: Props) {
  const t = useTranslations('replenishment');
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [ruling, setRuling] = useState<Suggestion | null>(null);
  const { make, busy, made, problem } = useMakeDocuments(storeId);
  /** Whoever delivers it; else the store that can spare all of it. */
  function usualOrigin(row: Suggestion): string {
    if (may.order && row.supplierId) return originKey({ kind: 'supplier', supplierId: row.supplierId });
    const wanted = milliFromText(row.suggested) ?? 0;
    const store = spare.find(
      (one) => one.productId === row.productId && (milliFromText(one.spare) ?? 0) >= wanted,
    );
    return may.ask && store ? originKey({ kind: 'store', storeId: store.storeId }) : '';
  }

  const choiceOf = (row: Suggestion): Choice =>
    choices[row.productId] ?? {
      chosen: false,
      quantity: row.suggested,
      origin: usualOrigin(row),
    };
  const change = (row: Suggestion, part: Partial<Choice>) =>
    setChoices((old) => ({ ...old, [row.productId]: { ...choiceOf(row), ...part } }));
  const lines = rows.flatMap((row) => {
    const { chosen, quantity, origin } = choiceOf(row);
    const from = originOf(origin);
    const right = (milliFromText(quantity) ?? 0) > 0;
    return chosen
      ? [{ productId: row.productId, quantity: quantity.trim(), origin: right ? from : null }]
      : [];
  });
  const ready = lines.flatMap(({ origin, ...line }) => (origin ? [{ ...line, origin }] : []));
  const documents = documentsFor(ready);
  const works = may.order || may.ask;

  async function book() {
    const booked = new Set(await make(documents));
    setChoices((old) => Object.fromEntries(Object.entries(old).filter(([id]) => !booked.has(id))));
  }

  return (
    <>
      <MadeDocuments storeId={storeId} made={made} problem={problem} />
      <Card padding="none">
        {works ? (
          <div className="border-rule border-b px-3 py-1">
            <Checkbox
              label={t('chooseAll')}
              checked={lines.length === rows.length}
              indeterminate={lines.length > 0 && lines.length < rows.length}
              onCheckedChange={(chosen) => {
                for (const row of rows) change(row, { chosen });
              }}
            />
          </div>
        ) : null}
        <ul aria-label={t('title')} className="flex flex-col divide-y divide-rule">
          {rows.map((row) => (
            <SuggestionRow
              key={row.productId}
              storeId={storeId}
              row={row}
              choice={works ? choiceOf(row) : null}
              spare={may.ask ? spare.filter((one) => one.productId === row.productId) : []}
              suppliers={may.order ? suppliers : []}
              onChange={(part) => change(row, part)}
              onRule={may.setRules ? () => setRuling(row) : null}
            />
          ))}
        </ul>
      </Card>
      {works && lines.length > 0 ? (
        <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-3 border-rule border-t bg-paper px-4 py-3 sm:mx-0 sm:rounded-md sm:border">
          <p className="text-sm">
            {t('chosen', { lines: lines.length, documents: documents.length })}
            {ready.length < lines.length ? (
              <span className="block text-alarm">
                {t('notReady', { count: lines.length - ready.length })}
              </span>
            ) : null}
          </p>
          <Button size="lg" variant="primary" disabled={documents.length === 0} loading={busy} onClick={book}>
            {t('make')}
          </Button>
        </div>
      ) : null}
      {ruling ? (
        <RuleDialog
          storeId={storeId}
          of={{ productIds: [ruling.productId] }}
          title={t('ruleOf', { name: ruling.name })}
          rule={ruling.rule}
          suppliers={suppliers}
          storeDays={storeDays}
          onDone={() => setRuling(null)}
        />
      ) : null}
    </>
  );
}
