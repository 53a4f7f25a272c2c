'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useUnit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import type { SheetProduct } from '@/server/stocktake/read-sheet';

const STEP = 50;

/** What should stand here and nobody counted yet; without quantities where counting is blind. */
export function CountTodo(props: {
  rows: readonly SheetProduct[];
  onOne: (productId: string) => void;
  onType: (row: SheetProduct) => void;
}) {
  const t = useTranslations('stocktake');
  const unitOf = useUnit();
  const [shown, setShown] = useState(STEP);
  if (props.rows.length === 0) return <EmptyState title={t('todoEmpty')} />;
  return (
    <>
      <ul aria-label={t('todo')} className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {props.rows.slice(0, shown).map((row) => (
          <li key={row.productId} className="flex items-center gap-2 p-3">
            <p className="min-w-0 flex-1">
              {goodsName(row)}
              <span className="block text-ink-soft text-xs">{row.code}</span>
              {row.expected === null ? null : (
                <span className="figures block text-ink-soft text-xs">
                  {t('bookSays', { quantity: row.expected, unit: unitOf(row.unit, row.expected) })}
                </span>
              )}
            </p>
            <Button
              size="lg"
              onClick={() => props.onType(row)}
              aria-label={t('typeFirst', { name: goodsName(row) })}
            >
              {t('type')}
            </Button>
            <Button
              size="lg"
              variant="primary"
              onClick={() => props.onOne(row.productId)}
              aria-label={t('oneMoreOf', { name: goodsName(row) })}
            >
              +1
            </Button>
          </li>
        ))}
      </ul>
      {props.rows.length > shown ? (
        <Button size="lg" onClick={() => setShown(shown + STEP)}>
          {t('showMore')}
        </Button>
      ) : null}
    </>
  );
}
