'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { goodsName } from '@/lib/goods-name';
import { milliFromText } from '@/lib/quantity';
import { documentsFor, originKey, originOf } from '@/server/purchasing/replenishment/replenishment-rules';
import type { SpareStore, Suggestion } from '@/server/purchasing/replenishment/suggest-orders';
import { MadeDocuments } from './made-documents';
import { type NamedSupplier, RuleDialog } from './rule-dialog';
import type { Choice } from './suggestion-row';
import { SuggestionRow } from './suggestion-row';
import { useMakeDocuments } from './use-make-documents';

/** A store the list is over, and what the person may do there. */
interface ListedStore {
  id: string;
  name: string;
  may: { order: boolean; ask: boolean; setRules: boolean };
}

interface Props {
  stores: readonly ListedStore[];
  rows: readonly Suggestion[];
  /** What other stores could give to which. */
  spare: readonly (SpareStore & { forStoreId: string })[];
  suppliers: readonly NamedSupplier[];
}

const NOTHING = { order: false, ask: false, setRules: false };
const keyOf = ({ storeId, productId }: Suggestion) => `${storeId}/${productId}`;

/** What was ticked and changed, and the documents it comes to. */
function useChoices({ stores, rows, spare }: Pick<Props, 'stores' | 'rows' | 'spare'>) {
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const mayIn = (storeId: string) => stores.find(({ id }) => id === storeId)?.may ?? NOTHING;
  const spareFor = (row: Suggestion) =>
    spare.filter((one) => one.forStoreId === row.storeId && one.productId === row.productId);
  /** Whoever delivers it; else the store that can spare all of it. */
  function usualOrigin(row: Suggestion): string {
    if (mayIn(row.storeId).order && row.supplierId)
      return originKey({ kind: 'supplier', supplierId: row.supplierId });
    const wanted = milliFromText(row.suggested) ?? 0;
    const store = spareFor(row).find((one) => (milliFromText(one.spare) ?? 0) >= wanted);
    return mayIn(row.storeId).ask && store ? originKey({ kind: 'store', storeId: store.storeId }) : '';
  }

  const choiceOf = (row: Suggestion): Choice =>
    choices[keyOf(row)] ?? {
      chosen: false,
      quantity: row.suggested,
      origin: usualOrigin(row),
    };
  const change = (row: Suggestion, part: Partial<Choice>) =>
    setChoices((old) => ({ ...old, [keyOf(row)]: { ...choiceOf(row), ...part } }));
  const lines = rows.flatMap((row) => {
    const { chosen, quantity, origin } = choiceOf(row);
    const from = originOf(origin);
    const right = (milliFromText(quantity) ?? 0) > 0;
    return chosen
      ? [
          {
            storeId: row.storeId,
            productId: row.productId,
            quantity: quantity.trim(),
            origin: right ? from : null,
          },
        ]
      : [];
  });
  const ready = lines.flatMap(({ origin, ...line }) => (origin ? [{ ...line, origin }] : []));
  const documents = stores.flatMap(({ id: storeId }) =>
    documentsFor(ready.filter((line) => line.storeId === storeId)).map((document) => ({
      ...document,
      storeId,
    })),
  );
  const forget = (booked: ReadonlySet<string>) =>
    setChoices((old) => Object.fromEntries(Object.entries(old).filter(([id]) => !booked.has(id))));
  return { mayIn, spareFor, choiceOf, change, forget, lines, ready, documents };
}

/** Suggestions to be ticked, changed and turned into orders and requests in one go. */
export function SuggestionList({ stores, rows, spare, suppliers }: Props) {
  const t = useTranslations('purchasing.replenishment');
  const why = useTranslations('common.why');
  const { mayIn, spareFor, choiceOf, change, forget, lines, ready, documents } = useChoices({
    stores,
    rows,
    spare,
  });
  const [ruling, setRuling] = useState<Suggestion | null>(null);
  const { make, busy, made, problem } = useMakeDocuments();
  const works = (storeId: string) => mayIn(storeId).order || mayIn(storeId).ask;
  const workable = rows.filter((row) => works(row.storeId));

  async function book() {
    forget(new Set(await make(documents)));
  }

  return (
    <>
      <MadeDocuments made={made} problem={problem} />
      <Card padding="none">
        {workable.length > 0 ? (
          <div className="border-rule border-b px-3 py-1">
            <Checkbox
              label={t('chooseAll')}
              checked={lines.length === workable.length}
              indeterminate={lines.length > 0 && lines.length < workable.length}
              onCheckedChange={(chosen) => {
                for (const row of workable) change(row, { chosen });
              }}
            />
          </div>
        ) : null}
        <ul aria-label={t('title')} className="flex flex-col divide-y divide-rule">
          {rows.map((row) => (
            <SuggestionRow
              key={keyOf(row)}
              row={row}
              store={stores.length > 1 ? (stores.find(({ id }) => id === row.storeId)?.name ?? '') : null}
              choice={works(row.storeId) ? choiceOf(row) : null}
              spare={mayIn(row.storeId).ask ? spareFor(row) : []}
              suppliers={mayIn(row.storeId).order ? suppliers : []}
              onChange={(part) => change(row, part)}
              onRule={mayIn(row.storeId).setRules ? () => setRuling(row) : null}
            />
          ))}
        </ul>
      </Card>
      {lines.length > 0 ? (
        <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-3 border-rule border-t bg-paper px-4 py-3 sm:mx-0 sm:rounded-md sm:border">
          <p className="text-sm">
            {t('chosen', { lines: lines.length, documents: documents.length })}
            {ready.length < lines.length ? (
              <span className="block text-alarm">
                {t('notReady', { count: lines.length - ready.length })}
              </span>
            ) : null}
          </p>
          <Button
            size="lg"
            variant="primary"
            missing={documents.length === 0 ? why('tick') : null}
            loading={busy}
            onClick={book}
          >
            {t('make')}
          </Button>
        </div>
      ) : null}
      {ruling ? (
        <RuleDialog
          storeId={ruling.storeId}
          of={{ productIds: [ruling.productId] }}
          title={t('ruleOf', { name: goodsName(ruling) })}
          rule={ruling.rule}
          suppliers={suppliers}
          storeDays={ruling.storeDays}
          onDone={() => setRuling(null)}
        />
      ) : null}
    </>
  );
}
